# Счёт срока: каждый день и причина. $day, $from, $off, $worked — дата с днём недели, $what — одно из предложений ниже
clock-step = { $n } из { $total }: { $what }
clock-working = { $day }
clock-working-day = { $day } — рабочий день
clock-weekend = { $day }, выходной
clock-holiday = { $day }, праздник: { $name }
clock-holiday-estimate = { $day }, праздник: { $name } (дата предварительная)
clock-moved = { $day }, выходной: перенесён праздник «{ $name }», его дата { $from }
clock-moved-estimate = { $day }, выходной: перенесён праздник «{ $name }», его дата { $from } (предварительная)
clock-off-transfer = { $day }, выходной: вместо него рабочий день { $worked }
clock-worked-transfer = { $day }, рабочий день: вместо него выходной { $off }

# Начало, итог и надёжность счёта
clock-from = Начало: { $day }. Этот день не считается.
clock-result = { $n ->
    [one] { $n } рабочий день
    [few] { $n } рабочих дня
   *[other] { $n } рабочих дней
    }, последний из них { $day }
clock-result-back = За { $n ->
    [one] { $n } рабочий день
    [few] { $n } рабочих дня
   *[other] { $n } рабочих дней
    } до этого: { $day }
clock-count = Между ними { $n ->
    [one] { $n } рабочий день
    [few] { $n } рабочих дня
   *[other] { $n } рабочих дней
    }.
clock-edition = Редакция календаря: { $edition }
clock-estimate = { $name }, { $day }: дата предварительная. Когда объявят точную, срок может сдвинуться.
clock-not-known = { $name }, { $year } год: дата ещё не известна и в счёте не учтена.

# Почему срок не посчитан
clock-too-long = Срок слишком длинный: не больше { $max } рабочих дней.
clock-out-of-range = Счёт вышел за пределы календаря. Проверьте дату начала.
clock-no-working-day = В календаре больше года нет рабочих дней. Проверьте календарь.

# Почему календарь не принят. $place — место в тексте, например fixed[3].date; в списке счёт с 0
clock-rules-not-json = Строка { $line }, знак { $column }: нарушен JSON. Посмотрите запятые и кавычки перед этим местом.
clock-rules-missing = Не хватает { $place }.
clock-rules-unknown = { $place }: такого поля нет. Проверьте название.
clock-rules-wrong = { $place }: нужно { $expected }, а стоит { $found }.
clock-rules-years-reversed = { $place }: последний год (to_year) раньше первого (from_year).
clock-rules-twice = { $place } записано второй раз.
clock-rules-no-working-weekday = Все семь дней недели выходные. Нужен хотя бы один рабочий.
clock-rules-worked-anyway = { $place }: { $day } и так рабочий день. Здесь должна стоять суббота или воскресенье.
clock-rules-off-anyway = { $place }: { $day } и так выходной. Здесь должен стоять рабочий день.
clock-rules-holiday-worked = { $place }: { $day } праздник, его нельзя сделать рабочим днём.

# Что нужно на месте ошибки
clock-expected-object = поля в скобках {"{ … }"}
clock-expected-list = список [ … ]
clock-expected-text = текст в кавычках
clock-expected-yes-no = true или false
clock-expected-year = год от 1900 до 2200 или null
clock-expected-weekday = день недели, например "saturday"
clock-expected-month-day = месяц и день, например "03-08"
clock-expected-date = дата, например "2026-03-08"
clock-expected-date-or-estimate = дата, например "2026-05-27" или "2026-05-27 (estimate)"
