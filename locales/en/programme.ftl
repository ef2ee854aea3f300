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
