# Today: around the page
home-title = Today, { $day }
home-public = Open the public page
home-stages = Stages of the programme
home-needs = Waiting for you
home-todo-count = { $n ->
    [one] { $n } thing
   *[other] { $n } things
}
home-quiet = Nothing needs you today
home-quiet-text = When something is needed, it appears here, what is late first.
home-late = Late
home-soon = Soon
home-info = Good to know
home-stock = How things stand
home-stock-people = People
home-stock-organisations = Organisations
home-stock-councils = Of these, public councils
home-stock-seats = Seats in councils
home-changed = What changed
home-changed-none = Nothing has changed yet. Who did what will show here.
home-journal = The whole journal
home-yesterday = Yesterday
home-number = No. { $n }
home-exported = { $n ->
    [one] { $n } person
   *[other] { $n } people
}, { $way }
home-and-more = { $name } and { $n } more

# First steps of a new site
home-steps = First steps
home-steps-why = After these steps the first programme can begin.
home-step-open = To do
home-step-done = Done
home-step-do = Start
home-step-factor = Protect your sign-in
home-step-factor-text = It takes a code app on your phone and two minutes.
home-step-way = A way back in
home-step-way-text = Write your phone or e-mail on your own page and set a password: tomorrow there is no way in without them.
home-step-name = Name the site
home-step-name-text = A name and contacts in three languages: every visitor sees them.
home-step-invite = Invite the team
home-step-invite-text = A coordinator and a clerk get a sign-in link. Whoever has no e-mail gets it from you by hand.
home-step-organisation = Add an organisation
home-step-organisation-text = Your own first, and the commissioner.
home-step-programme = Add a programme
home-step-programme-text = A name is enough, the rest comes later. Until it is published only the team sees it.
home-step-import = Import people
home-step-import-text = An Excel table will do. You see what would change before anything is written.

# What is needed: title, explanation, button
home-backup-late-title = { $n ->
    [one] No backup for { $n } hour
   *[other] No backup for { $n } hours
}
home-backup-late-text = If the disk fails, what was written since then is lost.
home-backup-late-button = Make a backup
home-mail-failing-title = { $n ->
    [one] Mail is not working: { $n } message stuck
   *[other] Mail is not working: { $n } messages stuck
}
home-mail-failing-text = Check the mail settings, or send the messages by hand.
home-mail-failing-button = See the messages
home-jobs-dead-title = { $n ->
    [one] { $n } background job gave up
   *[other] { $n } background jobs gave up
}
home-jobs-dead-text = Eight attempts failed. The reason stands in the site settings.
home-jobs-dead-button = See why
home-second-factor-missing-title = { $n ->
    [one] { $n } user signs in without a second key
   *[other] { $n } users sign in without a second key
}
home-second-factor-missing-text = An owner and a coordinator see everybody’s data, so they need a code.
home-second-factor-missing-button = Users
home-persons-blocked-title = { $n ->
    [one] The data of { $n } person is blocked
   *[other] The data of { $n } people is blocked
}
home-persons-blocked-text = Within one working day it is to be unblocked or erased.
home-persons-blocked-button = See the people
home-letters-by-hand-title = { $n ->
    [one] Send { $n } message by hand
   *[other] Send { $n } messages by hand
}
home-letters-by-hand-text = The text is ready: copy it and send it from your phone.
home-letters-by-hand-button = Send
home-letters-bounced-title = { $n ->
    [one] { $n } message came back
   *[other] { $n } messages came back
}
home-letters-bounced-text = There is no such address. Put it right, or send by hand.
home-letters-bounced-button = See the messages
home-letters-failed-title = { $n ->
    [one] { $n } message was not sent
   *[other] { $n } messages were not sent
}
home-letters-failed-text = The mail server did not take it. It can be sent by hand.
home-letters-failed-button = See the messages
home-import-waiting-title = { $n ->
    [one] { $n } table waits to be imported
   *[other] { $n } tables wait to be imported
}
home-import-waiting-text = Looked through, not written yet. Nothing has changed.
home-import-waiting-button = Open the table
home-duplicates-title = { $n ->
    [one] { $n } pair may be written down twice
   *[other] { $n } pairs may be written down twice
}
home-duplicates-text = One person or two, you decide. You see everything before they are merged.
home-duplicates-button = Compare
home-without-consent-title = { $n ->
    [one] { $n } person has no consent to take part
   *[other] { $n } people have no consent to take part
}
home-without-consent-text = Without consent there is no ground to keep the data: ask, and note it.
home-without-consent-button = See the people
home-wording-missing-title = { $n ->
    [one] { $n } consent has no wording
   *[other] { $n } consents have no wording
}
home-wording-missing-text = Until there is a wording, no consent can be noted.
home-wording-missing-button = Write it
home-recovery-codes-few-title = { $n ->
    [one] { $n } recovery code left
   *[other] { $n } recovery codes left
}
home-recovery-codes-few-text = If the phone is lost, only these let you in.
home-recovery-codes-few-button = Get new ones
home-programme-without-commissioner-title = { $n ->
    [one] { $n } programme names no commissioner
   *[other] { $n } programmes name no commissioner
}
home-programme-without-commissioner-text = Without one it cannot be published.
home-programme-without-commissioner-button = Programmes
home-programme-unpublished-title = { $n ->
    [one] { $n } programme is not published
   *[other] { $n } programmes are not published
}
home-programme-unpublished-text = Only the team sees it so far.
home-programme-unpublished-button = Programmes
home-terms-ending-title = { $n ->
    [one] The term of { $n } council ends soon
   *[other] The terms of { $n } councils end soon
}
home-terms-ending-text = The new members and the new term can be entered ahead.
home-terms-ending-button = See the councils
home-terms-overlapping-title = { $n ->
    [one] Two terms of { $n } council share days
   *[other] Terms of { $n } councils share days
}
home-terms-overlapping-text = The page of a council shows only one of them, so correct their days.
home-terms-overlapping-button = See the councils
home-seats-vacant-title = { $n ->
    [one] { $n } vacant seat in councils
   *[other] { $n } vacant seats in councils
}
home-seats-vacant-text = Vacancies show on the public page too.
home-seats-vacant-button = See the councils
home-calendar-estimates-title = { $n ->
    [one] The day of { $n } holiday is an estimate
   *[other] The days of { $n } holidays are estimates
}
home-calendar-estimates-text = Put it right in the calendar when it is announced: terms are counted by it.
home-calendar-estimates-button = Open the calendar
home-backup-failed-title = The latest backup did not succeed
home-backup-failed-text = The reason stands in the site settings. The site tries again by itself; you can start one too.
home-backup-failed-button = See why
home-database-damaged-title = The database file is damaged
home-database-damaged-text = Do not write into it any more. Restore the last backup on the server into an empty folder: keruen restore BACKUP --data NEWDIR
home-database-damaged-button = See why
home-no-way-back-title = You may not get in again
home-no-way-back-text = After twelve hours without work the site asks you to sign in again, and no link can reach you by mail. Write your phone or e-mail and set a password.
home-no-way-back-button = My page
home-consent-withdrawn-title = { $n ->
    [one] { $n } person took back the consent to take part
   *[other] { $n } people took back the consent to take part
}
home-consent-withdrawn-text = Block or erase their data within one working day.
home-consent-withdrawn-button = See the people
home-deliverables-late-title = { $n ->
    [one] { $n } deliverable is overdue
   *[other] { $n } deliverables are overdue
}
home-deliverables-late-text = If it was handed over, mark it done. If not, write down the new day.
home-deliverables-late-button = Programmes
home-letters-unknown-title = { $n ->
    [one] It is not known whether { $n } message arrived
   *[other] It is not known whether { $n } messages arrived
}
home-letters-unknown-text = The site stopped while sending. Ask the person whether it came.
home-letters-unknown-button = See the messages
home-programme-begun-title = { $n ->
    [one] { $n } programme has begun, and its page is not published
   *[other] { $n } programmes have begun, and their pages are not published
}
home-programme-begun-text = The first day has come. Publish the page or move the dates.
home-programme-begun-button = Programmes
home-deliverables-due-title = { $n ->
    [one] { $n } deliverable is due within two weeks
   *[other] { $n } deliverables are due within two weeks
}
home-deliverables-due-text = The exact days stand on the page of the programme.
home-deliverables-due-button = Programmes
home-calendar-unknown-title = { $n ->
    [one] The calendar lacks the day of { $n } holiday of next year
   *[other] The calendar lacks the days of { $n } holidays of next year
}
home-calendar-unknown-text = Without it, terms that run into next year are counted wrongly.
home-calendar-unknown-button = Open the calendar
home-programme-wordless-title = { $n ->
    [one] { $n } programme lacks a text in one of its languages
   *[other] { $n } programmes lack a text in one of their languages
}
home-programme-wordless-text = Where there is no name or opening sentence, the page says that it is missing.
home-programme-wordless-button = Programmes
home-news-draft-title = { $n ->
    [one] { $n } news post is written and waits to be published
   *[other] { $n } news posts are written and wait to be published
}
home-news-draft-text = Only the team sees it so far.
home-news-draft-button = Programmes
home-mail-missing-title = Mail is not set up
home-mail-missing-text = All messages go by hand. The mail server is named in the settings file of the site.
home-mail-missing-button = Site settings
home-site-unnamed-title = The site has no name
home-site-unnamed-text = It says “Keruen” so far. Give it the name of your organisation.
home-site-unnamed-button = Name it

# Roles
home-role-owner = site owner
home-role-coordinator = coordinator
home-role-clerk = clerk
home-role-reviewer = reviewer
home-role-commissioner = commissioner
home-role-trainer = trainer
home-role-participant = participant
home-role-applicant = applicant
home-role-nominator = nominating body
home-role-account = user
home-role-visitor = visitor
home-role-system = the site itself

# What happened: “: name” or “: number” follows
home-did-other = Another change
home-did-person-create = Person added
home-did-person-change = Record of a person changed
home-did-person-block = Data of a person blocked
home-did-person-unblock = Data of a person unblocked
home-did-person-tie = Person tied to a programme
home-did-person-untie = Person untied from a programme
home-did-person-erase = Data of a person erased
home-did-person-merge = Two records merged
home-did-person-merge-away = Duplicate record merged away
home-did-person-keep-apart = Marked as two people
home-did-person-not-apart = No longer marked as two people
home-did-person-add-membership = Role in an organisation added
home-did-person-change-membership = Role in an organisation changed
home-did-person-remove-membership = Role in an organisation removed
home-did-person-add-contact = Contact added
home-did-person-remove-contact = Contact removed
home-did-person-main-contact = Main contact chosen
home-did-person-give-consent = Consent given
home-did-person-withdraw-consent = Consent withdrawn
home-did-person-take-seat = Seat in a council taken
home-did-person-leave-seat = Seat in a council left
home-did-organisation-undo-seat = Mistaken entry removed from a council seat
home-did-organisation-correct-seat = Time in a council seat corrected
home-did-organisation-change-term = Days of a council term corrected
home-did-person-undo-seat = Mistaken seat in a council removed
home-did-person-correct-seat = Time in a council seat corrected
home-did-person-import = Person imported from a list
home-did-consent-text-publish = Wording of a consent published
home-did-organisation-create = Organisation added
home-did-organisation-change = Record of an organisation changed
home-did-organisation-open-seat = Seat in a council opened
home-did-organisation-open-term = New term of a council opened
home-did-organisation-remove-seat = Seat in a council removed
home-did-organisation-take-seat = Seat in a council taken
home-did-organisation-leave-seat = Seat in a council vacated
home-did-territory-create = Territory added
home-did-territory-change = Record of a territory changed
home-did-programme-create = Programme added
home-did-programme-save = Programme changed
home-did-programme-save-stages = Stages of a programme changed
home-did-programme-publish = Programme published
home-did-programme-withdraw = Programme withdrawn
home-did-news-create = News written
home-did-news-save = News changed
home-did-news-publish = News published
home-did-news-withdraw = News withdrawn
home-did-indicator-create = Indicator added
home-did-indicator-save = Indicator changed
home-did-programme-remove-indicator = Indicator removed
home-did-deliverable-create = Deliverable added
home-did-deliverable-save = Deliverable changed
home-did-deliverable-mark-done = Deliverable done
home-did-programme-remove-deliverable = Deliverable removed
home-did-public-act = Public act published
home-did-account-create = User added
home-did-account-save = User changed
home-did-account-save-own = User corrected own data
home-did-account-ask-email = New e-mail asked for
home-did-account-give-up-email = New e-mail given up
home-did-account-change-email = New e-mail confirmed
home-did-account-set-preferences = Language and theme chosen
home-did-account-set-morning-letter = Morning letter switched on or off
home-did-account-link-person = User linked to a person
home-did-account-lock = User locked out
home-did-account-unlock = User let in again
home-did-account-grant-role = Role granted
home-did-account-revoke-role = Role taken away
home-did-account-reset = Sign-in reset
home-did-account-erase = User erased
home-did-account-set-second-factor = Second factor set up
home-did-account-remove-second-factor = Second factor removed
home-did-account-renew-recovery-codes = Recovery codes renewed
home-did-account-use-recovery-code = Recovery code used
home-did-account-set-password = Password set
home-did-account-remove-password = Password removed
home-did-account-revoke-session = Device signed out
home-did-account-make-link = Sign-in link made
home-did-letter-write = Message written
home-did-letter-send-by-hand = Message sent by hand
home-did-letter-hand-over = Message handed over to be sent by hand
home-did-letter-try-again = Message to be mailed again
home-did-letter-not-sent = Message turned out not to be sent
home-did-import-upload = Spreadsheet brought
home-did-import-columns = Meaning of a spreadsheet's columns chosen
home-did-import-answer = Names of organisations in a spreadsheet made clear
home-did-import-agree = Agreed to take a spreadsheet in
home-did-import-import = Spreadsheet taken in
home-did-import-discard = Spreadsheet deleted
home-did-directory-export = List of people taken as a file
home-did-site-save = Site settings changed
home-did-site-erase-again = Erasures repeated after a restore
home-did-site-back-up = Backup asked for
home-did-site-try-job-again = Dead job started again
home-did-calendar-save = Calendar of working days changed

home-open = Open
home-named-until = { $name }, { $day }
home-import-faulty-title = { $n ->
    [one] { $n } import left faulty rows out
   *[other] { $n } imports left faulty rows out
}
home-import-faulty-text = Take the rows back, correct them and bring them again. They are kept for one day.
home-import-faulty-button = See the rows
home-coming = What is coming
home-coming-none = No dates are set yet. They will show here.
home-coming-now = Under way
home-doors = What you do here
home-doors-own = Yours
home-door-person = Write a person down
home-door-person-text = Name, telephone, consent: what you know now is enough.
home-door-people = Find a person
home-door-people-text = Three letters are enough, in any script.
home-door-news = Write a news post
home-door-news-text = The coordinator looks at it and publishes it.
home-door-data = Take your data
home-door-data-text = Everything that is kept about you, in one file.
home-door-me = Your account
home-door-me-text = Name, telephone, language, where you are signed in.
home-door-your-data = What happens with your data
home-door-your-data-text = What is kept, for how long, and how to have it corrected or erased.
