# The demonstration: its bar and its sign-in page
demo-title = Role: { $role }
demo-lead = This is a demonstration: people and numbers are invented. Press the button and see the site in this role.
demo-enter = Sign in as this role
demo-role-visitor = Visitor
demo-role-owner = Site owner
demo-role-coordinator = Coordinator
demo-role-clerk = Clerk
demo-role-reviewer = Reviewer
demo-role-commissioner = Commissioner
demo-role-trainer = Trainer
demo-role-participant = Participant
