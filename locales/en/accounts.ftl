# The accounts of the site
accounts-title = Users
accounts-lede = Who signs in here, and what they may.
accounts-find = Name, e-mail or telephone
accounts-all = Show all
accounts-none = Nobody fits these words
accounts-none-why = Accounts appear here when an owner makes them. Try fewer letters.
accounts-new = New user
accounts-name = Surname, given name
accounts-name-hint = As the person is called here. Surname first.
accounts-reach = E-mail or telephone
accounts-email-hint = The link to sign in goes there. Leave it empty if there is none.
accounts-email-taken = Another user has this e-mail
accounts-phone-hint = For a link by SMS: +7 700 000 00 31.
accounts-lang-hint = Letters come in this language.
accounts-person = Person in the directory
accounts-person-hint = If they are in the directory, type a few letters of the name.
accounts-person-which = Which one?
accounts-person-several = Several people have such a name: choose one
accounts-person-none = Nobody in the directory has such a name. Correct it or leave it empty
accounts-person-taken = Another user belongs to this person
accounts-person-not = Not tied to a person of the directory.
accounts-role = Role
accounts-role-hint = The owner’s role is for the whole site, every other one for a programme.
accounts-role-later = No role yet
accounts-role-choose = Choose a role
accounts-role-programme = Programme
accounts-role-no-programme = No programme
accounts-role-programme-needed = Choose the programme in which the role holds
accounts-role-held = This role is held already
accounts-create = Make the account
accounts-leave = Back
accounts-edit = Edit
accounts-edit-title = Edit the account
accounts-show-lede = What this person may here, and how they sign in.
accounts-about = Details
accounts-yes = set up
accounts-no = not set up
accounts-seen = Last seen
accounts-seen-never = never
accounts-locked = Locked
accounts-locked-lede = This person cannot sign in.
accounts-roles = Roles
accounts-roles-none = No role yet: this person sees no more than a visitor does.
accounts-since = since { $when }
accounts-grant = Give a role
accounts-revoke = Take away
accounts-last-owner = A site needs at least one owner who can sign in. Name another owner first. Nothing has changed.
accounts-lock = Lock
accounts-lock-open = Lock this account
accounts-lock-text = The person is signed out everywhere and cannot sign in until you unlock. Nothing is erased.
accounts-lock-why = Why
accounts-lock-why-hint = It stays in the journal.
accounts-lock-own = You cannot lock your own account. Another owner can. Nothing has changed.
accounts-unlock = Unlock
accounts-unlock-text = The person can sign in again, with the same roles.
accounts-erase = Erase the account
accounts-erase-why = The name, addresses and roles go for good. To keep somebody out for a while, lock the account.
accounts-erase-open = What would be erased
accounts-erase-lede = Look at what goes and what stays before you decide.
accounts-erase-button = Erase
accounts-erase-final = This cannot be undone.
accounts-erase-own = You cannot erase the account you are signed in with. Another owner can. Nothing has changed.
accounts-goes-name = Name, e-mail, telephone and language of the account
accounts-goes-keys = Password, second key, recovery codes and links
accounts-goes-roles = { $n ->
    [one] { $n } role
   *[other] { $n } roles
}
accounts-goes-sessions = { $n ->
    [one] { $n } device: it is signed out
   *[other] { $n } devices: they are signed out
}
accounts-stays-person = The person in the directory stays; they are erased on their own page:
accounts-hand = A link by hand
accounts-hand-text = For somebody without mail, or whose letter does not come. Whoever holds the link signs in as this person: hand it to nobody else.
accounts-hand-make = Make a link
accounts-hand-lede = Send this to { $name } now: the link works once and for 15 minutes.
accounts-hand-once = It is shown this one time only. That you made it stands in the journal.
accounts-hand-copy = The finished text
accounts-hand-in = In the reader’s language: { $lang }
accounts-hand-sms = Open in SMS
accounts-hand-no-phone = No telephone is known. Copy the text into a messenger.
accounts-hand-back = Back to the account

accounts-lacking = Those who need a second key and have none.
