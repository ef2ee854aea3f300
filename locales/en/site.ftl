# State of the site
site-backups = Backups
site-backup-late = Too old
site-backup-good = Fresh
site-backup-last = Last good backup: { $when }
site-backup-never = No backup has been made yet.
site-backup-about = Made by itself every night and kept for 35 days, the newest until there is the next. The file lies in the site’s folder under backups: keep a copy on another disk too.
site-backup-running = A backup is being written. Reload the page in a minute or two.
site-backup-now = Back up now
site-backup-none = There are no files yet.
site-backup-file = File
site-backup-when = Written
site-backup-size = Size
site-dead = Jobs that gave up
site-dead-about = Eight attempts failed. The reason is technical: show it to whoever looks after the server.
site-dead-again = Run again
site-job-backup = Backup
site-job-sweep = Sweeping out what is over
site-job-duplicates = Looking for duplicates
site-job-checkpoint = Clearing erased data from the disk
site-job-sort-keys = Rebuilding the order of lists
site-job-recount = Counting anew
site-job-morning = Morning letters
site-job-texts = Texts made ready for search
site-job-import = Import of a table
site-names = What the site says about itself
site-missing = missing
site-edit = Change
site-mail = Mail
site-mail-on = On
site-mail-off = Off
site-mail-on-text = Messages leave by themselves. What did not arrive shows under “Messages”.
site-mail-off-text = Messages are sent by hand. If you want mail, whoever looks after the server sets it up in the configuration file.
site-more = More
site-more-calendar = Holidays, swapped days, checking a term
site-more-journal = Who did what, and when

# Name and contacts
site-edit-title = Name and contacts of the site
site-edit-lede = Every visitor sees this. Write the Kazakh first.
site-name = Name of the site
site-name-hint = The name of your organisation will do. In one language at least.
site-about = One sentence about the site
site-about-hint = Optional. Search engines and messengers show it.
site-contact-name = Whom to ask
site-contact-hint = A name or a post. Requests to correct or erase data come here.
site-contact-email = E-mail
site-contact-phone = Telephone
site-save = Save
site-cancel = Back

# Journal
site-journal = Journal
site-journal-lede = Who did what, and when. Only the owner sees it; entries are never removed. Values are not kept here.
site-journal-count = { $n } entries
site-journal-why = reason:
site-journal-empty = The journal is empty
site-journal-empty-text = An entry appears after the first change.

# Working days
site-calendar-lede = Terms are counted by this calendar: holidays, swapped days, weekends.
site-calendar-edit = Edit the calendar
site-calendar-same-days = the same days
site-term = Check a term
site-term-from = From which day
site-term-from-hint = For example 06.03.2026. That day itself is not counted.
site-term-days = How many working days
site-term-way = Which way
site-term-forward = Forward: when the term ends
site-term-back = Back: by which day it is due
site-term-count = Count
site-ahead = The year ahead
site-ahead-why = Days that are not what their weekday says.
site-editions = Editions
site-editions-source = Source: { $source }
site-editions-none = This is the edition that came with the program. After an edit, numbered editions are listed here.
site-editions-now = In force

# Editing the calendar
site-calendar-edit-title = Edit the calendar
site-calendar-edit-lede = Change one day. Before anything is saved you see which days change.
site-day-announce = Announced day of a holiday
site-day-announce-why = The state announces the day of a holiday such as Kurban-ait each year. Until then a day worked out ahead stands there.
site-day-holiday = Holiday
site-day-announced = Announced day
site-day-hint = Such as 05.06.2027
site-day-act = By which act
site-day-act-hint = Its name, number and date. It is added to the source of the calendar.
site-day-swap = Moved day
site-day-swap-why = The government makes a day of the weekend a working day, and another day becomes a day off for it.
site-day-off = Working day that becomes a day off
site-day-working = Day off that becomes a working day
site-calendar-whole = The whole text of the rules
site-day-worked-anyway = { $day } is a working day anyway
site-day-off-anyway = { $day } is a day off anyway
site-day-holiday-worked = { $day } is a holiday and cannot be worked
site-day-twice = This day has been moved already
site-calendar-rules = Rules of the calendar (JSON)
site-calendar-rules-hint = When a day has been announced, remove “(estimate)” beside it. Swapped days go into the list transfers.
site-calendar-preview = See what changes
site-preview = What changes
site-preview-lede = Nothing has been saved yet.
site-preview-days = { $n ->
    [one] { $n } day changes
   *[other] { $n } days change
}
site-preview-years = Years compared: { $from }–{ $to }. Terms already counted keep their edition.
site-preview-save = Save as a new edition
site-preview-edit = Back to the text
site-morning-hour = Hour of the morning letter
site-morning-hour-hint = It goes out on working days, and only when something waits. Time zone: { $zone }.
