# Сайттың күйі
site-backups = Сақтық көшірмелер
site-backup-late = Ескі
site-backup-good = Жаңа
site-backup-last = Соңғы жақсы көшірме: { $when }
site-backup-never = Көшірме әлі бір рет те жасалған жоқ.
site-backup-about = Әр түнде өзі жасалады, 35 күн сақталады. Файл сайт қалтасының backups бөлімінде тұр: оны басқа дискіге де көшіріп қойыңыз.
site-backup-running = Көшірме жазылып жатыр. Бірер минуттан соң бетті жаңартыңыз.
site-backup-now = Қазір көшірме жасау
site-backup-none = Файл әзірге жоқ.
site-backup-file = Файл
site-backup-when = Жазылған уақыты
site-backup-size = Көлемі
site-dead = Тоқтаған жұмыстар
site-dead-about = Сегіз талпыныс нәтиже бермеді. Себебі ағылшынша жазылған: оны серверді күтетін адамға көрсетіңіз.
site-dead-again = Қайта іске қосу
site-job-backup = Сақтық көшірме
site-job-sweep = Ескіргенді тазалау
site-job-duplicates = Екі рет жазылғандарды іздеу
site-job-checkpoint = Өшірілгенді дискіден тазарту
site-job-sort-keys = Тізім ретін қайта құру
site-job-recount = Санақты жаңарту
site-job-morning = Таңғы хаттар
site-job-texts = Мәтіндерді іздеуге дайындау
site-job-import = Кестені жүктеу
site-names = Сайт өзі туралы
site-missing = жазылмаған
site-edit = Өзгерту
site-mail = Пошта
site-mail-on = Қосулы
site-mail-off = Өшірулі
site-mail-on-text = Хаттар өзі кетеді. Жетпегені «Хабарлар» бөлімінде көрінеді.
site-mail-off-text = Хабарлар қолмен жіберіледі. Поштаны серверді күтетін адам баптау файлында қосады.
site-more = Тағы
site-more-calendar = Мерекелер, ауысқан күндер, мерзімді тексеру
site-more-journal = Кім, қашан, не істеді
site-did-saved = Сайт баптауы сақталды.
site-did-backup = Көшірме жасала бастады: бірер минутта дайын болады.
site-did-revived = Жұмыс қайта кезекке тұрды.

# Атауы мен байланысы
site-edit-title = Сайттың аты мен байланысы
site-edit-lede = Мұны барлық келуші көреді. Алдымен қазақшасын жазыңыз.
site-name = Сайттың аты
site-name-hint = Ұйымыңыздың аты дұрыс болады. Кемінде бір тілде.
site-about = Сайт туралы бір сөйлем
site-about-hint = Міндетті емес. Іздеу мен мессенджерде көрінеді.
site-contact-name = Кімнен сұрауға болады
site-contact-hint = Аты немесе лауазымы. Деректі түзету, өшіру туралы өтініш осы адамға келеді.
site-contact-email = Электрондық пошта
site-contact-phone = Телефон
site-save = Сақтау
site-cancel = Қайту

# Журнал
site-journal = Журнал
site-journal-lede = Кім, қашан, не істегені. Мұны тек сайт иесі көреді, жазба өшірілмейді. Мәндер жазылмайды.
site-journal-count = { $n } жазба
site-journal-why = себебі:
site-journal-empty = Журнал бос
site-journal-empty-text = Бірінші өзгерістен кейін осында жазба шығады.

# Жұмыс күндері
site-calendar-lede = Мерзімдер осы күнтізбемен саналады: мереке, ауысқан күн, демалыс.
site-calendar-edit = Күнтізбені өзгерту
site-calendar-saved = Күнтізбенің жаңа нұсқасы сақталды. Бұрынғылары да қалды.
site-calendar-same-days = күндері бірдей
site-term = Мерзімді тексеру
site-term-from = Қай күннен
site-term-from-hint = Мысалы, 06.03.2026. Бұл күннің өзі саналмайды.
site-term-days = Неше жұмыс күні
site-term-way = Қай жаққа
site-term-forward = Алға: мерзім қашан бітеді
site-term-back = Артқа: қай күнге дейін тапсыру керек
site-term-count = Санау
site-ahead = Алдағы бір жыл
site-ahead-why = Апта күніне қарамай өзгеше болатын күндер.
site-editions = Күнтізбе нұсқалары
site-editions-source = Негізі: { $source }
site-editions-none = Бұл — бағдарламамен бірге келген нұсқа. Түзетсеңіз, нөмірленген нұсқалар осында тізіледі.
site-editions-now = Қолданыста

# Күнтізбені түзету
site-calendar-edit-title = Күнтізбені өзгерту
site-calendar-edit-lede = Мәтінді өзгертіңіз. Сақталмай тұрып қай күндер өзгеретіні көрсетіледі.
site-calendar-rules = Күнтізбе ережелері (JSON)
site-calendar-rules-hint = Нақты күн жарияланса, сол күннің қасындағы «(estimate)» сөзін өшіріңіз. Ауысқан күн transfers тізіміне жазылады.
site-calendar-preview = Не өзгеретінін көру
site-preview = Не өзгереді
site-preview-lede = Әлі ештеңе сақталған жоқ.
site-preview-days = { $n } күн өзгереді
site-preview-years = Салыстырылған жылдар: { $from }–{ $to }. Бұрын саналған мерзімдер өз нұсқасымен қалады.
site-preview-save = Жаңа нұсқа етіп сақтау
site-preview-edit = Мәтінге оралу
site-morning-hour = Таңғы хаттың уақыты
site-morning-hour-hint = Жұмыс күндері, күтіп тұрған іс болса ғана жіберіледі. Уақыт белдеуі: { $zone }.
