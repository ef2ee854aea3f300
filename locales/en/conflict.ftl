# When two people save the same thing
conflict-title = You both changed the same thing
conflict-title-own = You changed this yourself in another window
conflict-lede = It was saved ({ $when }) while you were writing. Your text is safe. Choose what stays.
conflict-lede-who = { $who } saved it ({ $when }) while you were writing. Your text is safe. Choose what stays.
conflict-lede-somebody = Somebody else saved it while you were writing. Your text is safe. Choose what stays.
conflict-count = { $n ->
    [one] { $n } field differs
   *[other] { $n } fields differ
 }
conflict-apart = Your changes do not collide
conflict-kept = The saved version stays in the history. What you do not choose of your own is not kept.
conflict-field = Field
conflict-mine = Yours
conflict-theirs = Saved
conflict-nothing = (empty)
conflict-joined = Nothing to choose here: both of your changes stay
conflict-by-me = your change:
conflict-by-them = the saved change:
conflict-save = Save what I chose
conflict-leave = Keep the saved version
conflict-do-nothing = Do nothing and go back
conflict-overtaken = This changed meanwhile
conflict-overtaken-lede = Somebody saved after you opened the page. Nothing has been done yet: look at what changed, then decide.
conflict-changes = What changed
conflict-now = How it stands now
conflict-typed = What you typed
