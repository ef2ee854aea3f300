# The demonstration: its bar and its sign-in page
demo-title = See it as
demo-lead = This is a demonstration: all people and numbers are invented. Press the button below and see the site in this role.
demo-as = Role: { $role }
demo-enter = Sign in as this role
demo-leave = See it as a visitor
demo-role-visitor = Visitor
demo-role-owner = Site owner
demo-role-coordinator = Coordinator
demo-role-clerk = Clerk
demo-role-reviewer = Reviewer
demo-role-commissioner = Commissioner
demo-role-trainer = Trainer
demo-role-participant = Participant
