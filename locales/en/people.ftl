# People: the directory, a person's page and what is done there
people-title = People
people-everybody = Everybody
people-add = Add a person
people-add-this = Add a person of this name
people-search = Name, organisation or telephone: three letters are enough
people-territory = Territory
people-post = Role
people-organisation = Organisation
people-consent = Has agreed to
people-any = All
people-count = { $n ->
    [one] { $n } person
   *[other] { $n } people
 }
people-found = { $n ->
    [one] { $n } person
   *[other] { $n } people
 }
people-found-for = “{ $q }”: { $n ->
    [one] { $n } person
   *[other] { $n } people
 }
people-found-scripts = Kazakh, Russian and Latin spellings included
people-found-similar = nobody is written exactly so; similar names are shown
people-was = Surname before: { $name }
people-blocked = Blocked
people-empty = Nobody here yet
people-empty-why = People of the programme will stand here with their organisations, contacts and consents. If your list is in a spreadsheet, load it at once.
people-nobody = Nobody found
people-nobody-for = Nobody found for “{ $q }”
people-nobody-try = The name may be written differently: try the first three letters of the surname or the last four digits of the telephone. The search understands Kazakh, Russian and Latin spellings. If a filter is set, take it off.
people-nobody-all = Show the whole list
people-pairs = Possibly one person
people-pairs-count = { $n ->
    [one] { $n } pair of records is very much alike.
   *[other] { $n } pairs of records are very much alike.
 } Merging loses nothing.
people-pairs-look = Have a look
people-sheet = Spreadsheet
people-import = Load from a spreadsheet
people-export = Take this list

# A person's page
people-edit = Correct
people-blocked-title = The data is blocked
people-blocked-why = It is kept, but shown nowhere and not changed. The block can be lifted, or the data erased.
people-unblock = Look at the block
people-missing = { $n ->
    [one] One thing is missing
   *[other] { $n } things are missing
 }
people-missing-contact = There is neither a telephone nor an e-mail address: no message can arrive.
people-missing-contact-add = Add a contact
people-missing-consent = There is no consent to taking part: the data must not be used yet.
people-missing-consent-add = Record the consent
people-memberships = Memberships
people-memberships-none = No organisation is recorded yet.
people-membership-add = Add
people-membership-edit = Correct or end
people-basis = Basis
people-seats = Seats on councils
people-seat = { $post }, seat { $n }
people-programmes = Programmes
people-programmes-none = Tied to no programme: only the site's owner sees this record.
people-programmes-edit = Change
people-history = History
people-history-none = No entries yet.
people-history-older = { $n ->
    [one] { $n } more entry
   *[other] { $n } more entries
 }
people-was-before = was:
people-is-now = is now:
people-contacts = Contacts
people-contacts-edit = Change
people-contacts-who = Only coordinators see them.
people-contacts-none = Neither a telephone nor an e-mail address.
people-consents = Consents
people-consents-none = No wording of a consent has been published on this site yet.
people-consent-none = Not asked for
people-consent-given = { $day }, { $way }, text { $version }
people-consent-withdrawn = Withdrawn { $day }, { $way }
people-consent-older = A newer text has come out since.
people-data = Personal data
people-number = Record number
people-created = Recorded
people-merge = Merge with another record
people-merge-why = If one person was recorded twice
people-take = Give all their data as one file
people-block = Block
people-block-why = The data is kept but not shown
people-erase = Erase
people-erase-why = Within one working day. First we show what goes
people-span-both = { $from } – { $to }
people-span-since = { $from } – now
people-span-until = until { $to }
people-span-open = No dates recorded

# Why not
people-refused-blocked = This person's data is blocked: lift the block first.
people-refused-contact-twice = This contact is recorded already
people-refused-overlaps = The same role in this organisation is recorded already for these days
people-refused-no-consent = This consent does not stand now.
people-refused-consent-stands = This consent stands already under the present text.
people-refused-no-wording = No wording is published for this purpose yet. The site's owner publishes it.
people-refused-same = This is one and the same record.
people-refused-in-use = Other records rest on this one.

# Roles
people-post-member = member
people-post-chair = chair
people-post-deputy-chair = deputy chair
people-post-secretary = secretary
people-post-head = head
people-post-deputy-head = deputy head
people-post-board = board member
people-post-founder = founder
people-post-staff = staff
people-post-volunteer = volunteer
people-post-expert = expert
people-post-trainer = trainer
people-post-other = other

# Purposes of consents
people-purpose-taking-part = Taking part and use of the data
people-purpose-name-public = Name made public
people-purpose-photo-public = Photos made public
people-purpose-draw-file = A row in the draw file
people-purpose-questionnaires = Questionnaires even if not chosen
people-purpose-contacts-cohort = Contacts shown to participants
people-purpose-points-public = Points public by application number

# Ways
people-way-site = by themselves on the site
people-way-paper = on paper
people-way-phone = by telephone
people-way-message = in a letter or message
people-way-import = with a spreadsheet
people-way-newer-wording = on agreeing to a newer text
people-way-merge = when records were merged

people-language-kk = Kazakh
people-language-ru = Russian
people-language-en = English

# History
people-verb-create = Record made
people-verb-change = Data corrected
people-verb-block = Data blocked
people-verb-unblock = Block lifted
people-verb-tie = Tied to a programme
people-verb-untie = Untied from a programme
people-verb-add-contact = { $what } added
people-verb-remove-contact = { $what } removed
people-verb-main-contact = { $what } made the main one
people-verb-add-membership = Membership added
people-verb-change-membership = Membership corrected
people-verb-remove-membership = Membership removed
people-verb-give-consent = Consent given: { $what }
people-verb-withdraw-consent = Consent withdrawn: { $what }
people-verb-keep-apart = Noted as not one person with a similar record
people-verb-merge = Another record was merged into this one
people-verb-import = Loaded from a spreadsheet
people-verb-other = Record changed
people-field-surname = Surname
people-field-given = Given name
people-field-patronymic = Patronymic
people-field-former = Surnames before
people-field-languages = Languages
people-field-territory = Territory
people-field-phone = Telephone
people-field-email = E-mail
people-field-organisation = Organisation
people-field-post = Role
people-field-title = Position
people-field-span = Dates
people-field-basis = Basis
people-field-membership = Membership

# Adding and correcting
people-new-title = New person
people-new-lede = Surname and given name are enough; the rest can be filled in later.
people-new-save = Add
people-new-anyway = This is another person, add
people-edit-title = Correct the data
people-save = Save
people-cancel = Back
people-patronymic-hint = Leave empty if there is none
people-former-hint = Separate several with semicolons. The search finds them too.
people-phone-hint = For example: 8 700 000 00 21
people-email-hint = Leave empty if there is none: messages can go by hand
people-unknown = Not known
people-first-language = Language of letters
people-first-language-hint = Messages come in this language
people-other-languages = Other languages they speak
people-programme = Programme
people-programme-hint = Its coordinators see the person from then on
people-programme-none = None for now
people-alike = Somebody alike is here already
people-alike-why = Have a look first: it may be the same person. If it is another one, add them with the button below.
people-empty-value = (empty)

people-conflict-title = You both corrected this record
people-conflict-lede = The record changed ({ $when }) while you were writing. Your text is safe. Choose what stays.
people-conflict-lede-who = { $who } saved this record ({ $when }) while you were writing. Your text is safe. Choose what stays.
people-conflict-count = { $n ->
    [one] { $n } field differs
   *[other] { $n } fields differ
 }
people-conflict-kept = Both versions stay in the history.
people-conflict-field = Field
people-conflict-mine = Yours
people-conflict-theirs = Saved
people-conflict-joined = We join these ourselves
people-conflict-by-me = changed by you:
people-conflict-by-them = saved before:
people-conflict-save = Save what I chose
people-conflict-leave = Leave it as saved
