# Кіру
account-sign-in = Кіру
account-sign-in-lede = Сілтеме жібереміз. Құпиясөз жаттаудың керегі жоқ.
account-sign-in-lede-by-hand = Бұл сайт хат жібермейді: сілтемені үйлестіруші береді.
account-email = Электрондық пошта
account-email-hint = Үйлестірушіге белгілі мекенжай.
account-send-link = Сілтеме алу
account-send-link-note = Сілтеме бір рет, 15 минут ішінде ашылады. Келмесе, «Спам» бумасын қараңыз немесе үйлестірушіден сұраңыз.
account-ask-link = Сілтеме сұрау
account-ask-link-note = Содан кейін үйлестірушіге қоңырау шалыңыз: ол сұрауыңызды көріп, сілтемені SMS не мессенджер арқылы жібереді. Сілтеме бір рет, 15 минут ішінде ашылады.
account-by-password = Құпиясөзбен кіру
account-password = Құпиясөз
account-enter = Кіру
account-password-wrong = Пошта мен құпиясөз бір-біріне сай емес. Құпиясөз қоймаған болсаңыз, сілтеме арқылы кіріңіз
account-locked = Бұл тіркелгі жабық. Сайт иесіне айтыңыз
account-no-account = Қатысасыз ба, сапарға шығасыз ба, қонақ қабылдайсыз ба?
account-no-account-text = Тіркелгі керек емес. Хаттағы сілтемені ашыңыз, жоғалса, үйлестірушіден сұраңыз.

# Сілтеме сұраған соң
account-asked = Поштаңызды қараңыз
account-asked-by-hand = Үйлестірушіге қоңырау шалыңыз
account-asked-next = Енді не болады
account-asked-text = { $email } мекенжайы бізге таныс болса, сілтемесі бар хат жолда.
account-asked-by-hand-text = { $email } мекенжайы бізге таныс болса, сілтемеңіз үйлестірушіде тұр: ол SMS не мессенджер арқылы жібереді.
account-asked-life = Сілтеме бір рет, 15 минут ішінде ашылады.
account-asked-else = Келмей жатса
account-asked-else-spam = «Спам» бумасын қараңыз.
account-asked-else-address = Мекенжайды тексеріңіз: үйлестіруші білетін мекенжай ма?
account-asked-else-hand = Үйлестірушіден сілтемені қолма-қол сұраңыз.
account-asked-again = Тағы бір рет сұрау

# Хат
account-letter-subject = Кіру сілтемесі: { $site }
account-letter-text = Сәлеметсіз бе, { $name }.

    «{ $site }» сайтына кіру сілтемеңіз:
    { $link }

    Ол бір рет, 15 минут ішінде ашылады. Сұрамаған болсаңыз, ештеңе істемеңіз: онсыз ешкім кіре алмайды.

# Сілтеме
account-link-lede = Енді түймені басыңыз.
account-link-who = Кіретін адам
account-link-once = Сілтеме түйме басылғанда ғана жұмсалады. Бетті қанша рет ашсаңыз да болады.
account-link-new = Жаңа сілтеме сұрау
account-link-same = Жаңасын сол мекенжайға жібереміз: { $email }.
account-link-send = Жаңа сілтеме алу
account-link-elsewhere = Басқа мекенжайға
account-link-me = Қазір осы құрылғыда:
account-link-sign-out = Шығып, осы сілтемемен кіру
account-link-unknown = Мұндай сілтеме жоқ
account-link-unknown-text = Көшіргенде мекенжайдың бір бөлігі қалып қойған шығар немесе кейінгі сілтемемен кіріп қойғансыз. Соңғы хаттағы сілтемені толық ашыңыз немесе жаңасын сұраңыз.
account-link-used = Бұл сілтеме қолданылған
account-link-used-text = Кіру сілтемесі бір рет қана жұмыс істейді. Өзіңіз кірген болсаңыз, әлі ішінде шығарсыз. Сіз болмасаңыз, жаңасын сұраңыз да, үйлестірушіге айтыңыз.
account-link-expired = Сілтеменің уақыты өтті
account-link-expired-text = Кіру сілтемесі 15 минут жұмыс істейді. Жаңасын сұраңыз.
account-link-other = Бұл сілтеме басқа адамға арналған
account-link-other-text = Осы құрылғыда басқа адам кіріп тұр. Сілтеме әлі жарамды: алдымен шығыңыз немесе оны өз құрылғыңызда ашыңыз.
account-link-locked = Бұл тіркелгі жабық
account-link-locked-text = Қазір онымен кіруге болмайды. Сайт иесіне айтыңыз.

# Екінші дәлел
account-code = Телефондағы код
account-code-lede = Телефоныңыздағы аутентификатор қосымшасын ашып, алты санды көшіріңіз.
account-code-label = Қосымшадағы код
account-code-hint = Алты сан. Әр 30 секунд сайын өзгереді.
account-code-wrong = Код сай емес. Келесісін күтіп, соны көшіріңіз; телефонның сағаты дұрыс болуы керек
account-recovery-instead = Телефон қасымда жоқ: қосалқы код
account-recovery-label = Қосалқы код
account-recovery-hint = Басып шығарған он кодтың бірі, мысалы abcd-efgh-jkmn. Бір рет жұмыс істейді.
account-recovery-wrong = Қолданылмаған қосалқы кодтарыңыздың ішінде мұндай код жоқ
account-code-lost = Телефон да, код та жоқ па? Сайт иесі сізді қайта кіргізе алады.
account-sign-out = Шығу

# Қосымшаны баптау
account-set-up = Екінші кілт
account-set-up-must = Сіздің рөліңіз басқа адамдардың деректерін көреді. Ұрланған хат ештеңе ашпауы үшін телефондағы код та сұралады.
account-set-up-may = Сілтемеден не құпиясөзден кейін телефондағы код та сұралады.
account-set-up-1 = Керуенді қосымшаға қосыңыз
account-set-up-1-text = Кез келгені жарайды: Aegis, FreeOTP, Google Authenticator, Microsoft Authenticator. Қосымшада «қосу» дегенді таңдап, камераны суретке бағыттаңыз.
account-set-up-qr = Қосымшаға арналған QR-код. Сол кілт төменде жазулы тұр.
account-set-up-same = Қосымша осы телефонда ма?
account-set-up-open = Қосымшада ашу
account-set-up-type = Немесе мына кілтті қосымшаға теріңіз:
account-set-up-2 = Ол көрсеткен кодты теріңіз
account-set-up-code-hint = Алты сан.
account-set-up-confirm = Растау
account-set-up-then = Содан кейін телефон жоғалған күнге он қосалқы код беріледі.
account-factor = Екінші кілт
account-factor-lede = Телефондағы қосымша бапталған. Әр кіргенде соның коды сұралады.
account-factor-left = { $n ->
    [0] Қосалқы код қалмады. Жаңасын жасаңыз.
   *[other] { $n } қосалқы код қалды.
}
account-factor-change = Өзгерту
account-factor-code-hint = Ашық қалған құрылғыда біреу өзгертіп қоймауы үшін код сұраймыз.
account-factor-renew = Жаңа он қосалқы код жасау
account-factor-replace = Басқа телефонды баптау
account-factor-remove = Екінші кілтті алып тастау
account-factor-note = Жаңа кодтардан кейін ескілері жарамайды. Жаңа телефоннан кейін бұрынғысы ештеңе ашпайды.
account-codes = Қосалқы кодтарыңыз
account-codes-lede = Телефонсыз осының бірі кіргізеді. Әрқайсысы бір рет жұмыс істейді.
account-codes-list = Он код
account-codes-once = Бұлар тек қазір ғана көрсетіледі.
account-codes-print = Бетті басып шығарыңыз немесе кодтарды қағазға көшіріп, құжаттарыңыздың қасына қойыңыз: телефонда сақтамаңыз.
account-codes-kept = Сақтап алдым, әрі қарай

# Өз парақшасы
account-me-lede = Қалай кіресіз, қай тілде және мұнда сізге не істеуге болады.
account-me-about = Сіз туралы
account-me-about-change = Атыңызды, поштаңызды не телефоныңызды өзгерту үшін сайт иесіне айтыңыз.
account-mail = Пошта
account-phone = Телефон
account-none = жоқ
account-roles = Рөлдеріңіз
account-roles-none = Әзірге рөліңіз жоқ. Оны сайт иесі береді.
account-role-site = бүкіл сайт
account-role-programme = бағдарлама
account-role-owner = Сайт иесі
account-role-coordinator = Үйлестіруші
account-role-clerk = Тіркеуші
account-role-reviewer = Бағалаушы
account-role-commissioner = Тапсырыс беруші
account-role-trainer = Тренер
account-role-participant = Қатысушы
account-preferences = Тіл мен көрініс
account-lang = Тіл
account-lang-hint = Хаттар да осы тілде келеді.
account-theme = Көрініс
account-theme-device = Құрылғыдағыдай
account-theme-light = Ашық
account-theme-dark = Қараңғы
account-morning = Таңғы хат келіп тұрсын
account-morning-hint = Жұмыс күндері таңертең, сізді күтіп тұрған іс болса ғана. Ол үшін пошта керек.
account-save = Сақтау
account-factor-on = Телефондағы қосымша бапталған.
account-factor-off = Телефондағы код болса, ұрланған хат не құпиясөз ештеңе ашпайды.
account-factor-open = Кодтар мен телефон
account-password-is = Құпиясөз бар. Сілтемемен де кіре аласыз.
account-password-none = Құпиясөзіңіз жоқ, ол керек те емес: сілтеме жеткілікті.
account-password-set = Құпиясөз қою
account-password-change = Құпиясөзді ауыстыру
account-password-new = Жаңа құпиясөз
account-password-hint = Кемінде 10 таңба; үш-төрт сөзді есте сақтау оңай. Басқа құрылғылардың бәрінен шығасыз.
account-password-save = Құпиясөзді сақтау
account-password-remove = Құпиясөзді алып тастау
account-devices = Қай құрылғыда кіріп тұрсыз
account-devices-why = Танымайтын құрылғы болса, жабыңыз да, сайт иесіне айтыңыз.
account-device-this = осы құрылғы
account-device-seen = Соңғы рет: { $when }
account-device-unknown = Белгісіз құрылғы
account-device-end = Жабу
account-devices-end = Басқасының бәрін жабу
account-data = Анықтамалықта сіз туралы сақталғанның бәрі бір файлда; түзеттіруге не өшіртуге де құқығыңыз бар.
account-data-take = Деректерімді жүктеп алу
account-data-link = Не сақталады және қалай сұрауға болады
account-done-preferences = Сақталды.
account-done-password = Құпиясөз сақталды. Басқа құрылғылардан шықтыңыз.
account-done-no-password = Құпиясөз алынды. Енді сілтемемен кіресіз.
account-done-session = Ол құрылғыдан шықтыңыз.
account-done-sessions = Басқа құрылғылардың бәрінен шықтыңыз.
account-done-factor = Екінші кілт алынды.
account-done-role = Енді сайт иесі емессіз.
