# Кестеден жүктеу: файл, ол не өзгертетіні, не болғаны
import-title = Кестеден жүктеу
import-step-1 = 3 қадамның 1-і: файл
import-step-2 = 3 қадамның 2-сі: тексеру
import-step-3 = 3 қадамның 3-і: қабылдау
import-number = { $n }-жүктеу
import-for = Бағдарлама: { $programme }

# Файл
import-upload-lede = Тізіміңіз кестеде болса, оны бірден жүктеңіз. Алдымен не өзгеретінін көрсетеміз, сіз келіспейінше ештеңе өзгермейді.
import-programme = Қай бағдарламаға
import-programme-hint = Жаңа адамдар осы бағдарламаға тіркеледі. Салыстыру да тек осы бағдарламаның адамдарымен жүреді.
import-programme-choose = Бағдарламаны таңдаңыз
import-programme-hint-owner = Файлдағы адамдар осы бағдарламаға тіркеледі: жаңалары да, бұрыннан барлары да. Салыстыру сайттағы барлық адаммен жүреді.
import-programme-none = Ешқайсысына, тек тізімге
import-file = Кесте файлы
import-file-hint = XLSX немесе CSV, ең көбі { $limit }. Бірінші жолда баған атаулары тұрсын: қазақша, орысша не ағылшынша.
import-no-file = Кесте файлын таңдаңыз
import-no-rows = Кестеде баған атаулары ғана бар, олардың астында жол жоқ. Ештеңе өзгерген жоқ. Жолдарды толтырып, қайта жүктеңіз.
import-unread = Файл оқылмады: { $reason }. Ештеңе өзгерген жоқ.
import-check = Файлды тексеру
import-check-after = Тексеру ештеңе өзгертпейді.
import-template = Бос кесте
import-template-why = Тізіміңіз әлі жоқ болса, осыны толтырыңыз. Бағандары: { $columns }.
import-template-take = Бос кестені алу, XLSX
import-template-file = Адамдар тізімі, бос кесте
import-template-sheet = Адамдар
import-next = Әрі қарай не болады
import-next-1 = Файлды оқып, қай баған нені білдіретінін танимыз.
import-next-2 = Кім қосылады, кімнің дерегі өзгереді, қай жол қате — бәрін көрсетеміз.
import-next-3 = Келіссеңіз, бәрін бірден қабылдаймыз. Үзіліп қалса, ештеңе жүктелмейді.
import-not-taken = ЖСН, туған күн, құжат нөмірі алынбайды. Файлдың өзі қабылданған соң, әйтпесе бір тәуліктен кейін өшіріледі.
import-last = Соңғы жүктеулер
import-state-shown = шешім күтеді
import-state-empty = қабылдайтын ештеңе жоқ
import-state-queued = кезекте
import-state-running = қабылдануда
import-state-done = қабылданды
import-state-outdated = қайта қарау керек
import-state-failed = қабылданбай қалды
import-state-gone = файлы өшірілген

# Не өзгереді
import-nothing-yet = Әзірге ештеңе өзгерген жоқ
import-lede = «{ $file }» файлын оқыдық: { $rows } жол. Не болатынын қараңыз да, шешіңіз.
import-outdated-title = Деректер өзгерді, қайта қараңыз
import-outdated-why = Сіз келіскеннен кейін сайттағы деректер өзгеріпті, сондықтан ештеңе жүктелген жоқ. Төменде — қазіргі айырма.
import-failed-why = Бұл кестені қабылдау аяқталмай қалды, ештеңе өзгерген жоқ. Қайталап көріңіз; тағы болмаса, сайт иесіне айтыңыз.
import-fact-new = Қосамыз
import-fact-new-of = { $n ->
   *[other] жаңа адам
 }
import-fact-changed = Өзгертеміз
import-fact-changed-of = бұрыннан бар, дерегі басқа
import-fact-same = Тиіспейміз
import-fact-same-of = бәрі сәйкес
import-fact-twice-of = { $n ->
   *[other] файлда қайталанған жол
 }
import-fact-same-and-twice = { $same } жол сәйкес, { $n } жол файлда қайталанған
import-fact-faulty = Жүктемейміз
import-fact-faulty-of = { $n ->
   *[other] қате жол
 }
import-take = Қабылдаймыз ба?
import-take-why = Бәрі бірден қабылданады. Бірдеңе үзіліп қалса, ештеңе жүктелмейді.
import-take-rows = { $n } жолды қабылдау
import-nothing = Қабылдайтын ештеңе жоқ
import-nothing-faulty = Барлық жолда қате бар немесе олар бәрі белгілі нәрсені айтады. Қателерді түзетіп, файлды қайта жүктеңіз.
import-nothing-same = Файлдағының бәрі сайтта бұрыннан бар.
import-other-file = Бұл файлды өшіріп, басқасын таңдау
import-kept = Шешпесеңіз, файл бір тәуліктен кейін өзі өшеді. Оны басқа ешкім ала алмайды.
import-rows = { $n } жол
import-people = { $n } адам
import-row = Жол
import-column = Баған
import-value = Файлда
import-why = Неге жарамайды
import-whole-row = бүкіл жол
import-not-shown = көрсетілмейді
import-empty = бос ұяшық
import-formula = нәтижесі жоқ формула
import-contacts = Телефон, пошта
import-row-n = { $n }-жол
import-faults = Қателер
import-faults-take = Осы жолдарды алу, XLSX
import-faults-how = Алынған файлда түзетіп, бөлек жүктеңіз. Қалған жолдар оны күтпейді.
import-posts-left = { $n } жолда рөлі не мерзімі бар, бірақ ұйымы жоқ: адамды аламыз, рөлін алмаймыз. Жолдары: { $rows }. Рөлі керек болса, ұйымын жазып, қайта жүктеңіз.
import-faults-caption = Қатесі бар жолдар
import-faults-more = Тағы { $n } қате бар: бәрі XLSX файлында.
import-names = Қай ұйым екенін нақтылаңыз
import-names-how = Файлдағы бұл атаулар сайттағы ұйымдардың атына ұқсайды. Жауап бергенше осы жолдар алынбайды. Жауаптан ештеңе өзгермейді: жаңа айырмашылықты көрсетеміз.
import-names-name = «{ $name }», { $n } жол
import-names-known = Бұл – { $name }
import-names-numbered = { $name } (№ { $id })
import-names-new = Бұл – жаңа ұйым, қосылсын
import-names-later = Әзірге алынбасын
import-names-save = Жауаптарды сақтау
import-missing-places = Файлда аталған { $n } аумақ сайтта жоқ, сондықтан { $rows } жол жүктелмейді.
import-places-go = Осы аумақтарды бірден қосу
import-organisations-public = { $n } жаңа ұйым ашылып, жалпыға ашық тізімде бірден көрінеді.
import-organisations-see = Қайсысы екенін қарау
import-faults-which = Жолдарын көрсету
import-rows-some = Жолдар: { $rows }
import-own-digits = { $n } цифр
import-own-perhaps = мүмкін, { $what }
import-own-numbers = жазба нөмірі: { $numbers }
import-own-row = { $n }-жол
import-places-title = Файлдағы жаңа аумақтар
import-places-lede = Файлда аталған { $n } аумақ сайтта жоқ. Атауы мен түрін тексеріп, бірден қосыңыз.
import-places-parent = Төмендегі қалалар мен аудандар осы аумақтың ішінде болады.
import-places-add = Сайтқа қосу
import-places-save = Белгіленгендерін қосу
import-places-after = Қосқан соң файлды қайта қарап, жаңа айырманы көрсетеміз. Адамдардың өзі әзірге қосылмайды.
import-places-none = Кемінде бір аумақты белгілеңіз
import-changes = Не өзгереді
import-changes-all = Бәрін көрсету
import-changes-caption = Бұрыннан бар адамдардағы өзгерістер
import-person = Адам
import-what = Не
import-was-will = Бұрын → енді
import-contact-stays = негізгі болады, бұрынғысы ({ $old }) қасында қалады
import-span-of = Мүшелік мерзімі: { $organisation }
import-added = Қосамыз
import-added-first = { $n ->
    [1] Бірінші адам
   *[other] Алғашқы { $n } адам
 }
import-added-caption = Жаңа адамдар
import-territory = Аумағы
import-post = Рөлі
import-likely = Олардың ішінде { $n } адам бұрыннан бар біреуге ұқсайды.
import-likely-how = Жаңа адам ретінде қосып, «Бір адам болуы мүмкін» тізіміне саламыз.
import-no-seats = Файл кеңестерге мүшелік қосады, бірақ орын бермейді: орындар бос күйінде қалады, ал төрағасы бар кеңесте екінші төраға пайда болуы мүмкін. Адамды орынға кеңестің өз бетінде отырғызыңыз:
import-organisations = Жаңа ұйымдар
import-organisations-how = Мұндай атауы бар ұйым сайтта жоқ. Келіссеңіз, бұлар ашылып, ұйымдардың жалпыға ашық тізімінде бірден көрінеді. Егер ұйым тізімде басқаша аталса, файлдағы атауын түзетіп, қайта әкеліңіз.
import-repeats = Қайталанған жолдар
import-repeats-how = Олар файлдың алдыңғы жолындағы адамды айтады: екінші рет қосылмайды.
import-repeats-first = { $n ->
    [1] Бірінші жол
   *[other] Алғашқы { $n } жол
 }
import-repeat = { $row }-жол { $of }-жолды қайталайды
import-columns = Бағандарды қалай түсіндік
import-columns-change = Өзгерту
import-column-not = алмаймыз:
import-column-number = { $n }-баған
import-left-personal-number = ЖСН мен құжат нөмірі керек емес, сайт оларды жинамайды
import-left-birth = туған күні керек емес
import-left-faults = алдында не дұрыс емес болғаны; қажет емес
import-left-unknown = мағынасы белгісіз
import-left-unnamed = атауы жоқ
import-left-unwanted = сіз алмауды таңдадыңыз
import-notes = Оқығанда байқағанымыз
import-note-no-headings = Баған атаулары бар жол жоқ: бірінші жолды да дерек деп оқыдық.
import-note-windows-1251 = Файл ескі Windows-1251 түрінде сақталған: онда қазақ әріптері жоқ. Әріптері «?» болып кеткен жолдар қате жолдардың ішінде. Ең дұрысы — кестені XLSX түрінде қайта сақтау.
import-note-other-sheets = Кітаптың тек «{ $read }» парағы оқылды. Оқылмағаны: { $left }. Олар керек болса, әрқайсысын бөлек файл етіп жүктеңіз.
import-note-two-header-rows = Баған атаулары екі жолда тұр ({ $first } және { $second }): оларды қосып оқыдық. Бағандар дұрыс танылғанын тексеріңіз.
import-note-title-row = Кесте үстіндегі тақырып өткізіп жіберілді, жолы: { $rows }.
import-note-merged = Біріктірілген ұяшықтар бар, жолы: { $rows }. Мәнін жоғарғы ұяшықтан алдық; ондай болмаса, ұяшықтарды ажыратып, файлды қайта беріңіз.
import-note-hidden-rows = Жасырын жолдар да оқылды: { $rows }. Олар керек болмаса, кестеден өшіріп, файлды қайта беріңіз.
import-note-formulas = { $n } ұяшықта формула тұр (біріншісі — { $row }-жолда): олардың файлда сақталған нәтижесін алдық.
import-note-control = Көрінбейтін таңбалар алынып тасталды, жолы: { $rows }.
import-note-repeated-headers = Баған атаулары қайталанған жол өткізіп жіберілді: { $rows }.
import-and-more = { $named } және тағы { $n }

# Бағандар
import-columns-title = Қай баған нені білдіреді
import-columns-lede = Әр бағанның мағынасын таңдаңыз. Аты-жөні бір бағанда немесе тегі мен аты екі бағанда тұруы керек.
import-columns-lost = Файлда қазақ әріптері жоғалған: орнында «?» тұр. Кесте ескі Windows-1251 түрінде сақталған сияқты, онда қазақ әріптері жоқ. Мұнда баған таңдағаннан әріптер қайтып келмейді: кестені XLSX түрінде қайта сақтап, қайта жүктеңіз.
import-columns-again = Басқа файл жүктеу
import-headings = Баған атаулары қай жолда
import-headings-hint = Басқа жолды таңдасаңыз, бағандарды сол жолдағы атаулар бойынша қайта танып, осы бетті тағы көрсетеміз.
import-headings-row = { $row }-жол: { $cells }
import-headings-none = Атаулар жоқ: бірінші жолдың өзі — дерек
import-column-leave = Алмаймыз
import-column-empty = Бағанда ештеңе жоқ
import-column-values = Мысалы: { $values }
import-column-left = «{ $column }» бағанын алмаймыз: { $why }.
import-columns-save = Осылай оқу
import-columns-after = Ештеңе өзгермейді: жаңа айырманы көрсетеміз.

# Қабылдау
import-running-title = Кесте қабылданып жатыр
import-running-lede = Бұл бет екі секунд сайын өзі жаңарады. Күтпей кете беруге де болады: жұмыс жалғаса береді.
import-running-far = { $total } адам бар, жазылғаны: { $done }
import-running-soon = Кезегі келіп қалды
import-broke-off-full = Үзіліп қалды: сервердің дискісінде орын бітті. { $time } болғанда қайта басталады.
import-broke-off-busy = Үзіліп қалды: дерекқор бос болмады. { $time } болғанда қайта басталады.
import-broke-off = Үзіліп қалды. { $time } болғанда қайта басталады.
import-silent = Осы арада сервер тоқтаған болса, { $time } болғанда қайта басталады.
import-running-why = Бәрі бірден сақталады: аяқталмай үзілсе, ештеңе өзгермейді де, басынан басталады.
import-running-again = Қазір қарау
import-done-title = Кесте қабылданды
import-done-lede = Бәрі сақталды. Осы файлды қайта жүктесеңіз, ештеңе өзгермейді.
import-was-new = Қосылды
import-was-changed = Өзгертілді
import-was-same = Өзгерген жоқ
import-was-faulty = Жүктелмеді
import-done-next = Енді не істеу керек
import-done-rows = Жүктелмеген жолдарды алу
import-done-faults = Түзетіп, бөлек жүктеңіз. Файл сақталатын мерзім: { $until }.
import-done-duplicates = Екі рет жазылғандар жоқ па
import-done-duplicates-why = Ұқсас жазбаларды бір-екі минутта іздеп шығамыз.
import-done-consents = Келісімдерін алу
import-done-consents-why = Кестеден келген адамдардың келісімі әлі жоқ: оны әрқайсысынан бөлек алады.
import-done-untied = Бұл адамдар ешқай бағдарламаға тіркелген жоқ: бағдарлама тобы (үйлестіруші, тіркеуші) оларды көрмейді. Тіркеу үшін сол файлды бағдарламасын таңдап, тағы бір рет жүктеңіз: ешкім екі рет қосылмайды.
import-done-tie = Бағдарламасын таңдап жүктеу
import-done-people = Адамдарды ашу
import-done-again = Басқа файл жүктеу
import-done-file = Жүктелген файл серверден өшірілді.
import-gone-title = Бұл файл өшірілген
import-gone-why = Ол бір тәулік күтті немесе оны біреу өшірді. Одан ештеңе қабылданған жоқ. Керек болса, файлды қайта жүктеңіз.

import-show-waiting = Шешіміңізді күтіп тұр
import-show-faulty = Ешкім алмаған қателі жолдар
import-show-all = Барлық жүктеулер
