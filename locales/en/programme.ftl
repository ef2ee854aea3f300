# A programme: its public page
programme-list-title = Programmes
programme-in-kk = in Kazakh
programme-in-ru = in Russian
programme-in-en = in English
programme-missing-language = Part of this page has not been written in English yet. The text stands there in the language it exists in.
programme-from = from { $day }
programme-until = until { $day }
programme-commissioner = Commissioner
programme-operator = Operator
programme-contract = Contract
programme-days = Dates
programme-stages = Stages of the programme
programme-stage-call = Call
programme-stage-choosing = Choosing
programme-stage-training = Training
programme-stage-preparation = Preparation
programme-stage-tour = Tour
programme-stage-report = Report
programme-goals = Goals
programme-indicators = Indicators
programme-indicators-why = What the contract asks to reach, and how anyone can check it.
programme-indicator = What is measured
programme-baseline = Before
programme-target = Target
programme-how = How it is checked
programme-deliverables = Deliverables
programme-deliverables-why = What the operator hands over, and by when.
programme-deliverable = Deliverable
programme-due = Due
programme-state = State
programme-done-on = Handed over, { $day }
programme-late = Overdue
programme-not-yet = Not yet handed over
programme-acts = You can check
programme-acts-why = Public acts of the programme: numbered, dated, never changed.
programme-draft = Only the team sees this page so far
programme-draft-why = The programme has not been published.
programme-to-desk = Open the desk page
programme-bare = The goals and results of the programme will stand here
programme-bare-why = The coordinator has not written them down yet.

# For samples of pages
programme-sample-lede = Active people of the region learn law, speaking and leadership, then go to Astana and put the region’s questions.
programme-sample-commissioner = Sample Department
programme-sample-operator = Example Foundation
programme-sample-goals =
    Members of public councils know their rights.
    Activists of the districts work together.
programme-sample-verification = attendance records
programme-sample-indicator-1 = People trained
programme-sample-indicator-2 = Promises kept in time
programme-sample-deliverable-1 = Four open trainings
programme-sample-deliverable-2 = List of participants
programme-sample-deliverable-3 = Results report

# Pages of the desk
programme-desks-list = Programmes you work on
programme-desks-empty = The programmes you work on will stand here
programme-desks-empty-why = The owner of the site adds a programme; then it stands here.
programme-published = Published
programme-unpublished = Not published
programme-public = Public page
programme-parts = Parts of the programme
programme-tab-overview = Overview
programme-tab-stages = Stages
programme-tab-team = Team
programme-needs = What needs doing
programme-facts = Particulars
programme-openness = Who sees it
programme-published-why = Everybody sees the page.
programme-todo-fill = Fill in what is missing
programme-todo-stages = Set the days of the stages
programme-todo-stages-why = Nobody can see yet at which stage the programme is.
programme-todo-publish = Publish the programme
programme-lacks = { $what }: missing in { $langs }
programme-none-chosen = Not chosen
programme-nothing = empty
programme-yes = yes
programme-no = no
programme-cancel = Cancel
programme-save = Save
programme-action = Action

programme-new = Add a programme
programme-new-lede = A name is enough to begin with; fill in the rest later. Only the team sees it for now.
programme-new-save = Add
programme-edit = Edit particulars
programme-stages-edit = Edit stages
programme-stages-lede = Leave a day empty if it is not known.
programme-field-name = Name
programme-field-slug = End of the address
programme-field-slug-hint = Letters a–z, digits and hyphens. Left empty, it is made from the name. It does not change later.
programme-field-lede = In short
programme-field-lede-hint = One or two sentences; they stand below the name.
programme-field-goals = Goals
programme-field-goals-hint = Each goal on a line of its own.
programme-field-who = Who runs it
programme-field-body-hint = If it is not in the list, add it to the organisations first.
programme-field-contract-number = Contract number
programme-field-contract-date = Contract date
programme-field-starts = Begins
programme-field-ends = Ends
programme-field-langs = Working languages
programme-field-note = A few words
programme-day-hint = For example: 23.11.2026
programme-field-values = Values
programme-field-baseline-hint = The value before the programme. Leave it empty if it is not known.
programme-field-unit = Unit
programme-field-unit-hint = For example: people, %
programme-field-breakdown = Broken down by
programme-field-breakdown-hint = For example: district, city
programme-field-verification-hint = For example: attendance records
programme-slug-taken = This address is taken. Write another one
programme-no-commissioner = No commissioner is named: it cannot be published without one

programme-indicators-empty = What the programme is to reach will stand here
programme-indicators-empty-why = There are no indicators yet. They come from the contract.
programme-indicator-new = Add an indicator
programme-indicator-edit = Edit the indicator
programme-indicator-remove = Take the indicator out
programme-deliverables-empty = What the programme hands over will stand here
programme-deliverables-empty-why = Nothing is written down yet. The list comes from the contract.
programme-deliverable-new = Add a deliverable
programme-deliverable-edit = Edit the deliverable
programme-deliverable-remove = Take the deliverable out
programme-remove-why = It leaves the public page at once and stays in the history.
programme-mark-done = Handed over today
programme-undo-done = Take the mark back

programme-publish-check = Check and publish
programme-publish = Publish the programme
programme-publish-text = Everybody will see its page, its indicators and its published news.
programme-blocked = It cannot be published yet
programme-incomplete = It can be published, but this is missing
programme-mend = Fill in
programme-withdraw = Hide the programme
programme-withdraw-text = Only the team will see its page and news. The address stays taken; public acts stay where they are.
programme-why = Reason
programme-why-hint = It stays in the journal and is not shown on the page.

programme-team-empty = There is nobody in the team yet.
programme-team-add = Give a role
programme-team-add-why = The person needs an account on this site.
programme-team-account = Person
programme-team-role = Role
programme-team-give = Give the role
programme-team-remove = Take the role away
programme-team-remove-why = The person will no longer see the desk of this programme. What they wrote stays.
programme-role-held = This person has that role already
programme-locked = Locked

programme-conflict = You both changed the same thing
programme-conflict-lede = While you were writing, somebody else saved. Your text is safe. Choose what to keep.
programme-conflict-count =
    { $n ->
        [one] { $n } field differs
       *[other] { $n } fields differ
    }
programme-conflict-kept = Both versions stay in the history.
programme-conflict-field = Field
programme-conflict-mine = Yours
programme-conflict-theirs = As saved
programme-conflict-joined = Joined for you
programme-conflict-by-me = you changed:
programme-conflict-by-them = they changed:
programme-conflict-save = Save what is chosen
programme-conflict-leave = Leave it as saved
