# The count of a term: each day and why. $day, $from, $off, $worked are dates with the weekday, $what is one of the sentences below
clock-step = { $n } of { $total }: { $what }
clock-working = { $day }
clock-working-day = { $day } is a working day
clock-weekend = { $day } is off, weekend
clock-holiday = { $day } is off, { $name }
clock-holiday-estimate = { $day } is off, { $name } (estimated date)
clock-moved = { $day } is off, moved from { $from }: { $name }
clock-moved-estimate = { $day } is off, moved from { $from }: { $name } (estimated date)
clock-off-transfer = { $day } is off, { $worked } is worked instead
clock-worked-transfer = { $day } is worked, { $off } is off instead

# Where a count starts and ends, and how sure it is
clock-from = Start: { $day }. That day is not counted.
clock-result = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
    }, the last one { $day }
clock-result-back = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
    } earlier: { $day }
clock-count = There { $n ->
    [one] is { $n } working day
   *[other] are { $n } working days
    } between them.
clock-edition = Edition of the calendar: { $edition }
clock-estimate = { $name }, { $day }: the date is an estimate. The term may shift when it is announced.
clock-not-known = { $name }, { $year }: the date is not known yet and is not counted in.

# Why a term was not counted
clock-too-long = The term is too long: at most { $max } working days.
clock-out-of-range = The count leaves the calendar. Check the day it starts.
clock-no-working-day = The calendar has no working day for more than a year. Check the calendar.

# Why a calendar is refused. $place is the place in the text, such as fixed[3].date; lists count from 0
clock-rules-not-json = Line { $line }, character { $column }: the JSON is broken. Look at the commas and quotes before it.
clock-rules-missing = { $place } is missing.
clock-rules-unknown = { $place }: there is no such field. Check its name.
clock-rules-wrong = { $place }: { $expected } is needed, but it says { $found }.
clock-rules-years-reversed = { $place }: the last year (to_year) is before the first (from_year).
clock-rules-twice = { $place } is given a second time.
clock-rules-no-working-weekday = All seven days of the week are off. At least one must be worked.
clock-rules-worked-anyway = { $place }: { $day } is a working day anyway. A day of the weekend belongs here.
clock-rules-off-anyway = { $place }: { $day } is off anyway. A working day belongs here.
clock-rules-holiday-worked = { $place }: { $day } is a holiday and cannot be worked.

# What is needed in the place of a mistake
clock-expected-object = fields in braces {"{ … }"}
clock-expected-list = a list [ … ]
clock-expected-text = text in quotes
clock-expected-yes-no = true or false
clock-expected-year = a year from 1900 to 2200, or null
clock-expected-weekday = a day of the week such as "saturday"
clock-expected-month-day = month and day such as "03-08"
clock-expected-date = a date such as "2026-03-08"
clock-expected-date-or-estimate = a date such as "2026-05-27" or "2026-05-27 (estimate)"
