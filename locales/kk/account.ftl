# Кіру
account-sign-in = Кіру
account-sign-in-lede = Сілтеме жібереміз. Құпиясөз жаттаудың керегі жоқ.
account-sign-in-lede-by-hand = Бұл сайт хат жібермейді: сілтемені үйлестіруші береді.
account-email = Электрондық пошта
account-login = Электрондық пошта немесе телефон
account-email-hint = Үйлестірушіге белгілі мекенжай немесе нөмір.
account-login-wrong = Пошта не телефон жазыңыз: ainur@example.kz немесе +7 701 000 00 00
account-send-link = Сілтеме алу
account-send-link-note = Сілтеме бір рет, 15 минут ішінде ашылады. Келмесе, «Спам» бумасын қараңыз немесе үйлестірушіден сұраңыз.
account-ask-link = Сілтеме сұрау
account-ask-link-note = Содан кейін үйлестірушіге қоңырау шалыңыз: ол сұрауыңызды көріп, сілтемені SMS не мессенджер арқылы жібереді. Сілтеме бір рет, 15 минут ішінде ашылады.
account-by-password = Құпиясөзбен кіру
account-password = Құпиясөз
account-otp-hint = Тек екінші кілт қойған болсаңыз: қосымшадағы код не қосалқы код.
account-enter = Кіру
account-password-wrong = Бұлай кіру мүмкін емес. Пошта мен құпиясөзді тексеріңіз; екінші кілт қойған болсаңыз, оның кодын да. Құпиясөз қоймаған болсаңыз, сілтеме арқылы кіріңіз
account-password-no-login = Құпиясөзбен пошта не телефон арқылы кіреді. Алдымен соның бірін жоғарыда жазыңыз
account-locked = Бұл тіркелгі жабық. Сайт иесіне айтыңыз
account-no-account = Тіркелгіңіз жоқ па?
account-no-account-text = Ашық беттерге кірусіз қарауға болады. Командада болсаңыз, тіркелгіні үйлестіруші ашады.

# Сілтеме сұраған соң
account-asked = Поштаңызды қараңыз
account-asked-by-hand = Үйлестірушіге қоңырау шалыңыз
account-asked-next = Енді не болады
account-asked-text = { $email } мекенжайы бізге таныс болса, сілтемесі бар хат жолда.
account-asked-by-hand-text = { $login } бізге таныс болса, сілтемеңіз үйлестірушіде тұр: ол SMS не мессенджер арқылы жібереді.
account-asked-phone = Сілтеме сұралды
account-asked-phone-text = { $phone } нөмірі бізге таныс болса, сілтеме поштаңызға кетті. Поштаңыз жазылмаса, ол үйлестірушіде тұр: SMS не мессенджер арқылы жібереді.
account-asked-life = Сілтеме бір рет, 15 минут ішінде ашылады.
account-asked-else = Келмей жатса
account-asked-else-spam = «Спам» бумасын қараңыз.
account-asked-else-address = Мекенжайды тексеріңіз: үйлестіруші білетін мекенжай ма?
account-asked-else-hand = Үйлестірушіден сілтемені тікелей сұраңыз.
account-asked-again = Тағы бір рет сұрау

# Хат
account-letter-subject = Кіру сілтемесі: { $site }
account-letter-text = Сәлеметсіз бе, { $name }.

    «{ $site }» сайтына кіру сілтемеңіз:
    { $link }

    Ол бір рет, 15 минут ішінде кіргізеді. Сұрамаған болсаңыз, ештеңе істемеңіз: онсыз ешкім кіре алмайды.

# Өзгеріс туралы хаттар
account-letter-changed-subject = Кіру жолыңыз өзгерді: { $site }
account-letter-changed-text = Сәлеметсіз бе, { $name }.

    { $when }: { $what } Бұл «{ $site }» сайтына кіруіңізге қатысты. Басқа құрылғылардың бәрінен шықтыңыз.

    Мұны өзіңіз жасасаңыз, ештеңе істеудің қажеті жоқ. Өзіңіз болмасаңыз, кіріп, бетіңіздегі құрылғыларды қараңыз да, сайт иесіне айтыңыз.
account-changed-password = жаңа құпиясөз қойылды.
account-changed-no-password = құпиясөз алып тасталды.
account-changed-factor = екінші кілт қойылды.
account-changed-no-factor = екінші кілт алып тасталды.
account-changed-recovery = қосалқы код қолданылды.
account-letter-email-subject = Поштаңызды растаңыз: { $site }
account-letter-email-text = Сәлеметсіз бе, { $name }.

    { $email } «{ $site }» сайтындағы мекенжайыңыз болуы үшін мына сілтемені басыңыз:
    { $link }

    Ол бір рет, 15 минут, өзіңіз кірген құрылғыда жарайды. Мұны сұрамаған болсаңыз, ештеңе істемеңіз.
account-letter-email-asked-text = Сәлеметсіз бе, { $name }.

    «{ $site }» сайтында біреу осы мекенжайдың орнына { $email } сіздің мекенжайыңыз болуын сұрады. Сол жаққа кеткен сілтеме басылғанда күшіне енеді.

    Мұны өзіңіз жасасаңыз, ештеңе істеудің қажеті жоқ. Өзіңіз болмасаңыз, кіріп, басқа құрылғылардан шығыңыз да, сайт иесіне айтыңыз.
account-letter-email-done-text = Сәлеметсіз бе, { $name }.

    «{ $site }» сайтындағы мекенжайыңыз енді { $email }. Бұл мекенжайға хат келмейді.

    Өзіңіз болмасаңыз, сайт иесіне бірден айтыңыз.
account-letter-invite-subject = Сізді шақырады: { $site }
account-letter-invite-text = Сәлеметсіз бе, { $name }.

    «{ $site }» сайтындағы «{ $programme }» бағдарламасында рөліңіз бар: { $role }.

    Кіру үшін { $door } ашып, { $email } деп жазыңыз. Сізге кіру сілтемесі келеді; құпиясөз қажет емес.

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
account-link-expired-text = Кіру сілтемесі 15 минут жұмыс істейді. Жаңасын сұраңыз.
account-link-other = Бұл сілтеме басқа адамға арналған
account-link-other-text = Осы құрылғыда басқа адам кіріп тұр. Сілтеме әлі жарамды: алдымен шығыңыз немесе оны өз құрылғыңызда ашыңыз.
account-link-locked = Бұл тіркелгі жабық
account-link-locked-text = Қазір онымен кіруге болмайды. Сайт иесіне айтыңыз.

# Екінші дәлел
account-code = Телефондағы код
account-code-lede = Телефоныңыздағы аутентификатор қосымшасын ашып, алты цифрды көшіріңіз.
account-code-label = Қосымшадағы код
account-code-hint = Алты цифр. Әр 30 секунд сайын өзгереді.
account-code-wrong = Код сай емес. Келесісін күтіп, соны көшіріңіз; телефонның сағаты дұрыс болуы керек
account-set-up-over = Бұл беттегі кілтке бір сағаттан асты, ол енді жарамайды. Төменде жаңасы тұр: соны сканерлеп, кодын теріңіз
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
account-set-up-code-hint = Алты цифр.
account-set-up-confirm = Растау
account-set-up-then = Содан кейін телефон жоғалған күнге он қосалқы код беріледі.
account-factor = Екінші кілт
account-factor-lede = Телефондағы қосымша бапталған. Әр кіргенде соның коды сұралады.
account-factor-left = { $n ->
    [0] Қосалқы код қалмады. Жаңасын жасаңыз.
   *[other] { $n } қосалқы код қалды.
}
account-factor-change = Өзгерту
account-factor-code-hint = Қосымшадағы код, ал телефон жоғалса, қосалқы кодтардың бірі. Ашық қалған құрылғыда біреу өзгертіп қоймасын деп сұраймыз.
account-factor-renew = Жаңа он қосалқы код жасау
account-factor-replace = Басқа телефонды баптау
account-factor-remove = Екінші кілтті алып тастау
account-factor-note = Жаңа кодтардан кейін ескілері жарамайды. Жаңа телефоннан кейін бұрынғысы ештеңе ашпайды, басқа құрылғылардың бәрінен шығасыз.
account-recovered-onward = Әрі қарай
account-codes = Қосалқы кодтарыңыз
account-codes-lede = Телефонсыз осының бірі кіргізеді. Әрқайсысы бір рет жұмыс істейді.
account-codes-list = Он код
account-codes-once = Бұлар тек қазір ғана көрсетіледі.
account-codes-print = Бетті басып шығарыңыз немесе кодтарды қағазға көшіріп, құжаттарыңыздың қасына қойыңыз: телефонда сақтамаңыз.
account-codes-others = Екінші кілт қойылды. Басқа құрылғылардың бәрінен шықтыңыз, бұл туралы хат сізге жолда.
account-codes-others-only = Екінші кілт қойылды. Басқа құрылғылардың бәрінен шықтыңыз.
account-codes-kept = Сақтап алдым, әрі қарай

# Өз парақшасы
account-me-lede = Қалай кіресіз, қай тілде және мұнда сізге не істеуге болады.
account-me-about = Сіз туралы
account-about-change = Атын не телефонын түзету
account-name-hint = Мұнда сізді қалай атайды. Алдымен тегі.
account-email-change = Поштаны ауыстыру
account-email-new = Жаңа пошта
account-email-new-hint = Сол жаққа сілтеме жібереміз. Оны басқанша бұрынғы мекенжай қалады.
account-email-same = Бұл онсыз да сіздің поштаңыз
account-email-send = Сілтеме жіберу
account-email-waiting = хаттағы сілтемені басуыңызды күтіп тұр. Сілтеме 15 минут жарайды.
account-email-over = расталмады: сілтеменің уақыты өтті.
account-email-again = Жаңа сілтеме жіберу
account-email-cancel = Бұрынғы мекенжай қалсын
account-email-confirm = Поштаны растаңыз
account-email-confirm-lede = Енді осы мекенжаймен кіресіз, хаттар да соған келеді.
account-email-confirm-button = Растау
account-email-back = Менің бетіме
account-email-unknown = Көшіргенде мекенжайдың бір бөлігі түсіп қалған не сіз кейін жаңа сілтеме сұраған болуыңыз мүмкін. Соңғы хаттағы сілтемені ашыңыз не өз бетіңізден жаңасын жіберіңіз.
account-email-used = Бұл мекенжай расталған.
account-email-expired = Сілтеме 15 минут жарайды. Бұрынғы мекенжайыңыз өз күшінде, жаңасы бетіңізде күтіп тұр: сол жерден жаңа сілтеме жіберіңіз.
account-email-other = Ол басқа адамның поштасын растайды. Сілтеме әлі жарамды: сұраған адамға ашылады.
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
account-password-needed = Құпиясөзіңіз жоқ. Сілтеме сізге поштамен келе алмайды: телефон не пошта жазылып, құпиясөз қойылса, келесі жолы солармен кіресіз.
account-password-set = Құпиясөз қою
account-password-change = Құпиясөзді ауыстыру
account-present-password = Қазіргі құпиясөз
account-present-why = Ашық қалған құрылғыда біреу өзгертіп қоймасын деп сұраймыз.
account-present-wrong = Қазіргі құпиясөз сай емес. Ұмытсаңыз, шығып, сілтеме арқылы қайта кіріңіз: кейінгі 15 минутта ол сұралмайды
account-password-new = Жаңа құпиясөз
account-password-hint = Кемінде 10 таңба; үш-төрт сөзді есте сақтау оңай. Басқа құрылғылардың бәрінен шығасыз.
account-password-save = Құпиясөзді сақтау
account-password-remove = Құпиясөзді алып тастау
account-devices = Қай құрылғыда кіріп тұрсыз
account-devices-why = Танымайтын құрылғы болса, жабыңыз да, сайт иесіне айтыңыз.
account-device-this = осы құрылғы
account-device-seen = Соңғы рет: { $when }
account-device-unknown = Белгісіз құрылғы
account-device-end = Жабу
account-devices-end = Басқасының бәрін жабу
account-data = Сайтта сіз туралы сақталғанның бәрі бір файлда; түзеттіруге не өшіртуге де құқығыңыз бар.
account-data-take = Деректерімді жүктеп алу
account-data-link = Не сақталады және қалай сұрауға болады
