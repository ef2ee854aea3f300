# Import from a spreadsheet: the file, what it would change, what came of it
import-title = Import from a spreadsheet
import-step-1 = Step 1 of 3: the file
import-step-2 = Step 2 of 3: check
import-step-3 = Step 3 of 3: take in
import-number = Import { $n }
import-for = Programme: { $programme }

# The file
import-upload-lede = If your list is in a spreadsheet, bring all of it at once. First we show what would change; nothing changes until you agree.
import-programme = For which programme
import-programme-hint = New people will belong to this programme. We compare with its people only.
import-programme-choose = Choose a programme
import-programme-hint-owner = The people of the file will belong to this programme, new ones and those here already. We compare with everybody on the site.
import-programme-none = No programme, only the list
import-file = Spreadsheet file
import-file-hint = XLSX or CSV, at most { $limit }. Column names in the first row: in Kazakh, Russian or English.
import-no-file = Choose a spreadsheet file
import-no-rows = The sheet has column names only, and no rows below them. Nothing has changed. Fill in the rows and bring it again.
import-unread = The file was not read: { $reason }. Nothing has changed.
import-check = Check the file
import-check-after = Checking changes nothing.
import-template = A blank sheet
import-template-why = If you have no list yet, fill in this one. Its columns: { $columns }.
import-template-take = Take the blank sheet, XLSX
import-template-file = List of people, blank sheet
import-template-sheet = People
import-next = What happens next
import-next-1 = We read the file and find out what each column means.
import-next-2 = We show whom we would add, whose data would change, and which rows have faults.
import-next-3 = If you agree, everything is taken in at once. If anything breaks off, nothing is.
import-not-taken = We do not take personal numbers (IIN), dates of birth or document numbers. The file itself is deleted once it is taken in, or after a day.
import-last = Latest imports
import-state-shown = waits for a decision
import-state-empty = nothing to take in
import-state-queued = queued
import-state-running = being taken in
import-state-done = taken in
import-state-outdated = look again
import-state-failed = not taken in
import-state-gone = file deleted

# What would change
import-nothing-yet = Nothing has changed yet
import-lede = We read “{ $file }”: { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
 }. Look at what would happen, and decide.
import-outdated-title = The data has changed, look again
import-outdated-why = The data on the site changed after you agreed, so nothing was taken in. Below is the difference as it is now.
import-failed-why = The import did not finish, and nothing has changed. Try again; if that does not help, tell the owner of the site.
import-fact-new = To add
import-fact-new-of = { $n ->
    [one] new person
   *[other] new people
 }
import-fact-changed = To change
import-fact-changed-of = here already, data differs
import-fact-same = Left as they are
import-fact-same-of = everything agrees
import-fact-twice-of = { $n ->
    [one] row repeats another
   *[other] rows repeat others
 }
import-fact-same-and-twice = { $same } as known, { $n } repeated in the file
import-fact-faulty = Not taken
import-fact-faulty-of = { $n ->
    [one] row with a fault
   *[other] rows with faults
 }
import-take = Take them in?
import-take-why = Everything is taken in at once. If anything breaks off, nothing is.
import-take-rows = Take in { $n ->
    [one] { $n } row
   *[other] { $n } rows
 }
import-nothing = There is nothing to take in
import-nothing-faulty = The other rows have faults or say nothing new. Correct the faults and bring the file again.
import-nothing-same = Everything in the file is on the site already.
import-other-file = Delete this file and choose another
import-kept = If you do not decide, the file is deleted after a day. Nobody can download it.
import-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
 }
import-people = { $n ->
    [one] { $n } person
   *[other] { $n } people
 }
import-row = Row
import-column = Column
import-value = In the file
import-why = Why it does not fit
import-whole-row = the whole row
import-not-shown = not shown
import-empty = empty cell
import-formula = a formula without a result
import-contacts = Telephone, e-mail
import-row-n = Row { $n }
import-faults = Faults
import-faults-take = Take these rows, XLSX
import-faults-how = Correct them in that file and bring it separately. The other rows will not wait.
import-posts-left = { $n ->
    [one] { $n } row has
   *[other] { $n } rows have
 } a role or a day but no organisation: the person is taken, the role is not. Rows: { $rows }. If the role is needed, write the organisation in and bring the file again.
import-faults-caption = Rows with faults
import-faults-more = { $n ->
    [one] { $n } more fault is
   *[other] { $n } more faults are
 } in the XLSX file.
import-names = Say which organisation it is
import-names-how = These names in the file look like names of organisations on the site. Until you answer, their rows are not taken. An answer changes nothing yet: we show the new difference.
import-names-name = “{ $name }”, { $n ->
    [one] { $n } row
   *[other] { $n } rows
 }
import-names-known = It is { $name }
import-names-numbered = { $name } (no. { $id })
import-names-new = It is a new organisation, add it
import-names-later = Leave these rows out for now
import-names-save = Save the answers
import-missing-places = { $n ->
    [one] { $n } territory of the file is
   *[other] { $n } territories of the file are
 } not on the site, so { $rows ->
    [one] { $rows } row is
   *[other] { $rows } rows are
 } not taken.
import-places-go = Add these territories at once
import-organisations-public = { $n ->
    [one] { $n } new organisation is made and appears
   *[other] { $n } new organisations are made and appear
 } in the public list at once.
import-organisations-see = See which
import-faults-which = Show the rows
import-rows-some = Rows { $rows }
import-own-digits = { $n ->
    [one] { $n } digit
   *[other] { $n } digits
 }
import-own-perhaps = perhaps { $what }
import-own-numbers = record number { $numbers }
import-own-row = row { $n }
import-places-title = New territories of the file
import-places-lede = { $n ->
    [one] { $n } territory of the file is
   *[other] { $n } territories of the file are
 } not on the site. Check names and kinds and add them at once.
import-places-parent = The cities and districts below will lie in this territory.
import-places-add = Add to the site
import-places-save = Add those ticked
import-places-after = Then the file is looked at again and the new difference is shown. The people themselves are not added yet.
import-places-none = Tick at least one territory
import-changes = What would change
import-changes-all = Show everybody
import-changes-caption = Changes to people who are here already
import-person = Person
import-what = What
import-was-will = Was → will be
import-contact-stays = becomes the main one; the earlier one ({ $old }) stays beside it
import-span-of = Time as a member: { $organisation }
import-added = To add
import-added-first = { $n ->
    [one] The first person
   *[other] The first { $n } people
 }
import-added-caption = New people
import-territory = Territory
import-post = Who
import-likely = { $n ->
    [one] { $n } of them resembles
   *[other] { $n } of them resemble
 } somebody who is here.
import-likely-how = They are taken in as new people and put on the list “Perhaps one person”.
import-no-seats = The file adds memberships of councils but takes no seats: seats stay vacant, and beside a seated chair a second one may appear. Seats are taken on the page of the council:
import-organisations = New organisations
import-organisations-how = No organisation on the site has these names. If you agree, they are added and shown at once in the public list of organisations. If one is there under another name, correct the name in the file and bring it again.
import-repeats = Repeated rows
import-repeats-how = These rows speak of a person of an earlier row: nobody is added twice.
import-repeats-first = { $n ->
    [one] The first row
   *[other] The first { $n } rows
 }
import-repeat = row { $row } repeats row { $of }
import-columns = How we understood the columns
import-columns-change = Change
import-column-not = not taken:
import-column-number = column { $n }
import-left-personal-number = personal and document numbers are not needed, the site does not collect them
import-left-birth = the date of birth is not needed
import-left-faults = what was wrong before; not needed
import-left-unknown = we do not know what it is
import-left-unnamed = it has no name
import-left-unwanted = you chose to leave it
import-notes = What we noticed while reading
import-note-no-headings = No row has column names: we read the first row as data.
import-note-windows-1251 = The file is saved in the old Windows-1251 encoding, which has no Kazakh letters. Rows with “?” instead of letters stand among the faults. It is best to save the spreadsheet again as XLSX.
import-note-other-sheets = Only the sheet “{ $read }” was read. Not read: { $left }. If you need them, bring each as a file of its own.
import-note-two-header-rows = The column names stand in two rows ({ $first } and { $second }): we read them together. Check that the columns were understood well.
import-note-title-row = A heading above the table was passed over, row: { $rows }.
import-note-merged = There are merged cells, rows: { $rows }. We took the value of the cell above; if that is wrong, unmerge the cells and give the file again.
import-note-hidden-rows = Hidden rows were read too: { $rows }. If they are not meant, delete them in the spreadsheet and give the file again.
import-note-formulas = { $n ->
    [one] { $n } cell holds a formula
   *[other] { $n } cells hold formulas
} (the first in row { $row }): we took the result saved in the file.
import-note-control = Invisible characters were left out, rows: { $rows }.
import-note-repeated-headers = A row that repeats the column names was passed over: { $rows }.
import-and-more = { $named } and { $n } more

# Columns
import-columns-title = What each column means
import-columns-lede = Choose the meaning of each column. There must be one column with the whole name, or two: surname and given name.
import-columns-lost = Kazakh letters were lost in this file: there is a “?” in their place. The table seems to be saved in the old Windows-1251 form, which has no Kazakh letters. Choosing columns here does not bring them back: save the table again as XLSX and bring that.
import-columns-again = Bring another file
import-headings = Which row has the column names
import-headings-hint = If you choose another row, we recognise the columns by its names and show this page again.
import-headings-row = Row { $row }: { $cells }
import-headings-none = There are no names: the first row is data already
import-column-leave = Not taken
import-column-empty = The column is empty
import-column-values = For example: { $values }
import-column-left = The column “{ $column }” is not taken: { $why }.
import-columns-save = Read it so
import-columns-after = Nothing changes: we show the new difference.

# Taking in
import-running-title = The spreadsheet is being taken in
import-running-lede = This page refreshes itself every two seconds. You may leave it: the work goes on.
import-running-far = { $done } of { $total } written
import-running-soon = It begins in a moment
import-broke-off-full = It broke off: the disk of the server is full. It is tried again at { $time }.
import-broke-off-busy = It broke off: the database was busy. It is tried again at { $time }.
import-broke-off = It broke off. It is tried again at { $time }.
import-silent = If the server was stopped meanwhile, it begins again at { $time }.
import-running-why = Everything is kept at once: if it breaks off, nothing has changed and it begins again.
import-running-again = Look now
import-done-title = The spreadsheet is taken in
import-done-lede = Everything is kept. Bringing this file again would change nothing.
import-was-new = Added
import-was-changed = Changed
import-was-same = Unchanged
import-was-faulty = Not taken
import-done-next = What to do now
import-done-rows = Take the rows that were not taken in
import-done-faults = Correct them and bring them separately. The file stays here until { $until }.
import-done-duplicates = Is anybody written down twice?
import-done-duplicates-why = We look for similar records within a minute or two.
import-done-consents = Ask for consents
import-done-consents-why = People from a spreadsheet have given no consent yet: each of them is asked.
import-done-untied = These people are in no programme: its team (coordinator, clerk) does not see them. To tie them, bring the same file once more and choose the programme: nobody is added twice.
import-done-tie = Bring it with a programme
import-done-people = Open the people
import-done-again = Bring another file
import-done-file = The file you brought was deleted from the server.
import-gone-title = This file was deleted
import-gone-why = It waited for a day, or somebody deleted it. Nothing of it was taken in. If you need it, bring the file again.

import-show-waiting = Waiting for your decision
import-show-faulty = Faulty rows that nobody has taken back
import-show-all = All imports
