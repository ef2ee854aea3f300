# Public acts: the public pages
acts-number = Act { $n }
acts-lede = What this site has decided in the open, each act with its number and date. They are never changed or removed; a mistake is put right by a new act.
acts-list = List of acts
acts-make = Make an act
acts-empty = There are no acts yet
acts-empty-why = When something is published or fixed, it appears here under its number.
acts-kind-publication = Publication
acts-kind-freeze = List closed
acts-kind-commitment = Fixed in advance
acts-kind-draw = Draw
acts-kind-void = Made void
acts-kind-replacement = Replacement
acts-kind-correction = Correction
acts-role-owner = Owner of the site
acts-role-coordinator = Programme coordinator
acts-role-site = The site itself: the announced time came
acts-role-other = Member of the team
acts-corrected = This act has been corrected:
acts-corrects = This act corrects:
acts-says = What it says
acts-missing = There is no English text. It stands here in the language it exists in.
acts-no-language = There is no text in this language.
acts-check = You can check
acts-kept = This entry is kept among the public acts as number { $n }, { $day }.
acts-sha = SHA-256 checksum of the file the act speaks of:
acts-file = Download the file
acts-file-elsewhere = The file itself is not kept on this site.
acts-how = How do I check?
acts-how-text = Download the file and compute its SHA-256 with any tool. If the sum is the same, the file has not changed since that day. On Linux the command sha256sum computes it.
acts-about = About the act
acts-field-role = Made by
acts-field-programme = Programme
acts-field-address = Address
acts-sample-text = The terms of the programme “Sample” are published.
acts-sample-correction = Correction to act 12: the report is due in 23 days.

# Making an act
acts-make-lede = An act tells everybody what was decided or published. It gets its number the moment it is made, and never changes after that.
acts-field-kind = Kind of act
acts-field-corrects = Which act it corrects
acts-field-corrects-hint = For a correction only: the number of the act.
acts-no-programme = No programme, for the site
acts-field-subject = The file the act speaks of
acts-field-subject-hint = Not needed. Upload the file itself or write its checksum.
acts-field-file = File
acts-field-file-hint = Anyone will be able to download it. At most { $limit }.
acts-field-sha = The file's SHA-256 checksum
acts-field-sha-hint = Only if the file itself is not published. These 64 characters are like the file's fingerprint: whoever has the file can check that it is the same one.
acts-file-kept = The file “{ $name }” is kept
acts-without-file = Take this file away
acts-file-gone = The file was not kept. Choose it again
acts-need-kazakh = The Kazakh text is required
acts-no-such = There is no act with this number
acts-to-check = Go on to check it
acts-check-title = Check the act
acts-for-good = It can never be changed once it is made
acts-for-good-why = Its text, file and date stay as they are. Only a new act can correct a mistake.
acts-make-now = Make the act
acts-edit-again = Edit it again
acts-made = The act is made
acts-quote = Quote or send this number:
acts-made-next = It stands in the list of public acts, where everybody sees it.
acts-open = Open the act

# The list at the desk
acts-any = All
acts-narrow = Show
acts-nothing = There is no such act
acts-nothing-all = Show all acts
acts-found = { $n ->
    [one] { $n } act
   *[other] { $n } acts
 }
acts-act = Act
acts-day = Day
acts-correct = Correct it by a new act
acts-other-programme = A correction belongs to the programme of the act it corrects. Choose that one
