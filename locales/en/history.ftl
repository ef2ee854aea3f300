# What happened: the history of a person, an organisation, a programme, a post
history-title = History
history-which = { $what }: { $which }
history-none = No entries yet.
history-older = { $n ->
    [one] { $n } more entry
   *[other] { $n } more entries
 }
history-was = was:
history-now = is now:
