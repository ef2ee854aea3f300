# The morning letter
morning-subject = { $n ->
    [one] { $n } thing waits for you today: { $site }
   *[other] { $n } things wait for you today: { $site }
}
morning-text = Good morning, { $name }.

    What waits for you ({ $n }):

    { $todos }

    All of it on one page: { $desk }

    This letter comes on working days, in the morning, and only when something waits. If you no longer want it, open this link and press the button:
    { $stop }
morning-stop = No more morning letters?
morning-stop-text = After the button, letters about what waits for you stop. Sign-in links and other letters come as before.
morning-stop-button = No more of them
morning-stop-note = Opening this page changes nothing. You can switch the letter on again on your own page.
morning-stopped = The morning letter has stopped
morning-stopped-text = What waits for you stands on the page “Today”. You can switch the letter on again on your own page.
morning-unknown = This link is too old
morning-unknown-text = It works for 90 days. Switch the morning letter off on your own page, under “Language and look”.
morning-to-me = My page
