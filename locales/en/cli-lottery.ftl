# What `keruen lottery` says
cli-lottery-stopped = Stopped. Nothing was written.
cli-lottery-stopped-check = Stopped before the end of the check: nothing is said about the rest.
cli-lottery-stopped-reading = Stopped.
cli-lottery-folder = { $file } is a folder. Name the file in it.
cli-lottery-long = { $file } is longer than { $limit } and is not read. Check that it is the right file.
cli-lottery-many-parts = { $file } has more than { $most } lists and texts and is not read. Check that it is the right file.
cli-lottery-drawn-already = { $file } is there already and stays as it is: a lottery is drawn once, the draw has been made, and this is its result. A commitment is used once.
cli-lottery-taken = { $file } is there already and stays as it is. Name another file, or move that one away.
cli-lottery-denied = You may not open { $file }. Ask for access, or copy the file into a folder of your own.
cli-lottery-folder-denied = You may not write into the folder { $dir }. Name a file in a folder of your own.
cli-lottery-written = Written: { $file }
cli-lottery-sha256 = Its SHA-256: { $sha256 }
cli-lottery-next = Next:
    {"  "}{ $command }
cli-lottery-check = Anybody checks it with:
    {"  "}{ $command }
cli-lottery-explain-file = The lottery { $file }
cli-lottery-explain-what = { $seats } of { $people } people are to be chosen. Nobody picks them by name: chance picks one of { $rows } rows, and each row is a whole panel.
cli-lottery-explain-replaces = It is for seats that came free after an earlier lottery: { $kept } people keep a seat of that one, { $lost } were lost.
cli-lottery-explain-chances = CHANCES
cli-lottery-explain-groups = WHO THE SEATS ARE FOR
cli-lottery-explain-rows = ROWS
cli-lottery-explain-proof = PROOF
cli-lottery-explain-alternates = ALTERNATES
cli-lottery-explain-draw = HOW IT IS DRAWN
cli-lottery-column-chance = chance
cli-lottery-column-people = people
cli-lottery-column-rows = rows (of { $of })
cli-lottery-column-exact = exact chance
cli-lottery-column-seats = seats
cli-lottery-column-mean = mean chance
cli-lottery-range = Everybody's chance is at least { $lowest }. The average is { $mean }, the highest { $highest }.
cli-lottery-range-equal = Everybody's chance is { $chance }.
cli-lottery-range-never = There are people who sit in no row, so their chance is 0: { $n }. The average is { $mean }, the highest { $highest }.
cli-lottery-rows = { $n } rows, each a panel that meets every quota; { $distinct } of them differ. Each row is as likely as any other.
cli-lottery-rows-same = { $n ->
    [one] There is one row: it is drawn in any case.
   *[other] { $n } rows, all of them the same panel: whichever is drawn, it is that one.
 }
cli-lottery-rounding = Somebody's chance is the number of rows with them in it. Against the exact chances nobody's changed by more than { $change } percentage points.
cli-lottery-rounding-none = Somebody's chance is the number of rows with them in it. Rounding to rows changed nobody's.
cli-lottery-far-more = Somebody sits in { $n ->
    [one] { $n } row
   *[other] { $n } rows
 } more than the proved chance gives. The proof is about the chances before rows were made, not about these rows.
cli-lottery-far-fewer = Somebody sits in { $n ->
    [one] { $n } row
   *[other] { $n } rows
 } fewer than the proved chance gives. The proof is about the chances before rows were made, not about these rows.
cli-lottery-far-remedy = Prepare again with more rows (--rows 10000) and, where the time was limited, with more time.
cli-lottery-far-remedy-time = Where the time was limited, prepare again with more of it; otherwise widen the quotas.
cli-lottery-no-row = There are people with a chance who sit in no row: { $n }. The draw cannot choose them.
cli-lottery-fewest = Even who is in the fewest rows is in { $fewest } of { $rows }: { $lowest }.
cli-lottery-coarse = With so few rows the rounding is visible: it changed somebody's chance by more than a fifth of it. Ten thousand rows are finer: prepare again with --rows 10000; four dice then choose.
cli-lottery-proved = Proved: with these quotas there is no way of choosing in which the lowest chance would be higher than it is here.
cli-lottery-proved-all = Proved as well for the second lowest chance, the third, and all above: nobody's chance can be raised without lowering that of somebody who has no more.
cli-lottery-proved-before = The proof is about the chances before rows are made of them; the lowest of those is { $lowest }.
cli-lottery-open = Not proved: the lowest chance here is { $lowest }; that one above { $bound } is impossible is certain, what lies between is open.
cli-lottery-open-nearly = The proof ended just short: the lowest chance can be below the highest possible only by an amount that nobody could notice. That is as good as proved, but not proved.
cli-lottery-open-above = Above that it is not proved: at level { $level } the chance is { $chance }, more than { $bound } is impossible, what lies between is open.
cli-lottery-open-above-nearly = Above that the proof ended just short: at level { $level } only a difference that nobody could notice is left. That is as good as proved, but not proved.
cli-lottery-open-rest = Above that it is not proved for everybody: the work was ended before.
cli-lottery-open-work = The search stopped at its own limit of work: not the time ran out, but the number of steps. Such a lottery may be drawn. If a proof for the lowest chance is enough, try --objective maximin, into another file.
cli-lottery-proof-a = The proof stands in the file: a number for each kind of person and for each quota. Whoever multiplies and adds them up sees that a higher chance would need more seats than there are. A table calculator is enough.
cli-lottery-proof-b = The proof stands in the file as a number for each kind of person, but to check it all panels must be searched through once more. Keruen does that search when it verifies; it can take as long as the preparation.
cli-lottery-proof-levels = { $n ->
    [one] There is { $n } level of chances, with a proof.
   *[other] There are { $n } levels of chances, each with a proof of its own.
 }
cli-lottery-proof-check = How to check all of it without Keruen is described in docs/lottery-format.md.
cli-lottery-alternates-none = None. If somebody cannot come, “keruen lottery replace” makes a lottery for the seat.
cli-lottery-alternates-order = Each row has up to { $n } alternates in an order that is published with it. The preparation chooses them so that together they can stand in for as many seats as possible without breaking a quota.
cli-lottery-alternates-rule = When people cannot come, those alternates take the seats who stand earliest in the order and with whom every quota is still met. Nobody decides; it follows from the file.
cli-lottery-draw-commit = Before the draw “keruen lottery commit { $file } { $source } --out commitment.json” writes commitment.json: the SHA-256 of this file, and what will decide. Both files are published.
cli-lottery-draw-dice-three = With dice: three ten-sided dice are thrown in front of everybody and read in the order agreed before. 4, 0 and 7 are row 407.
cli-lottery-draw-dice-four = With dice: four ten-sided dice are thrown in front of everybody and read in the order agreed before. 2, 4, 0 and 7 are row 2407.
cli-lottery-draw-beacon = With a beacon: a public source gives out a number, at a time named before, that nobody can know earlier. The number is turned into a row by a calculation that is published. With dice and beacon both, the two numbers are added, and past the last row counting goes on from 0.
cli-lottery-draw-row = Rows count from 0 to { $last }. The people of that row are chosen; its alternates stand by.
cli-lottery-draw-verify = Anybody who has both files repeats it:
    {"     "}keruen lottery verify { $file } result.json
cli-lottery-not-text = { $file } is no file of a lottery: byte { $byte } belongs to no text. Take the file again from where it was published.
cli-lottery-file-empty = { $file } is empty. Take it again from where it was published.
cli-lottery-foreign = { $file } is no lottery file. Check that it is the right one.
cli-lottery-cut-off = { $file } ends in line { $line }, byte { $byte }, before its end. Take it again, whole, from where it was published.
cli-lottery-not-json = { $file }, line { $line }, byte { $byte }: this is not JSON. The file is damaged or is another one; take it again from where it was published.
cli-lottery-member = { $file }, line { $line }, byte { $byte }: { $fault }. The file was changed or damaged; take it again from where it was published.
cli-lottery-member-missing = “{ $name }” is missing
cli-lottery-member-unknown = “{ $name }” does not belong here
cli-lottery-member-twice = “{ $name }” stands here twice
cli-lottery-member-value = the value here is not one that may stand here
cli-lottery-is-infeasible = { $file } says why no panel meets the quotas: there is nothing to draw. “keruen lottery explain { $file }” tells what to change; then prepare again.
cli-lottery-none-result = { $file } says that no panel is possible: no result can belong to it. Leave the result out and check this file alone.
cli-lottery-other-format = { $file } is a { $found }; needed is a { $wanted }. Look at the order of the files.
cli-lottery-no-format = { $file } is not a file of a lottery; needed is a { $wanted }.
cli-lottery-changed = { $file } was changed after it was written: from byte { $byte } on it is not as Keruen writes it. Take it again from where it was published, without opening and saving it.
cli-lottery-unwritable-long = The file would be so large that nobody could read it. Make --rows or --alternates smaller.
cli-lottery-commit-lottery = The commitment is to the lottery with the SHA-256 { $sha256 }
cli-lottery-commit-dice = What decides: { $n } ten-sided dice. Agree now in which order they are read, by colour or one after the other.
cli-lottery-commit-round = What decides: round { $round } of the beacon quicknet. It comes on { $when }. Its signature then stands on this page after the word "signature": { $signature }
cli-lottery-commit-round-past = Round { $round } is over (it came on { $when }) and everybody may know what it said: such a commitment is good only for repeating an old draw or for a rehearsal. For a real draw name a round to come, such as a day from now: --round { $later }. The signature of the one that is over stands on this page after the word "signature": { $signature }
cli-lottery-commit-publish = Publish both files now, before anything is decided.
cli-lottery-no-source = Name what will decide: --dice, or --beacon quicknet --round { $round } (that round comes a day from now), or both.
cli-lottery-round-missing = With --beacon a time or a round is named: --at "2026-12-05 18:00", or --round { $round } (that round comes a day from now). There is a round every three seconds, 1200 an hour.
cli-lottery-round-late = Round { $number } comes more than a year from now. Name a nearer one: a day from now comes round { $round }, and 1200 more every hour.
cli-lottery-at-unread = “{ $text }” after --at is no time. Write day and time like this: "2026-12-05 18:00" (that is { $zone }, the clocks of Kazakhstan) or "2026-12-05 18:00 +03:00".
cli-lottery-at-past = { $time } ({ $zone }) is over: what the beacon said then is known. Name a time to come.
cli-lottery-dice-rows = Three ten-sided dice choose among 1000 rows and four among 10000; this lottery has { $rows }. Prepare it with --rows 1000, or let a beacon decide.
cli-lottery-no-rows = The lottery has no rows: there is nothing to draw.
cli-lottery-chain-unknown = The beacon { $chain } is not known here. Known is quicknet.
cli-lottery-signature-wrong = This is not the signature of round { $round }. Copy it anew: { $signature }
cli-lottery-signature-length = A signature of the beacon has { $wanted } hexadecimal digits, this one has { $found }. Copy it whole.
cli-lottery-signature-digit = Sign { $place } of the signature is no hexadecimal digit (0–9, a–f). Copy it anew.
cli-lottery-signature-missing = The commitment names round { $round } of the beacon. Give its signature, --beacon-signature, as it stands at { $signature }
cli-lottery-signature-not-announced = The commitment names no beacon: no signature may count. Leave --beacon-signature out.
cli-lottery-dice-not-announced = The commitment names no dice: none may count. Leave --dice out.
cli-lottery-dice-count = The commitment names { $announced } dice, { $thrown } were given. Give what each showed: --dice 4,0,7
cli-lottery-die = Die { $place } cannot show { $shown }: each shows a digit from 0 to 9.
cli-lottery-row-broken = Row { $row } of the lottery names somebody who is not in it. The file is damaged; take it as it was published.
cli-lottery-other-lottery = The commitment is to another lottery: it names the SHA-256 { $committed }, this file has { $found }. Take the lottery that was published with it.
cli-lottery-drawn = Row { $row } is drawn (they count from 0 to { $last }).
cli-lottery-drawn-people = Chosen, { $n }: { $list }
cli-lottery-drawn-alternates = Alternates in their order, { $n }: { $list }
cli-lottery-way-dice = The dice, read one after the other: { $number }
cli-lottery-way-beacon = The beacon's round { $round }, as a remainder of { $rows }: { $number }
cli-lottery-way-before = That round came on { $when }. The commitment must have been published before.
cli-lottery-way-both = Together: { $b } + { $d }, as a remainder of { $rows }: { $row }
cli-lottery-no-panel = No panel of { $seats } among these { $people } people meets the quotas: nothing can be drawn.
cli-lottery-no-panel-proved = That is proved: multiplying and adding the numbers in the file shows it.
cli-lottery-no-panel-searched = In shares of people the quotas could be met, in whole people not: all possibilities were searched through.
cli-lottery-changes = { $n ->
    [one] The smallest change that helps:
   *[other] The smallest changes; one of them is enough:
 }
cli-lottery-ways = Ways out as they stand in the file; one is enough (that less would not do was not checked):
cli-lottery-change-min = { $feature }, { $value }: lower the least from { $from } to { $to }
cli-lottery-change-max = { $feature }, { $value }: raise the most from { $from } to { $to }
cli-lottery-conflict = { $n ->
    [one] This alone cannot be met by these people:
   *[other] These contradict each other. Without any one of them the others could be met:
 }
cli-lottery-side-min = { $feature }, { $value }: at least { $n }
cli-lottery-side-max = { $feature }, { $value }: at most { $n }
cli-lottery-quota-min = { $feature }, { $value }: the least
cli-lottery-quota-max = { $feature }, { $value }: the most
cli-lottery-excluded = Even after the first change these could never be chosen ({ $n }): { $list }
cli-lottery-check-passed = yes    { $step }
cli-lottery-check-open = open   { $step }
    {"       "}{ $why }
cli-lottery-check-failed = NO     { $step }
    {"       "}{ $why }
cli-lottery-step-lottery-file = The lottery is written in the one form that its content has
cli-lottery-step-people = Everybody has an id of their own and a value for each feature
cli-lottery-step-rows = Every row has all seats filled and meets every quota
cli-lottery-step-panels = Every panel of the exact chances has all seats filled and meets every quota, and their weights make up the whole
cli-lottery-step-alternates = Alternates are applicants, and none of them sits in the row
cli-lottery-step-equal = People who do not differ have the same chance
cli-lottery-step-minimum = The lowest chance is the one stated
cli-lottery-step-published = The lowest chance in the rows is the one stated
cli-lottery-step-change = The most that rounding to rows changed is what is stated
cli-lottery-step-level = Level { $level }: multiplied and added up, no way of choosing gives more
cli-lottery-step-level-search = Level { $level }: no panel weighs more than the bound (checked by searching through all)
cli-lottery-step-objective = The levels prove as much as is promised
cli-lottery-step-result-file = The result is written in the one form that its content has
cli-lottery-step-commitment-file = The commitment is the one that was published
cli-lottery-step-commitment = The commitment is to this lottery
cli-lottery-step-row = Chance came from the beacon that the commitment names, and leads to this row
cli-lottery-step-row-dice = The row follows from the dice that are typed in the result
cli-lottery-step-row-both = The row follows from the beacon that the commitment names and from the dice that are typed in the result
cli-lottery-step-drawn = The people of the result are those of the row
cli-lottery-step-drawn-alternates = The alternates of the result are those of the row
cli-lottery-step-continues = It continues the first lottery: its seats, quotas and people are what that one left
cli-lottery-step-none-file = The file is written in the one form that its content has
cli-lottery-step-none-multiplied = No panel meets these quotas (checked by multiplying and adding up)
cli-lottery-step-none-searched = No panel meets these quotas (checked by searching through all possibilities)
cli-lottery-step-none-ways = There are no more than three ways out
cli-lottery-step-none-way = Way out { $n }: with these changes there is a panel
cli-lottery-step-none-way-needed = Way out { $n }: each of its changes is needed
cli-lottery-step-none-conflict = The requirements that are said to contradict each other cannot be met even without all others
cli-lottery-step-none-conflict-needed = Without any one of them the others can be met
cli-lottery-step-none-excluded = Even after the first way out no panel has anybody of those who are said to be out of reach
cli-lottery-open-gap = It could be higher by { $gap } at most; that is not settled.
cli-lottery-open-by = Somebody has { $gap } more than the bound.
cli-lottery-open-loose = Somebody of this level could have a chance that is higher by up to { $gap }: the weight is too small.
cli-lottery-open-people = So many people are settled by no level: { $n }
cli-lottery-open-moved = Chances moved by up to { $change } when rows were made of them, a whole row or more. The proof is about the chances before that.
cli-lottery-open-no-row = People who have a chance and yet sit in no row: { $n }. The draw cannot choose them.
cli-lottery-open-search = The search was given up: there are too many panels.
cli-lottery-open-first = This is a lottery for seats that came free. To compare it with the first one, add the files of that: --first-lottery lottery.json --first-result result.json
cli-lottery-only-lowest = Only of the lowest chance it is proved that it could not be higher; that the others are the best possible is not proved.
cli-lottery-commitment-unseen = The SHA-256 of the commitment that the result names: { $sha256 }. It is worth something only if this number was public before the dice were thrown; ask those who were there.
cli-lottery-open-late = The time was over before the search was. Give it more, such as --time-limit 3600 (an hour).
cli-lottery-first-itself = The first one itself is checked by:
    {"  "}{ $command }
cli-lottery-earlier-missing = The files of earlier lotteries for seats that came free are needed too: add lottery and result by --earlier. SHA-256 of what is missing ({ $n }): { $list }.
cli-lottery-earlier-beyond = { $file } is of none of the earlier replacements that this lottery names. Leave it out of --earlier.
cli-lottery-earlier-undrawn = { $file }: its result is missing. Add that too by --earlier.
cli-lottery-earlier-first = { $file } is of no replacement in the first lottery. Leave it out of --earlier.
cli-lottery-earlier-before = { $file }: other replacements came before this one than are given here. Add all earlier ones by --earlier.
cli-lottery-earlier-itself = Each earlier replacement is checked in the same way, with the files of those before it.
cli-lottery-first-none = The file does not say that it continues another lottery. If it stands alone, leave --first-lottery and --first-result out.
cli-lottery-first-other-result = It continues the result with the SHA-256 { $stated }; the one that was given has { $found }.
cli-lottery-first-named = { $id } is not in the first lottery, or is named twice or out of order.
cli-lottery-first-unsaid = { $id } was drawn, and it is not said whether that seat is kept or lost.
cli-lottery-first-back = { $id } was lost before an earlier replacement, and is not named as lost here.
cli-lottery-first-stranger = { $id } is said to keep a seat, but none of these lotteries chose this person or had them as an alternate.
cli-lottery-first-other-earlier = It names other earlier replacements than came before it.
cli-lottery-first-earlier = Earlier replacement ({ $file }): { $why }
cli-lottery-first-draw = The draw before was not as stated ({ $file }): { $why }
cli-lottery-first-seats = { $kept } kept seats and { $new } new ones do not make the first { $first }.
cli-lottery-first-quotas = { $feature }: the quotas are not what is left of the first ones.
cli-lottery-first-people = { $id } is in the list and should not be, or the other way round.
cli-lottery-first-strangers = These were neither drawn nor are alternates of the row ({ $n }): { $list }. Only the files of an earlier replacement lottery can show how they came by a seat or lost it.
cli-lottery-first-withdrawn = These were neither drawn nor alternates, but are named as lost ({ $n }): { $list }. No file can show that; ask them.
cli-lottery-first-turn = These alternates took a seat, but that it was their turn is not shown ({ $n }): { $list }. Ask why those who stood before them did not.
cli-lottery-first-filling = By the published rule these alternates take the open seats, and no lottery is needed ({ $n }): { $list }
cli-lottery-verdict-true = TRUE: everything that is stated is so, and the draw leads to these people.
cli-lottery-verdict-open = TRUE, but not everything is settled: see what is marked as open. The draw leads to these people.
cli-lottery-verdict-undrawn = TRUE: everything that is stated about the lottery is so. No result was given, so no draw was checked.
cli-lottery-verdict-undrawn-open = TRUE, but not everything is settled: see what is marked as open. No result was given, so no draw was checked.
cli-lottery-verdict-none-true = TRUE: among these people no panel meets all quotas; there is nothing to draw.
cli-lottery-verdict-none-rest = TRUE: among these people no panel meets all quotas. But of the rest not everything is settled: see what is marked as open.
cli-lottery-verdict-none-open = NOT SETTLED: nothing in the file is false, but that there is no panel was not shown either.
cli-lottery-verdict-none-false = FALSE: the file does not show that no panel is possible. Do not rely on it; ask whoever published it.
cli-lottery-verdict-false = FALSE: what is marked NO is not as stated. Do not rely on these files; ask whoever published them.
cli-lottery-doubt-no-seats = The panel has no seats.
cli-lottery-doubt-no-people = There is nobody in it.
cli-lottery-doubt-no-levels = The certificate says nothing.
cli-lottery-doubt-no-source = The commitment names nothing that decides.
cli-lottery-doubt-commitment = The commitment in the result is another one.
cli-lottery-doubt-feature-twice = The feature { $feature } stands there twice.
cli-lottery-doubt-value-twice = { $feature }: the value { $value } stands there twice, or one that looks the same.
cli-lottery-doubt-min-max = { $feature }, { $value }: at least { $min } is more than at most { $max }.
cli-lottery-doubt-id = The id “{ $id }” is empty or belongs to two people.
cli-lottery-doubt-alike-ids = The ids “{ $other }” and “{ $id }” look the same: on paper nobody can tell whose they are.
cli-lottery-doubt-value-count = { $id } has { $found } values, there are { $wanted } features.
cli-lottery-doubt-value = { $id }: the feature { $feature } has no value { $value }.
cli-lottery-doubt-panel = { $place }: { $fault }
cli-lottery-doubt-place-row = Row { $n }
cli-lottery-doubt-place-panel = Panel { $n } of the exact chances
cli-lottery-doubt-panel-size = { $found } people for { $seats } seats.
cli-lottery-doubt-panel-nobody = there is no person with the number { $index }.
cli-lottery-doubt-panel-order = { $person } stands there twice or not in order.
cli-lottery-doubt-panel-quota = { $count } people with { $feature } { $value }, the quota is { $quota }.
cli-lottery-doubt-panel-household = two people of the household { $household }.
cli-lottery-doubt-no-weight = Panel { $panel } of the exact chances has no weight.
cli-lottery-doubt-weight-sum = The weights sum to { $sum } instead of { $denominator }.
cli-lottery-doubt-denominator = The denominator { $denominator } is not between 1 and 2^53.
cli-lottery-doubt-alternate-lists = There are { $rows } rows and { $lists } lists of alternates.
cli-lottery-doubt-alternate = Row { $row }: the alternate { $person } sits in the row, stands there twice or is nobody.
cli-lottery-doubt-unequal = { $a } and { $b } do not differ and have different chances.
cli-lottery-doubt-number = Stated is { $stated }, found is { $found }.
cli-lottery-doubt-level = Level { $level }: { $fault }
cli-lottery-doubt-row = Stated is row { $stated }; what chance said leads to row { $found }.
cli-lottery-doubt-people = From place { $place } on they are others than in the row.
cli-lottery-doubt-weights = there are { $found } weights for { $profiles } kinds of people.
cli-lottery-doubt-negative = the weight of { $id } is below 0.
cli-lottery-doubt-level-sum = the weights sum to { $sum } instead of 1.
cli-lottery-doubt-no-quota = there is no quota { $feature }, { $value }.
cli-lottery-doubt-no-household = nobody shares the household { $household }.
cli-lottery-doubt-no-profile = there is no kind of people with the number { $profile }.
cli-lottery-doubt-multiplier = the multiplier { $multiplier } ({ $of }) is 0, of the wrong sign, or there twice.
cli-lottery-doubt-uncovered = { $id } weighs { $weight }, but the multipliers sum to { $paid } only.
cli-lottery-doubt-bound = stated is the bound { $stated }, found is { $found }.
cli-lottery-doubt-gap = stated is the gap { $stated }, found is { $found }.
cli-lottery-doubt-heavier = a legal panel weighs { $found }, more than the { $stated } that are stated.
cli-lottery-doubt-too-fine = the fractions are too fine to be added up.
cli-lottery-doubt-some-panel = There is a panel that meets all quotas.
cli-lottery-doubt-below = the multipliers of { $id } sum to less than 0.
cli-lottery-doubt-room = the multipliers do not show that there is no panel.
cli-lottery-doubt-none-ways = The file has { $n }.
cli-lottery-doubt-none-no-change = It has no changes.
cli-lottery-doubt-none-no-quota = There is no such quota in the file ({ $quota }).
cli-lottery-doubt-none-twice = The same stands there twice ({ $quota }).
cli-lottery-doubt-none-from = It says { $stated }, but the quota is { $found } ({ $quota }).
cli-lottery-doubt-none-narrow = From { $from } to { $to } makes nothing easier ({ $quota }).
cli-lottery-doubt-none-no-way = With these changes there is no panel either.
cli-lottery-doubt-none-needless = One change is not needed: there is a panel without it too ({ $quota }).
cli-lottery-doubt-none-no-conflict = There is a panel that meets all of them.
cli-lottery-doubt-none-needless-side = One is not needed: the others cannot be met without it either ({ $quota }).
cli-lottery-doubt-none-no-first = The file has no first way out.
cli-lottery-doubt-none-half = { $id } does not differ from { $other }, but only { $other } is named.
cli-lottery-doubt-none-seated = There is a panel with { $id } in it.
cli-lottery-kinds = There are { $n } kinds of people, by the features with quotas and by households; people of one kind have the same chance before rounding.
cli-lottery-now-chances = Working out chances: levels done { $n }
cli-lottery-now-panels = Putting panels together: { $done }
cli-lottery-now-columns = Looking for better panels: { $n } so far
cli-lottery-now-rows = Filling rows: { $n }
cli-lottery-now-mixing = Spreading people over the rows: { $done }
cli-lottery-now-alternates = Choosing alternates: { $done }
cli-lottery-now-searching = Searching all panels: { $seconds } s
cli-lottery-found = Read: { $people ->
    [one] { $people } person
   *[other] { $people } people
 }, { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
 }, { $features ->
    [one] { $features } feature
   *[other] { $features } features
 } with quotas.
cli-lottery-ids = Who somebody is, is taken from the column “{ $column }”.
cli-lottery-ids-numbered = There is no column id, nr or №: people are numbered as they stand in the table, the first one 1.
cli-lottery-public = Ids and features are published as they stand in the table: use numbers, not names or telephones.
cli-lottery-households = The column “{ $column }” is the household: no panel has two people of one.
cli-lottery-ignored = { $file }: nothing is taken from these columns, they have no quotas: { $list }
cli-lottery-late = The time was over before the work was: what follows is what was found until then.
cli-lottery-late-one = Only one panel was found in that time, and with it nothing is left to chance: do not draw it. Give it more time, --time-limit, or leave that out, and prepare again into another file.
cli-lottery-left-out = In this lottery { $n } people have no chance at all: the work ended before it came to them. Do not draw it. Give it more time (--time-limit) or wider quotas, and prepare again into another file.
cli-lottery-too-late = The time was over before a first panel was found. Give it more: --time-limit, or leave it out. Nothing was written.
cli-lottery-more = and { $n } more
cli-lottery-no-panel-next = Once the quotas are changed, remove this file or write the lottery to another: { $file }
cli-lottery-too-many-seats = Keruen draws no panels of more than { $most } seats. Make --seats smaller.
cli-lottery-too-many-quotas = { $found } values have quotas that limit somebody; Keruen reckons with { $most } at most. Join values that are seldom.
cli-lottery-too-many-people = Too many people: with these columns one file holds at most { $most }. First draw whom to invite, or leave out features that you can do without.
cli-lottery-see = Read what is in it:
    {"  "}{ $command }
cli-lottery-broken = This is a fault of the program, not of your tables: “{ $detail }”. Please report it; nothing was written.
cli-lottery-never = No panel that meets the quotas can contain these people, whatever the lottery; their chance is 0 ({ $n }): { $list }
cli-lottery-tied = Most tied to each other: once { $a } is drawn, the chance of { $b } is { $to } instead of { $from }.
cli-lottery-by-chance = The time was not enough to choose alternates for every row. Rows in which chance alone named them: { $n }.
cli-lottery-coverage = Alternates: { $n } for each row. By way of trial a tenth of the people dropped out in all rows, which freed { $simulated } seats; alternates could fill { $filled } of them.
cli-lottery-coverage-exact = That is little: the quotas leave no choice in { $list }. More alternates hardly help; a seat of slack between min and max does. “keruen lottery replace” draws for seats that stay open.
cli-lottery-coverage-seldom = That is little. More alternates or wider quotas help; “keruen lottery replace” draws for seats that stay open.
cli-lottery-replace-open = Alternates cannot fill them, so these seats are drawn: { $seats }. People who can still be drawn: { $people }.
cli-lottery-replace-other = The result is not of this lottery. Take the lottery that was drawn, with its result.
cli-lottery-replace-unknown = Nobody in the lottery has the id “{ $id }”. Check how it is written. Ids are parted by commas; one that has a comma itself is named apart: --lost "A,1" --lost 17
cli-lottery-replace-stranger = { $id } was neither drawn nor is an alternate of the row. If an earlier replacement gave the seat, add its files: --earlier lottery2.json result2.json
cli-lottery-replace-both = { $id } is named as lost and as having taken a seat. Leave one of the two.
cli-lottery-replace-drawn = { $id } was drawn and has a seat already. Leave that one out of --joined; who cannot come is named in --lost.
cli-lottery-replace-none = No seat is open: --lost names nobody who was drawn. Name there whoever cannot come.
cli-lottery-replace-crowded = { $people } people have seats, there are { $seats }. Name in --lost whoever cannot come.
cli-lottery-replace-alternates = No lottery is needed: by the rule that was published these alternates take the seats ({ $n }): { $list }
cli-lottery-replace-alternates-next = No file was written. If one of them cannot come either, add that one to --lost and ask again.
cli-lottery-replace-no-panel = The open seats cannot be filled within the quotas by those who are left. Leave them empty, or invite more people and prepare a new lottery for all.
cli-lottery-replace-exceeded = { $feature }, { $value }: { $count } people have seats, { $max } are allowed. Check who was named in --joined.
