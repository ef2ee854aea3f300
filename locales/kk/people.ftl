# Адамдар: анықтамалық, адамның парақшасы және онда не істеледі
people-title = Адамдар
people-everybody = Барлығы
people-add = Адам қосу
people-add-this = Осы атпен адам қосу
people-search = Аты-жөні, ұйымы немесе телефоны: үш әріп жеткілікті
people-territory = Аумағы
people-post = Рөлі
people-organisation = Ұйымы
people-consent = Келісімі бар
people-consent-without = Қатысуға келісімі жоқ
people-state = Дерек күйі
people-any = Барлығы
people-count = { $n } адам
people-found = { $n } адам
people-found-for = «{ $q }»: { $n } адам
people-found-scripts = қазақша, орысша, латынша жазылуы ескерілді
people-found-similar = дәл осылай жазылғаны жоқ, ұқсас аттар көрсетілді
people-was = Бұрынғы тегі: { $name }
people-blocked = Бұғатталған
people-empty = Әзірге ешкім жоқ
people-empty-why = Мұнда бағдарламаға қатысатын адамдар, олардың ұйымдары, байланысы мен келісімдері тұрады. Тізіміңіз кестеде болса, бірден жүктеңіз.
people-nobody = Мұндай адам табылмады
people-nobody-for = «{ $q }» бойынша ешкім табылмады
people-nobody-try = Жазылуы басқаша болуы мүмкін: тегінің алғашқы үш әрпін немесе телефонның соңғы төрт санын теріп көріңіз. Іздеу қазақша, орысша және латынша жазуды ескереді. Сүзгі тұрса, оны алып көріңіз.
people-nobody-all = Барлық тізімді көрсету
people-pairs = Бір адам болуы мүмкін
people-pairs-count = { $n } жұп жазба өте ұқсас. Біріктірсеңіз, ештеңе жоғалмайды.
people-pairs-look = Қарап шығу
people-sheet = Кесте
people-import = Кестеден жүктеу
people-export = Осы тізімді алу

# Адамның парақшасы
people-edit = Өзгерту
people-blocked-title = Деректері бұғатталған
people-blocked-why = Олар сақтаулы, бірақ ешқайда көрсетілмейді және өзгертілмейді. Бұғатты алуға немесе деректі өшіруге болады.
people-unblock = Бұғатты қарау
people-missing = { $n } нәрсе жетіспейді
people-missing-contact = Телефоны да, поштасы да жазылмаған: хабар жеткізу мүмкін емес.
people-missing-contact-add = Байланыс қосу
people-missing-consent = Қатысуға келісімі жоқ: деректерін пайдалануға әлі болмайды.
people-missing-consent-add = Келісімін жазу
people-memberships = Мүшелігі
people-memberships-none = Әзірге ешбір ұйымға жазылмаған.
people-membership-add = Қосу
people-membership-edit = Өзгерту немесе аяқтау
people-basis = Негізі
people-seats = Кеңестердегі орны
people-seat = { $post }, { $n }-орын
people-programmes = Бағдарламалары
people-programmes-none = Ешбір бағдарламаға тіркелмеген: оны тек сайт иесі көреді.
people-programmes-edit = Өзгерту
people-contacts = Байланыс
people-contacts-edit = Өзгерту
people-contacts-who = Тек үйлестірушілер көреді.
people-contacts-none = Телефоны да, поштасы да жоқ.
people-consents = Келісімдері
people-consents-none = Бұл сайтта келісім мәтіні әлі жарияланған жоқ.
people-consent-none = Сұралмаған
people-consent-given = { $day }, { $way }, { $version }-мәтін
people-consent-withdrawn = Кері қайтарып алған: { $day }, { $way }
people-consent-older = Содан бері жаңа мәтін шықты.
people-data = Дербес деректері
people-number = Жазба нөмірі
people-created = Жазылған күні
people-merge = Басқа жазбамен біріктіру
people-merge-why = Бір адам екі рет жазылса
people-take = Барлық дерегін бір файлмен беру
people-block = Бұғаттау
people-block-why = Дерек сақталады, бірақ көрсетілмейді
people-erase = Өшіру
people-erase-why = Бір жұмыс күнінде. Алдымен не жойылатынын көрсетеміз
people-span-both = { $from } – { $to }
people-span-since = { $from } – қазір
people-span-until = аяқталған: { $to }
people-span-open = Мерзімі жазылмаған

# Бас тарту себептері
people-refused-blocked = Бұл адамның деректері бұғатталған: алдымен бұғатты алыңыз.
people-refused-contact-twice = Бұл байланыс оған бұрыннан жазылған
people-refused-overlaps = Осы ұйымдағы дәл осындай рөлі сол күндерге бұрыннан жазылған
people-refused-no-consent = Бұл келісім қазір күшінде емес.
people-refused-consent-stands = Бұл келісім осы мәтін бойынша күшінде тұр.
people-refused-no-wording = Бұл мақсатқа келісім мәтіні әлі жарияланған жоқ. Оны сайт иесі жариялайды.
people-refused-both-seats = Екі жазба да бір мерзімде бір кеңесте орын иеленіп тұр ({ $n }-орын). Алдымен біреуін босатыңыз.
people-refused-same = Бұл — бір ғана жазба.
people-refused-in-use = Бұл жазбаға басқа жазбалар сүйенеді.

# Рөлдер
people-post-member = мүше
people-post-chair = төраға
people-post-deputy-chair = төрағаның орынбасары
people-post-secretary = хатшы
people-post-head = басшы
people-post-deputy-head = басшының орынбасары
people-post-board = басқарма мүшесі
people-post-founder = құрылтайшы
people-post-staff = қызметкер
people-post-volunteer = ерікті
people-post-expert = сарапшы
people-post-trainer = тренер
people-post-other = басқа

# Келісім мақсаттары
people-purpose-taking-part = Қатысу және деректерін өңдеу
people-purpose-name-public = Атын жариялау
people-purpose-photo-public = Фотосын жариялау
people-purpose-draw-file = Жеребе файлына енгізу
people-purpose-questionnaires = Таңдалмаса да сауалнама жіберу
people-purpose-contacts-cohort = Байланысын қатысушыларға көрсету
people-purpose-points-public = Ұпайын өтінім нөмірімен жариялау

# Келісім жолдары
people-way-site = сайтта өзі
people-way-paper = қағазда
people-way-phone = телефонмен
people-way-message = хатпен немесе хабармен
people-way-import = кестемен бірге
people-way-newer-wording = жаңа мәтінге келіскенде
people-way-merge = жазбалар біріктірілгенде

people-language-kk = қазақша
people-language-ru = орысша
people-language-en = ағылшынша

# Тарих
people-verb-create = Жазба ашылды
people-verb-change = Дерегі түзетілді
people-verb-block = Деректері бұғатталды
people-verb-unblock = Бұғат алынды
people-verb-tie = Бағдарламаға тіркелді
people-verb-untie = Бағдарламадан шығарылды
people-verb-add-contact = { $what } қосылды
people-verb-remove-contact = { $what } өшірілді
people-verb-main-contact = { $what } негізгі болды
people-verb-add-membership = Мүшелігі қосылды
people-verb-change-membership = Мүшелігі түзетілді
people-verb-remove-membership = Мүшелігі өшірілді
people-verb-give-consent = Келісім берілді: { $what }
people-verb-withdraw-consent = Келісім кері қайтарып алынды: { $what }
people-verb-keep-apart = Ұқсас жазбамен бір адам емес деп белгіленді
people-verb-merge = Басқа жазба осыған біріктірілді
people-verb-import = Кестеден жүктелді
people-verb-other = Жазба өзгертілді
people-field-surname = Тегі
people-field-given = Аты
people-field-patronymic = Әкесінің аты
people-field-former = Бұрынғы тегі
people-field-languages = Тілдері
people-field-territory = Аумағы
people-field-phone = Телефон
people-field-email = Пошта
people-field-organisation = Ұйымы
people-field-post = Рөлі
people-field-title = Лауазымы
people-field-span = Мерзімі
people-field-basis = Негізі
people-field-membership = Мүшелігі

# Адам қосу және түзету
people-new-title = Адам қосу
people-new-lede = Тегі мен аты жеткілікті, қалғанын кейін толтыруға болады.
people-new-save = Қосу
people-new-anyway = Бұл — басқа адам, қосу
people-edit-title = Деректерін өзгерту
people-save = Сақтау
people-cancel = Қайту
people-patronymic-hint = Болмаса, бос қалдырыңыз
people-former-hint = Бірнешеу болса, нүктелі үтірмен бөліңіз. Іздеу оларды да табады.
people-phone-hint = Мысалы: 8 700 000 00 21
people-email-hint = Болмаса, бос қалдырыңыз: хабар қолмен де беріледі
people-unknown = Белгісіз
people-first-language = Хат қай тілде жазылсын
people-first-language-hint = Осы тілде хабар аламыз деген тілі
people-other-languages = Тағы қай тілдерді біледі
people-programme = Бағдарламасы
people-programme-hint = Бағдарламаның үйлестірушілері адамды содан кейін көреді
people-programme-none = Әзірге ешқайсысы
people-alike = Осыған ұқсас адам бар
people-alike-why = Алдымен қараңыз: сол адамның өзі болуы мүмкін. Басқа адам болса, төмендегі түймемен қосыңыз.
people-empty-value = (бос)

# Байланыс
people-contacts-title = Байланысын өзгерту
people-contact-main = Негізгі
people-contact-make-main = Негізгі ету
people-contact-remove = Өшіру
people-contact-add = Байланыс қосу
people-contact-label = Телефон немесе пошта
people-contact-hint = Мысалы: 8 700 000 00 21 немесе ulgi@example.kz
people-back = Парақшасына қайту

# Мүшелік
people-membership-new = Мүшелік қосу
people-membership-title = Мүшелікті өзгерту немесе аяқтау
people-no-organisations = Әзірге бірде-бір ұйым жазылмаған. Алдымен ұйымды қосыңыз.
people-choose = Таңдаңыз
people-title-hint = Ұйым оны басқаша атаса. «Басқа» рөліне міндетті
people-since = Басталған күні
people-until = Аяқталған күні
people-until-hint = Әлі жалғасса, бос қалдырыңыз
people-day-hint = Мысалы: 23.11.2026
people-basis-hint = Құжаты, нөмірі, күні. Мысалы: жарғы, 04.03.2021
people-mistake = Қате жазылса
people-mistake-why = Болмаған мүшелікті осы жерден өшіріңіз. Аяқталғанын өшірмей, аяқталған күнін жазыңыз.
people-membership-remove = Мүшелікті өшіру

# Келісім
people-consent-now-none = Келісімі жоқ.
people-consent-now-older = Келісімі бар, бірақ бұрынғы мәтінге.
people-consent-now-stands = Келісімі күшінде.
people-consent-no-text = Мәтін әлі жоқ
people-consent-text = { $n }-мәтін
people-consent-give = Келісімін жазу
people-consent-give-why = Адам осы мәтінді оқып немесе тыңдап, келіскен соң ғана жазыңыз.
people-consent-way = Қалай келісті
people-consent-language = Мәтінді қай тілде оқыды
people-consent-day = Қай күні келісті
people-consent-give-button = Келісімді сақтау
people-consent-not-then = Бұл мәтінге { $from } мен { $to } аралығында ғана келісуге болады
people-consent-withdraw = Келісімді кері қайтарып алу
people-consent-withdraw-why = Содан кейін ол ешқайда пайдаланылмайды. Түбіртегі тарихта қалады.
people-consent-withdraw-way = Қалай қайтарып алды
people-consent-withdraw-button = Кері қайтарып алу
people-consent-receipts = Түбіртектері
people-consent-receipts-none = Әзірге келісім жазылмаған.
people-consent-read-in = Мәтін тілі: { $language }

# Бағдарламалары
people-tied = Тіркелген
people-tied-none = Сіздің бағдарламаларыңызға тіркелмеген.
people-untie = Шығару
people-tie = Бағдарламаға тіркеу
people-tie-none = Тіркейтін басқа бағдарлама жоқ.
people-tie-button = Тіркеу

# Бұғаттау
people-block-title = Деректерін бұғаттау
people-unblock-title = Бұғатты алу
people-blocked-since = Бұғатталған күні: { $day }
people-block-what = Дерек сақталады, бірақ ашық беттерде де, тізімдерде де көрсетілмейді, хабар жіберілмейді және өзгертілмейді. Оны тек сайт иесі мен үйлестіруші көреді. Бұғатты кез келген уақытта алуға болады.
people-unblock-what = Дерек бұрынғыдай көрсетіліп, пайдаланылатын болады.
people-block-reason = Себебі
people-block-reason-hint = Міндетті емес. Тарихта қалады, адам өшірілгенде өшеді
people-unblock-button = Бұғатты алу

# Ұқсас жазбалар мен біріктіру
people-pair-contact = Телефоны немесе поштасы бір
people-pair-name = Аттары бірдей естіледі
people-pair-row = { $n }-жазба, { $day }
people-pair-merge = Салыстыру және біріктіру
people-pair-apart = Бұл — екі бөлек адам
people-pairs-none = Ұқсас жазба жоқ
people-pairs-none-why = Сайт жазбаларды түн сайын және кестеден жүктегеннен кейін салыстырады. Ұқсастары табылса, осы жерде көрінеді.
people-pairs-none-action = Адамдарға қайту
people-record = { $n }-жазба
people-merge-title = Екі жазбаны біріктіру
people-merge-which = { $name } екі рет жазылған болса, екінші жазбаны таңдаңыз. Әзірге ештеңе өзгермейді.
people-merge-other = Екінші жазба
people-merge-else = Басқасын іздеу
people-merge-nobody = Ұқсас жазба табылмады, іздеп көріңіз
people-merge-same-way = Біріктіру үшін екі бөлек жазба керек. Екіншісін төменнен таңдаңыз.
people-merge-show = Не болатынын көрсету
people-merge-lede = Әзірге ештеңе өзгерген жоқ. Бірінші жазба қалады, екіншісі соған қосылады.
people-merge-same = Негізгі деректері бірдей
people-merge-values = { $n } өріс екі түрлі: қайсысы қалсын?
people-merge-stays = Қалатын жазба
people-merge-goes = Қосылатын жазба
people-merge-swap = Орындарын ауыстыру
people-merge-happens = Не болады
people-moves-contacts = { $n } байланыс көшеді
people-moves-memberships = { $n } мүшелік көшеді
people-moves-joined = { $n } бірдей мүшеліктің мерзімі қосылады
people-moves-seats = Кеңестегі { $n } орын көшеді
people-moves-consents = { $n } келісім түбіртегі көшеді
people-moves-programmes = { $n } бағдарламаға тіркеледі
people-merge-names = Екі тегі де іздеуде қалады
people-merge-number = Бұрынғы нөмірі мен сілтемесі қалған жазбаға апарады
people-merge-ends = Мына келісімдер тоқтайды: екінші жазбада олар кейін қайтарып алынған
people-merge-final = Біріктіруді кері қайтару түймесі жоқ, бірақ бұрынғы мәндер тарихта қалады.
people-merge-button = Біріктіру
people-merge-outdated = Сіз қарап отырғанда жазба өзгерді
people-merge-outdated-why = Ештеңе біріктірілген жоқ. Төменде қазіргі күйі тұр: қайта қарап, түймені басыңыз.

# Өшіру
people-erase-title = Адамды өшіру
people-erase-lede = Не жойылатынын және не қалатынын қараңыз. Әзірге ештеңе өшкен жоқ.
people-goes = Не жойылады
people-goes-name = Аты-жөні, аумағы, тілдері
people-goes-contacts = Байланысы: { $n }
people-goes-former = Бұрынғы тегі: { $n }
people-goes-memberships = Мүшелігі: { $n }
people-goes-consents = Келісім түбіртектері: { $n }
people-goes-programmes = Бағдарламаға тіркелуі: { $n }
people-goes-old = Тарихтағы бұрынғы мәндер: { $n }
people-goes-letters = Хаттары: { $n }
people-goes-imports = Оның аты бар, шешім күтіп тұрған кестелер: { $n }
people-goes-account = Сайтқа кіретін тіркелгісі
people-stays = Не қалады
people-stays-seats = Кеңестегі { $n } орында біреу болғаны — атысыз
people-stays-journal = Журналда: кім, қашан, қай нөмірлі жазбаға не істегені — атысыз
people-stays-published = Жарияланған сандар, нәтижелер мен қосындылар
people-stays-backups = Сақтық көшірмелер: 35 күннен кейін өздері жойылады. Көшірмеден қалпына келтірілсе, өшіру қайталанады
people-erase-mentions = Жаңалықтарды өзіңіз қараңыз
people-erase-mentions-why = Жаңалық мәтіні мен фотодағы адамды сайт тани алмайды. Ол жерде аталса немесе түссе, жаңалықты түзетіңіз.
people-erase-button = Біржола өшіру
people-erase-not = Өшірмеу
people-erase-final = Мұны қайтару мүмкін емес.
people-erase-first = Алдымен адамның өзіне беріңіз
people-refused-last-owner = Бұл адам — сайттың жалғыз иесі. Алдымен басқа иесін тағайындаңыз.
people-erased-title = Адам өшірілді
people-erased-when = { $n }-жазба өшірілді: { $when }.
people-erased-next = Енді не болады
people-erased-now = Дерегі кестелерден, іздеуден және тарихтан өшті. Файлдағы іздері бірнеше минутта тазарады.
people-erased-backups = Соңғы сақтық көшірме жойылатын күн: { $day }.
people-erased-restore = Соған дейін көшірмеден қалпына келтірілсе, өшіру өзі қайталанады.
people-erased-back = Адамдарға қайту

# Адамның файлы
people-file-summary = oqu.html
people-file-made = Жасалған уақыты: { $when }.
people-file-none = Жоқ.
people-file-letters = Хаттары
people-file-more = Басқа файлдар
people-file-json = Осы архивтегі JSON файлдарда дәл сол дерек басқа жүйелер оқи алатын түрде тұр; journal.json ішінде дерекпен не істелгені жазылған.

# Келісім мәтіндері
people-wordings = Келісім мәтіндері
people-wordings-lede = Адамдар неге келіседі: әр мақсаттың өз мәтіні бар. Жаңа нұсқа шықса, бұрынғы түбіртектер бұрынғы мәтінмен қалады.
people-wordings-purposes = Мақсаттар
people-wording-none = Мәтін әлі жарияланған жоқ: бұл келісім сұралмайды.
people-wording-missing = Мәтін жоқ
people-wording-state = { $version }-мәтін, күшіне енген күні: { $day }. { $n } адам келіскен
people-wording-new = Жаңа нұсқа
people-wording-new-why = Үш тілде, қысқа әрі түсінікті жазыңыз. Алдымен салыстырып қарайсыз, содан кейін ғана күшіне енеді.
people-wording-look = Қарап шығу
people-wording-older = Бұрынғы нұсқалары
people-wording-older-none = Бұрынғы нұсқасы жоқ.
people-wording-version = { $version }-мәтін, { $day }
people-wording-same = Бұл — дәл қазіргі мәтін. Өзгертсеңіз ғана жаңа нұсқа шығады
people-wording-check = Жаңа мәтінді қарау: { $purpose }
people-wording-check-lede = { $n }-мәтін әлі күшіне енген жоқ.
people-wording-before = Қазір
people-wording-now = Енді
people-wording-agreed = Қазіргі мәтінге { $n } адам келіскен. Олардың келісімі күшінде қалады; жаңа мәтінге олардан қайта сұрау керек пе — өзіңіз шешесіз.
people-wording-publish = Күшіне енгізу
people-wording-again = Қайта түзету
