# Signing in
account-sign-in = Sign in
account-sign-in-lede = We send you a link. No password to remember.
account-sign-in-lede-by-hand = This site sends no mail: the coordinator hands your link on.
account-email = E-mail
account-login = E-mail or telephone
account-email-hint = The one your coordinator knows.
account-login-wrong = Write an e-mail address or a telephone: ainur@example.kz or +7 701 000 00 00
account-send-link = Send me a link
account-send-link-note = It works once, for 15 minutes. If it does not come, look in the spam folder or ask your coordinator.
account-ask-link = Ask for a link
account-ask-link-note = Then call your coordinator: they see your request and send the link by SMS or messenger. It works once, for 15 minutes.
account-by-password = Use a password instead
account-password = Password
account-otp-hint = Only if you have set up a second key: the code from the app or a recovery code.
account-enter = Sign in
account-password-wrong = This does not open the account. Check e-mail and password; if you have set up a second key, its code as well. If you never set a password, sign in by a link
account-password-no-login = With a password one signs in by e-mail or telephone. First write one of them above
account-locked = This account is locked. Ask the owner of the site
account-no-account = No account?
account-no-account-text = Public pages need no sign-in. If you are on the team, the coordinator makes you an account.

# After asking for a link
account-asked = Look into your mail
account-asked-by-hand = Call your coordinator
account-asked-next = What happens now
account-asked-text = If we know { $email }, a letter with a link is on its way there.
account-asked-by-hand-text = If we know { $login }, the coordinator now has a link for you and can send it by SMS or messenger.
account-asked-phone = Your link is asked for
account-asked-phone-text = If we know { $phone }, a link is on its way to your e-mail. Without one on record, the coordinator has your link and can send it by SMS or messenger.
account-asked-life = The link works once and for 15 minutes.
account-asked-else = If it does not come
account-asked-else-spam = Look in the spam folder.
account-asked-else-address = Check the address: is it the one your coordinator knows?
account-asked-else-hand = Ask your coordinator for a link by hand.
account-asked-again = Ask once more

# The letter
account-letter-subject = Your link to sign in: { $site }
account-letter-text = Hello, { $name }.

    Your link to sign in to “{ $site }”:
    { $link }

    It works once and for 15 minutes. If you did not ask for it, do nothing: nobody gets in without it.

# Letters about changes
account-letter-changed-subject = Your sign-in has changed: { $site }
account-letter-changed-text = Hello, { $name }.

    { $when }: { $what } This is about your account on “{ $site }”. All other devices have been signed out.

    If it was you, there is nothing to do. If it was not, sign in, look at the devices on your page and tell the owner of the site.
account-changed-password = a new password was set.
account-changed-no-password = the password was removed.
account-changed-factor = a second key was set up.
account-changed-no-factor = the second key was removed.
account-changed-recovery = a recovery code was used.
account-letter-email-subject = Confirm your e-mail: { $site }
account-letter-email-text = Hello, { $name }.

    Press this link so that { $email } becomes your address on “{ $site }”:
    { $link }

    It works once, for 15 minutes, on a device where you are signed in. If you did not ask for it, do nothing.
account-letter-email-asked-text = Hello, { $name }.

    On “{ $site }” somebody asked for { $email } to become your address in place of this one. It counts once the link sent there is pressed.

    If it was you, there is nothing to do. If it was not, sign in, sign out the other devices on your page and tell the owner of the site.
account-letter-email-done-text = Hello, { $name }.

    Your address on “{ $site }” is now { $email }. Nothing more goes to this one.

    If it was not you, tell the owner of the site at once.
account-letter-invite-subject = You are invited: { $site }
account-letter-invite-text = Hello, { $name }.

    You now have a place in “{ $programme }” on “{ $site }”: { $role }.

    To come in, open { $door } and type { $email }. A link to sign in comes to you; no password is needed.

# The link
account-link-lede = One more press and you are in.
account-link-who = You sign in as
account-link-once = The button uses the link up. Opening this page does not.
account-link-new = Ask for a new link
account-link-same = We send a new one to the same address: { $email }.
account-link-send = Send a new link
account-link-elsewhere = To another address
account-link-me = Signed in here now:
account-link-sign-out = Sign out and use this link
account-link-unknown = There is no such link
account-link-unknown-text = A part of the address may have been lost when it was copied, or a newer sign-in made it useless. Open the whole link from the latest letter, or ask for a new one.
account-link-used = This link has been used
account-link-used-text = A link to sign in works once. If it was you, you may still be signed in. If it was not, ask for a new one and tell the coordinator.
account-link-expired = The time of this link is over
account-link-expired-text = A link to sign in works for 15 minutes. Ask for a new one.
account-link-other = This link is for another person
account-link-other-text = Somebody else is signed in on this device. The link is still good: sign out first, or open it on your own device.
account-link-locked = This account is locked
account-link-locked-text = Nobody can sign in with it now. Ask the owner of the site.

# The second proof
account-code = Code from your phone
account-code-lede = Open the authenticator app on your phone and copy the six digits.
account-code-label = Code from the app
account-code-hint = Six digits. They change every 30 seconds.
account-code-wrong = This code does not fit. Wait for the next one and copy it; the clock of the phone must be right
account-set-up-over = The key on this page was more than an hour old and does not count any more. Below is a new one: scan it and type its code
account-recovery-instead = The phone is not here: use a recovery code
account-recovery-label = Recovery code
account-recovery-hint = One of the ten you printed, like abcd-efgh-jkmn. It works once.
account-recovery-wrong = This is none of your unused recovery codes
account-code-lost = Neither phone nor codes? The owner of the site can let you in anew.
account-sign-out = Sign out

# Setting up the app
account-set-up = Set up a second key
account-set-up-must = Your role sees data of other people. So that a stolen letter opens nothing, a code from your phone is asked for as well.
account-set-up-may = After the link or the password, a code from your phone will be asked for as well.
account-set-up-1 = Add Keruen to an authenticator app
account-set-up-1-text = Any will do: Aegis, FreeOTP, Google Authenticator, Microsoft Authenticator. In it choose “add” and point the camera at this picture.
account-set-up-qr = QR code for the app. The same key stands below as text.
account-set-up-same = Is the app on this very phone?
account-set-up-open = Open in the app
account-set-up-type = Or type this key into the app:
account-set-up-2 = Type the code it shows
account-set-up-code-hint = Six digits.
account-set-up-confirm = Confirm
account-set-up-then = Then you get ten recovery codes for the day the phone is lost.
account-factor = Second key
account-factor-lede = An app on your phone is set up. Its code is asked for at every sign-in.
account-factor-left = { $n ->
    [0] No recovery code is left. Make new ones.
    [one] { $n } recovery code is left.
   *[other] { $n } recovery codes are left.
}
account-factor-change = Change
account-factor-code-hint = A code from the app, or one of the recovery codes if the phone is lost. So nobody changes this on a device you left open.
account-factor-renew = Make ten new recovery codes
account-factor-replace = Set up another phone
account-factor-remove = Remove the second key
account-factor-note = New codes make the old ones useless. With another phone the old one no longer opens anything, and all other devices are signed out.
account-recovered-onward = Go on
account-codes = Your recovery codes
account-codes-lede = Without the phone one of these lets you in. Each works once.
account-codes-list = Ten codes
account-codes-once = They are shown this one time only.
account-codes-print = Print this page or copy the codes onto paper and keep it where you keep documents: not in the phone.
account-codes-others = The second key is set up. All other devices are signed out, and a letter about it is on its way to you.
account-codes-others-only = The second key is set up. All other devices are signed out.
account-codes-kept = I have kept them, go on

# One's own page
account-me-lede = How you sign in, in which language, and what you may do here.
account-me-about = You
account-about-change = Correct name or telephone
account-name-hint = As you are called here. Surname first.
account-email-change = Change the e-mail
account-email-new = New e-mail
account-email-new-hint = We send a link there. Until you press it, the old address stays.
account-email-same = This is your e-mail already
account-email-send = Send the link
account-email-waiting = waits for you to press the link in the letter. It works for 15 minutes.
account-email-over = is not confirmed: the time of the link is over.
account-email-again = Send a new link
account-email-cancel = Keep the old address
account-email-confirm = Confirm the e-mail
account-email-confirm-lede = From now on you sign in with this address, and letters go there.
account-email-confirm-button = Confirm
account-email-back = To my page
account-email-unknown = A part of the address may have been lost when it was copied, or you asked for a newer link. Open the link from the latest letter, or send a new one from your page.
account-email-used = This address is confirmed already.
account-email-expired = The link works for 15 minutes. Your old address still counts, and the new one waits on your page: send a new link from there.
account-email-other = It confirms the e-mail of somebody else. The link is still good: it opens for whoever asked for it.
account-mail = E-mail
account-phone = Telephone
account-none = none
account-roles = Your roles
account-roles-none = You have no role yet. The owner of the site or a coordinator gives them.
account-role-site = whole site
account-role-programme = programme
account-role-owner = Site owner
account-role-coordinator = Coordinator
account-role-clerk = Clerk
account-role-reviewer = Reviewer
account-role-commissioner = Commissioner
account-role-trainer = Trainer
account-role-participant = Participant
account-preferences = Language and look
account-lang = Language
account-lang-hint = Letters to you come in it too.
account-theme = Look
account-theme-device = As the device has it
account-theme-light = Light
account-theme-dark = Dark
account-morning = Send me the morning letter
account-morning-hint = On working days, in the morning, and only when something waits for you. It needs an e-mail address.
account-save = Save
account-factor-on = An app on your phone is set up.
account-factor-off = With a code from your phone, a stolen letter or password opens nothing.
account-factor-open = Codes and phone
account-password-is = A password is set. A link opens the site as well.
account-password-none = You have none and need none: a link is enough.
account-password-needed = You have none, and no link can reach you by mail. With a phone number or an e-mail and a password you sign in next time.
account-password-set = Set a password
account-password-change = Change the password
account-present-password = Present password
account-present-why = We ask so that nobody changes this on a device you left open.
account-present-wrong = The present password does not fit. If you forgot it, sign out and come in by a link: for the next 15 minutes it is not asked for
account-password-new = New password
account-password-hint = At least 10 characters; three or four words are easier to remember. All other devices will be signed out.
account-password-save = Save the password
account-password-remove = Remove the password
account-devices = Where you are signed in
account-devices-why = If you do not know a device, end it and tell the owner of the site.
account-device-this = this device
account-device-seen = Last seen: { $when }
account-device-unknown = Unknown device
account-device-end = End
account-devices-end = End all others
account-data = Everything the site keeps about you in one file; you may also have it corrected or erased.
account-data-take = Download my data
account-data-link = What is kept and how to ask
