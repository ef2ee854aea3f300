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
people-consent-without = No consent to taking part
people-consent-taken-back = Consent to taking part withdrawn
people-state = State of the data
people-any = All
people-filters = Filters
people-filters-set = Filters: { $n } set
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
people-empty-why = People of the programme will stand here with their organisations, contacts and consents.
people-empty-import = If your list is in a spreadsheet, load it at once.
people-empty-reader = You see only people tied to your programme. The list is brought by a coordinator or the owner of the site: if it is there already, ask whether the people are tied to the programme.
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
people-export-open = Everybody on the list, but for those who are blocked or not yours to decide about

# A person's page
people-edit = Edit
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
people-memberships-only-seats = Besides the seat in a council, no organisation is written down.
people-membership-add = Add
people-membership-edit = Edit or end
people-basis = Basis
people-seats = Seats on councils
people-seat = { $post }, seat { $n }
people-programmes = Programmes
people-programmes-none = Tied to no programme: only the site's owner sees this record.
people-programmes-edit = Change
people-contacts = Contacts
people-contacts-edit = Change
people-contacts-who = Seen by the coordinators and clerks of their programmes, and by the owner of the site.
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
people-span-both = { $from } – { $to }
people-span-since = { $from } – now
people-span-until = until { $to }
people-span-open = No dates recorded

# Why not
people-refused-blocked = This person's data is blocked: lift the block first.
people-refused-contact-twice = This contact is recorded already
people-refused-overlaps = The same role in this organisation is recorded already for these days
people-seated-there = Open the seats of the council
people-refused-seated = This council has seats: its chair, deputies and members are put in a seat. Choose another role, or fill a seat on the page of the council
people-refused-no-consent = This consent does not stand now.
people-refused-consent-stands = This consent stands already under the present text.
people-refused-no-wording = No wording is published for this purpose yet. The site's owner publishes it.
people-refused-both-seats = Both records hold a seat of one council in the same term (seat { $n }). Free one of them first.
people-refused-same = This is one and the same record
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
people-verb-tie = Added to a programme
people-verb-untie = Taken out of a programme
people-verb-add-contact = { $what } added
people-verb-remove-contact = { $what } removed
people-verb-main-contact = { $what } made the main one
people-verb-add-membership = Membership added
people-verb-change-membership = Membership corrected
people-verb-remove-membership = Membership removed
people-verb-join-membership = A membership of two records was joined
people-verb-give-consent = Consent given: { $what }
people-verb-withdraw-consent = Consent withdrawn: { $what }
people-verb-keep-apart = Noted as not one person with a similar record
people-verb-not-apart = No longer marked as two people
people-verb-merge = Another record was merged into this one
people-verb-merge-away = Record that was merged into this one
people-verb-undo-seat = Seat written down by mistake removed
people-verb-correct-seat = Time in a seat corrected
people-verb-leave-seat = Left a seat of a council
people-verb-take-seat = Put in a seat of a council
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
people-new-another = Add and write down another
people-agreed = Consents on the same paper
people-agreed-why = Tick only what the person signed. Each stands by itself, and none is ticked beforehand.
people-agreed-to = What they agreed to
people-edit-title = Edit the data
people-save = Save
people-cancel = Back
people-patronymic-hint = Leave empty if there is none
people-former-hint = Separate several with semicolons. The search finds them too.
people-phone-hint = For example: 8 700 000 00 21
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

# Contacts
people-contacts-title = Change the contacts
people-contact-main = Main
people-contact-make-main = Make it the main one
people-contact-remove = Remove
people-contact-remove-why = The number or address leaves this person’s page. It stays in the history, but no button brings it back: if you need it, you type it again.
people-contact-remove-it = Remove { $contact }
people-contact-add = Add a contact
people-contact-label = Telephone or e-mail
people-contact-hint = For example: 8 700 000 00 21 or ulgi@example.kz
people-back = Back to the person

# Memberships
people-membership-new = New membership
people-membership-title = Edit or end a membership
people-no-organisations = No organisation is recorded yet. Add it first.
people-choose = Choose
people-title-hint = If the organisation calls it differently. Needed for the role “other”
people-since = From which day
people-until = Until which day
people-until-hint = Leave empty while it lasts
people-day-hint = For example: 23.11.2026
people-basis-hint = Document, number, day. For example: charter, 04.03.2021
people-mistake = If it was a mistake
people-mistake-why = Remove here a membership that never was. One that is over is not removed: write down its last day.
people-seat-remove = Remove from the seat
people-seat-mistake-why = If the person never held this seat, remove the entry. If they left, write the last day instead.
people-seat-until-hint = Leave it empty while they hold the seat: the term of the council ends on { $day }
people-seat-edit = Correct the time in the seat
people-membership-remove = Remove the membership

# Consent
people-consent-now-none = There is no consent.
people-consent-title = Consent: { $purpose }
people-consent-now-older = There is a consent, to an earlier text.
people-consent-now-stands = The consent stands.
people-consent-no-text = No text yet
people-consent-text = Text { $n }
people-consent-give = Record the consent
people-consent-give-why = Record it only if the person has read or heard this text and agreed.
people-consent-way = How they agreed
people-consent-language = In which language they read the text
people-consent-day = On which day
people-consent-give-button = Save the consent
people-consent-not-then = This text has been in force since { $from }, so the day lies between { $from } and { $to }. If the paper bears an earlier day, it had another text: the site's owner publishes that one first
people-consent-withdraw = Withdraw the consent
people-consent-withdraw-why = It is used nowhere after that. Its receipt stays in the history.
people-consent-withdraw-way = How it was withdrawn
people-consent-withdraw-button = Withdraw
people-consent-receipts = Receipts
people-consent-receipts-none = No consent is recorded yet.
people-consent-read-in = Language of the text: { $language }

# Programmes
people-tied = Takes part in
people-tied-none = In none of your programmes.
people-untie = Take out
people-tie = Add to a programme
people-tie-none = There is no other programme.
people-tie-button = Add

# Block
people-block-title = Block the data
people-unblock-title = Lift the block
people-blocked-since = Blocked on { $day }
people-block-what = The data is kept, but not shown on public pages or in lists, no messages go out, and nothing is changed. Only the site's owner and the coordinator see it. The block can be lifted at any time.
people-unblock-what = The data will be shown and used again.
people-block-reason = Reason
people-block-reason-hint = Not needed. It stays in the history and goes when the person is erased
people-unblock-button = Lift the block

# Similar records and merging
people-pair-contact = The same telephone or e-mail
people-pair-name = The names are alike
people-pair-row = Record { $n }, { $day }
people-pair-merge = Compare and merge
people-pair-apart = These are two people
people-pair-back = Pressed by mistake: bring the pair back
people-pairs-none = No similar records
people-pairs-none-why = The site compares records every night and after a spreadsheet is loaded. Similar ones will stand here.
people-pairs-none-action = Back to people
people-record = record { $n }
people-merge-title = Merge two records
people-merge-which = If { $name } was recorded twice, choose the second record. Nothing changes yet.
people-merge-other = The second record
people-merge-else = Look for another one
people-merge-nobody = No similar record, try a search
people-merge-same-way = Merging takes two records. Choose the other one below.
people-merge-show = Show what will happen
people-merge-lede = Nothing has changed yet. The first record stays, the second one goes into it.
people-merge-same = The main data is the same
people-merge-values = { $n ->
    [one] { $n } field differs: which value stays?
   *[other] { $n } fields differ: which values stay?
 }
people-merge-stays = Record that stays
people-merge-goes = Record that goes into it
people-merge-swap = Swap the two
people-merge-happens = What will happen
people-moves-contacts = Contacts that move: { $n }
people-moves-memberships = Memberships that move: { $n }
people-moves-joined = Equal memberships whose days are joined: { $n }
people-moves-seats = Seats on councils that move: { $n }
people-moves-consents = Receipts of consents that move: { $n }
people-moves-programmes = Programmes added: { $n }
people-merge-names = The search finds the name of the record that goes as well
people-merge-number = The old number and link lead to the record that stays
people-merge-ends = These consents end: the second record says they were withdrawn later
people-merge-final = There is no button to take the records apart again, but the old values stay in the history.
people-merge-button = Merge
people-merge-outdated = The record changed while you were looking
people-merge-outdated-why = Nothing was merged. Below is the present state: look again and press the button.
people-merge-accounts = Both records have a user who signs in
people-merge-accounts-why = They are “{ $one }” and “{ $two }”. Merged, one of them would belong to nobody and would stay when the person is erased. First let an owner of the site erase one of them on the page “Users”, or untie it from the person. Nothing has changed.

# Erasing
people-erase-title = Erase a person
people-erase-lede = See what goes and what stays. Nothing has been erased yet.
people-goes = What goes
people-goes-name = Name, territory, languages
people-goes-contacts = Contacts: { $n }
people-goes-former = Surnames before: { $n }
people-goes-memberships = Memberships: { $n }
people-goes-consents = Receipts of consents: { $n }
people-goes-programmes = Programmes: { $n }
people-goes-old = Old values in the history: { $n }
people-goes-letters = Letters: { $n }
people-goes-imports = Import files that wait and name this person: { $n }
people-goes-account = The account for signing in
people-stays = What stays
people-stays-seats = That somebody held seats on councils ({ $n }), without the name
people-stays-journal = In the journal: who did what and when with the record of this number, without the name
people-stays-published = Published counts, results and checksums
people-stays-backups = Backups: each goes by itself after 35 days, once there is a newer one. If the site is restored from one, the erasure is repeated
people-erase-mentions = Look through the news yourself
people-erase-mentions-why = The site cannot recognise a person in the text or photo of a news post. If they are there, correct the post.
people-erase-button = Erase for good
people-erase-not = Do not erase
people-erase-final = This cannot be undone.
people-erase-first = First give the data to the person
people-refused-last-owner = This person is the only owner of the site. Name another one first.
people-refused-account = This person signs in as a user whom an owner of the site decides about. Ask an owner to erase the person.
people-erased-title = The person is erased
people-erased-when = Record { $n } was erased: { $when }.
people-erased-next = What happens next
people-erased-now = The data is gone from tables, search and history. Traces in files disappear within minutes.
people-erased-backups = The last backup expires on { $day }.
people-erased-restore = If the site is restored from one before, the erasure repeats itself.
people-erased-back = Back to people

# The person's file
people-file-summary = read-me.html
people-file-made = Made { $when }.
people-file-none = None.
people-file-letters = Letters
people-file-more = Other files
people-file-json = The JSON files of this archive hold the same data in a form that other programs read; journal.json says what was done with the data.

# Wordings of consents
people-wordings = Texts of consents
people-wordings-lede = What people agree to: each purpose has its own text. When a new version comes out, earlier consents stay with the earlier text.
people-wordings-purposes = Purposes
people-wording-none = No text is published yet: this consent is not asked for.
people-wording-missing = No text
people-wording-state = { $n ->
    [one] Text { $version }, in force since { $day }. { $n } person has agreed
   *[other] Text { $version }, in force since { $day }. { $n } people have agreed
 }
people-wording-new = New version
people-wording-new-why = Short and plain, in three languages. First you compare it with the present one, only then does it come into force.
people-wording-look = Have a look
people-wording-older = Earlier versions
people-wording-older-none = There is no earlier version.
people-wording-version = Text { $version }, { $day }
people-wording-same = This is the present text. A new version comes out only if it is changed
people-wording-check = Check the new text: { $purpose }
people-wording-check-lede = Text { $n } is not in force yet.
people-wording-before = Now
people-wording-now = Then
people-wording-agreed = { $n ->
    [one] { $n } person has agreed to the present text. Their consent stays in force; whether to ask again is yours to decide.
   *[other] { $n } people have agreed to the present text. Their consents stay in force; whether to ask again is yours to decide.
 }
people-wording-publish = Put in force
people-wording-again = Correct further
