# Organisations and public councils
orgs-title = Organisations
orgs-about = Organisations, public councils and state bodies of the region: seats, terms and vacancies.
orgs-about-one = { $name }: { $about }
orgs-add = Add an organisation
orgs-all = All
orgs-count = { $n ->
    [one] { $n } organisation
   *[other] { $n } organisations
 }
orgs-search = Name of the organisation: three letters are enough
orgs-kind = Kind
orgs-past = Dissolved ones
orgs-past-not = Leave out
orgs-past-too = Show too
orgs-vacant = { $n ->
    [one] { $n } seat vacant
   *[other] { $n } seats vacant
 }
orgs-empty = No organisations yet
orgs-empty-why = NGOs, public councils and state bodies will stand here; memberships and seats are tied to them. Add the first one, or bring them in from a table together with people.
orgs-empty-public = The organisations and public councils of the region will stand here. The coordinator has not entered any yet.
orgs-nothing = No such organisation found
orgs-nothing-try = The name may be written differently: try its first three letters. If a filter is set, take it off.
orgs-nothing-all = Show the whole list
orgs-to-territories = Territories: regions, cities, districts

# Kinds
orgs-kind-ngo = Non-governmental organisation
orgs-kind-council = Public council
orgs-kind-state-body = State body
orgs-kind-chamber = Parliament, Kurultai or chamber
orgs-kind-akimat = Akimat
orgs-kind-maslikhat = Maslikhat
orgs-kind-university = University or college
orgs-kind-media = Media
orgs-kind-business = Business
orgs-kind-other = Other

# The page of an organisation
orgs-lived-both = { $from } – { $to }
orgs-lived-from = from { $from }
orgs-lived-to = until { $to }
orgs-name-kk = In Kazakh
orgs-name-ru = In Russian
orgs-name-en = In English
orgs-name-missing = not written down
orgs-names = Name
orgs-kin = Before and after
orgs-before = was there before it
orgs-after = took its place
orgs-commissions = commissioner
orgs-operates = operator
orgs-commissions-and-operates = commissioner and operator
orgs-seats = Seats
orgs-seats-count = { $n ->
    [one] { $n } seat
   *[other] { $n } seats
 }, { $vacant } vacant
orgs-term = Term of office: { $term }
orgs-terms = Terms of office
orgs-seat-number = Seat
orgs-seat-n = seat { $n }
orgs-seat-post = Role
orgs-seat-who = Who
orgs-seat-since = Term
orgs-seat-acts = Do
orgs-seat-vacant = Vacant
orgs-seat-hidden = name not published
orgs-seat-hidden-desk = you cannot see the name
orgs-by-consent = Names are published only by consent of the people themselves.
orgs-members = Members
orgs-members-count = { $n ->
    [one] { $n } member
   *[other] { $n } members
 }
orgs-members-none = There are no members yet whom you can see. Membership is written down on the page of the person.
orgs-at-desk = Page for work
orgs-public-page = The page everybody sees
orgs-data = The same as JSON

# At the desk
orgs-edit = Edit
orgs-no-term = The seats of the council are not open yet
orgs-no-term-why = Open a term of office: write down how many seats there are and from when to when, then put people in them.
orgs-vacant-note = { $n ->
    [one] { $n } seat is vacant.
   *[other] { $n } seats are vacant.
 }
orgs-take = Fill the seat
orgs-leave = Record leaving
orgs-remove = Remove the seat
orgs-seat-add = Add a seat
orgs-term-open = Open a new term

# Writing down and correcting
orgs-new-title = A new organisation
orgs-new-lede = A name and a kind are enough, the rest can come later. If a body was reorganised, write the new one here and name the one before it: old papers keep the old name.
orgs-new-save = Add the organisation
orgs-edit-title = Edit the organisation
orgs-choose = Choose
orgs-kind-hint = Only a council formed under the law is a “public council”
orgs-name-hint = In at least one language. The site says “not written down” for a missing one
orgs-territory-none = Whole country or unknown
orgs-valid-from-hint = Since when it has been, under this name. Leave it empty if you do not know. For example: 04.03.2021
orgs-valid-to-hint = If it was dissolved or renamed: its last day
orgs-predecessor-hint = The body whose place it took
orgs-predecessor-none = No earlier body
orgs-predecessor-slug-hint = The end of the address of the earlier body’s page, for example: mazhilis
orgs-predecessor-unknown = No organisation has that address. Open its page and copy the end of the address
orgs-field-kind = Kind
orgs-field-name-kk = Name in Kazakh
orgs-field-name-ru = Name in Russian
orgs-field-name-en = Name in English
orgs-field-territory = Territory
orgs-field-valid = From when to when
orgs-field-valid-from = First day
orgs-field-valid-to = Last day
orgs-field-predecessor = The body before it
orgs-field-number = Number of the seat
orgs-field-seat = Seat

# Seats
orgs-date-hint = For example: 23.11.2026
orgs-term-title = A new term of office
orgs-term-lede = Seat 1 is opened for the chair, the others for members. They are vacant, and everybody sees them at once.
orgs-term-count = How many seats
orgs-term-from = First day of the term
orgs-term-to = Last day of the term
orgs-term-save = Open the term
orgs-term-edit-why = The days change for all seats of this term at once. The former days stay in the history.
orgs-term-edit = Correct the days of the term
orgs-term-there = All seats of that term are open already; nothing has changed
orgs-seat-title = One more seat
orgs-seat-lede = Add a seat that was forgotten. It belongs to one of the terms of the council.
orgs-seat-save = Add the seat
orgs-seat-about = { $post }, { $term }
orgs-take-title = Fill seat { $n }
orgs-take-find = Find the person: three letters of the name are enough
orgs-take-nobody = The name may be written differently. If the person is not in the list yet, write them down first.
orgs-take-who = Who takes the seat
orgs-take-more = There are others: search more closely.
orgs-take-since = From which day
orgs-take-basis = Basis
orgs-take-basis-hint = For example: minutes No. 3 of 12.09.2026. It may stay empty
orgs-take-save = Fill the seat
orgs-taken-by = { $name } holds this seat now, since { $since }
orgs-not-saved = What you wrote is not saved
orgs-taken-free = Vacant seats of this term
orgs-taken-none = There is no other vacant seat in this term.
orgs-taken-council = Open the page of the council
orgs-leave-title = Seat { $n }: record leaving
orgs-leave-who = Leaves the seat: { $name }. The time there stays in the history.
orgs-leave-another = Somebody else took this seat meanwhile. Check who leaves, then save again.
orgs-leave-last = Last day
orgs-leave-last-hint = From the next day the seat is vacant. For example: 23.11.2026
orgs-leave-why = Reason
orgs-leave-why-hint = Only coordinators see it. It may stay empty
orgs-leave-save = Record leaving
orgs-remove-title = Remove seat { $n }
orgs-remove-why = Remove a seat only if it was opened by mistake. If somebody was in it, it stays. The history will show this.
orgs-remove-save = Remove the seat
orgs-refused-not-a-council = Only public councils have seats
orgs-refused-seat-exists = There is a seat of that number in that term
orgs-refused-term-overlaps = These days overlap the term { $term }. Change the days, or correct that term
orgs-refused-cuts-off = Somebody was in seat { $n } { $days }: the term must contain those days, or correct that entry first
orgs-refused-held-then = Somebody else was in this seat { $days }
orgs-refused-seat-taken = This seat is taken
orgs-refused-seat-vacant = Nobody holds this seat, or their leaving is written down already
orgs-refused-holds-seat = This person holds seat { $n } of the council. Write down first that they leave it
orgs-refused-outside-term = Write a day between { $from } and { $to }
orgs-refused-in-use = Somebody was in this seat, so it stays in the history
orgs-refused-kind-in-use = This council has seats, so its kind cannot be changed

# History
orgs-verb-create = written down
orgs-verb-change = corrected
orgs-verb-open-seat = a seat added
orgs-verb-open-term = a term opened
orgs-verb-remove-seat = a seat removed
orgs-verb-take-seat = a person put in a seat
orgs-verb-leave-seat = leaving a seat written down
orgs-field-term = Term
orgs-verb-undo-seat = removed a person from the seat who was there by mistake
orgs-verb-correct-seat = corrected the time in the seat
orgs-verb-change-term = corrected the days of the term
orgs-verb-import = brought in from a table

# Import from a spreadsheet
orgs-import-title = Import organisations from a spreadsheet
orgs-import-file-hint = XLSX or CSV, at most { $rows } rows and { $limit }. Column names in the first row: in Kazakh, Russian or English.
orgs-import-too-many = The file has too many rows: at most { $limit } organisations are taken at a time. Split the file and bring it again. Nothing has changed.
orgs-import-no-name = There is no column with names of organisations; “Kazakh name”, “Russian name” or “English name” is needed. Nothing has changed.
orgs-import-how = How we recognise an organisation
orgs-import-how-text = By its number, its address name or its whole name. An empty cell changes nothing. You can take the list from this site, correct it and bring it again.
orgs-import-template-file = List of organisations, blank sheet
orgs-import-lede = We read the file. Look at what would happen, and decide.
orgs-import-done = The list of organisations is taken in
orgs-import-open = Open the organisations
orgs-import-kept = The file is deleted after a day.
orgs-import-organisation = Organisation
orgs-import-changes-caption = Changes to organisations that are here already
orgs-import-added-caption = New organisations
orgs-export = Take the table of all organisations
orgs-former = Former members: { $n }
orgs-terms-overlap = Two terms share days: { $one } and { $other }. Open one of them and correct its days.

# An organisation is deleted
orgs-delete = Delete the organisation
orgs-delete-title = Delete the organisation
orgs-delete-why = Delete an organisation only if it was written down by mistake. It leaves the public list too. One that existed and was closed is not deleted: write down its last day.
orgs-delete-save = Delete
orgs-delete-kept = There are entries tied to this organisation, so it stays
orgs-delete-members = Memberships: { $n }
orgs-delete-seats = Seats of the council: { $n }
orgs-delete-successors = Organisations that took its place: { $n }
orgs-delete-programmes = Programmes that it ordered or runs: { $n }
orgs-delete-instead = If the organisation was closed or reorganised, write down its last day: its history is kept. If it was written down by mistake, first move these entries to another organisation.

orgs-waits = Waits for
orgs-waits-vacant = Vacant seats
orgs-waits-ending = Term ends soon
orgs-waits-overlap = Terms share days
