# Мерзімнің есебі: әр күн және себебі. $day, $from, $off, $worked — апта күнімен жазылған дата, $what — төмендегі сөйлемнің бірі
clock-step = { $n }-жұмыс күні, барлығы { $total }: { $what }
clock-working = { $day }
clock-working-day = { $day } — жұмыс күні
clock-weekend = { $day }, демалыс күні
clock-holiday = { $day }, мереке: { $name }
clock-holiday-estimate = { $day }, мереке: { $name } (күні болжамды)
clock-moved = { $day }, демалыс: мереке ауысты ({ $name }), өз күні { $from }
clock-moved-estimate = { $day }, демалыс: мереке ауысты ({ $name }), өз күні { $from } (болжамды)
clock-off-transfer = { $day }, демалыс: орнына жұмыс істейтін күн { $worked }
clock-worked-transfer = { $day }, жұмыс күні: орнына демалатын күн { $off }

# Есептің басы, соңы және сенімділігі
clock-from = Басталған күні: { $day }. Ол есепке кірмейді.
clock-result = { $n } жұмыс күні, соңғы күні { $day }
clock-result-back = { $n } жұмыс күні бұрын: { $day }
clock-count = Арасында { $n } жұмыс күні бар.
clock-edition = Күнтізбенің нұсқасы: { $edition }
clock-estimate = { $name }, { $day }: күні шамамен есептелген. Ресми күні жарияланғанда мерзім өзгеруі мүмкін.
clock-not-known = { $name }, { $year } жыл: күні әлі белгісіз, есепке алынған жоқ.

# Мерзім неге есептелмеді
clock-too-long = Мерзім тым ұзақ: { $max } жұмыс күнінен аспасын.
clock-out-of-range = Есеп күнтізбенің шегінен шығып кетті. Басталған күнді тексеріңіз.
clock-no-working-day = Күнтізбеде бір жылдан астам жұмыс күні жоқ. Күнтізбені тексеріңіз.

# Күнтізбе неге қабылданбады. $place — мәтіндегі орны, мысалы fixed[3].date; тізім 0-ден саналады
clock-rules-not-json = { $line }-жол, { $column }-белгі: JSON бұзылған. Алдындағы үтір мен тырнақшаны қараңыз.
clock-rules-missing = { $place } жетіспейді.
clock-rules-unknown = { $place }: мұндай өріс жоқ. Атын тексеріңіз.
clock-rules-wrong = { $place }: { $expected } керек еді, жазылғаны { $found }.
clock-rules-years-reversed = { $place }: соңғы жылы (to_year) бірінші жылынан (from_year) бұрын тұр.
clock-rules-twice = { $place } екінші рет жазылған.
clock-rules-no-working-weekday = Аптаның жеті күні де демалыс. Кемінде бір жұмыс күні қалсын.
clock-rules-worked-anyway = { $place }: { $day } онсыз да жұмыс күні. Мұнда сенбі не жексенбі тұруы керек.
clock-rules-off-anyway = { $place }: { $day } онсыз да демалыс күні. Мұнда жұмыс күні тұруы керек.
clock-rules-holiday-worked = { $place }: { $day } мереке, оны жұмыс күні етуге болмайды.

# «Керек еді» дегеннің түрлері
clock-expected-object = жақша ішіндегі өрістер {"{ … }"}
clock-expected-list = тізім [ … ]
clock-expected-text = тырнақшадағы мәтін
clock-expected-yes-no = true немесе false
clock-expected-year = 1900 мен 2200 арасындағы жыл немесе null
clock-expected-weekday = апта күні, мысалы "saturday"
clock-expected-month-day = ай мен күн, мысалы "03-08"
clock-expected-date = дата, мысалы "2026-03-08"
clock-expected-date-or-estimate = дата, мысалы "2026-05-27" немесе "2026-05-27 (estimate)"
