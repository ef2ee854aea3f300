# Хабарлар тізімі
letters-new = Хабар жазу
letters-list = Хабарлар
letters-drawers = Хабарлар қай жерде
letters-drawer-by-hand = Қолмен
letters-drawer-troubled = Жетпеген
letters-drawer-waiting = Кезекте
letters-drawer-sent = Жіберілген
letters-empty-by-hand = Қолмен жіберетін хабар жоқ
letters-empty-by-hand-text = Поштасы жоқ адамға арналған хабар осында шығады: мәтіні дайын, телефоннан жібересіз.
letters-empty-troubled = Бәрі жетті
letters-empty-troubled-text = Кері қайтқан немесе жіберілмеген хат болса, себебі мен не істеу керегін осында көресіз.
letters-empty-waiting = Кезек бос
letters-empty-waiting-text = Поштаға түскен хат осында бір минуттай тұрады, содан кейін «Жіберілген» қатарына көшеді.
letters-empty-sent = Әзірге ештеңе жіберілген жоқ
letters-empty-sent-text = Поштамен кеткен де, қолмен жіберілген де хабарлар осында қалады.
letters-no-mail = Пошта сервері қосылмаған: әр хабарды өзіңіз телефоннан жібересіз. Пошта сайт баптауы файлында қосылады.
letters-no-address = Бұл адамның электрондық поштасы жоқ. Хабар қолмен жіберу тізіміне түседі.
letters-nobody = Адам өшірілген
letters-account = Сайт пайдаланушысы

# Хабардың күйі
letters-state-queued = Кезекте
letters-state-sent = Жіберілді
letters-state-failed = Жіберілмеді
letters-state-bounced = Кері қайтты
letters-state-by-hand = Қолмен жіберу керек
letters-state-hand-done = Қолмен жіберілді
letters-state-expired = Сілтемесі ескірді
letters-sent-at = жіберілді: { $when }
letters-until = сілтеме мерзімі: { $when }
letters-written-at = жазылды: { $when }

# Не болмады және не істеу керек
letters-error-unreachable = пошта сервері жауап бермейді
letters-error-timed-out = пошта сервері тым баяу жауап берді
letters-error-later = пошта сервері кейінірек жіберуді сұрады
letters-error-no-such-address = мұндай мекенжай жоқ
letters-error-log-in = пошта сервері сайтты танымады
letters-error-encryption = қорғалған байланыс орнамады
letters-error-secret-lost = хаттың сілтемесі жоғалған
letters-error-outcome-unknown = хаттың кеткен-кетпегені белгісіз
letters-error-other = жіберу сәтсіз аяқталды
letters-remedy = Хабар жетпеді
letters-remedy-unreachable = Пошта сервері жауап бермеді. Кейін қайталаңыз немесе қолмен жіберіңіз.
letters-remedy-timed-out = Пошта сервері тым баяу жауап берді. Кейін қайталаңыз немесе қолмен жіберіңіз.
letters-remedy-later = Пошта сервері хатты әр жолы кейінге қалдырды. Қайталаңыз немесе қолмен жіберіңіз.
letters-remedy-no-such-address = Мұндай мекенжай жоқ. Адамның парақшасында түзетіп, қайта жазыңыз немесе осы мәтінді қолмен жіберіңіз.
letters-remedy-log-in = Сайттың пошта құпиясөзі жарамайды. Сайтты күтетін адамға айтыңыз, бұл хабарды қолмен жіберіңіз.
letters-remedy-encryption = Пошта серверімен қорғалған байланыс орнамады. Сайтты күтетін адамға айтыңыз, бұл хабарды қолмен жіберіңіз.
letters-remedy-secret-lost = Хаттың сілтемесі сақталмаған. Жаңа хабар жазыңыз.
letters-remedy-outcome-unknown = Жіберіп жатқанда сайт тоқтап қалды: хат жеткен болуы мүмкін. Қайта жібермес бұрын адамнан сұраңыз.
letters-remedy-other = Жіберу сәтсіз аяқталды. Қайталаңыз немесе қолмен жіберіңіз.
letters-remedy-expired = Сілтеменің мерзімі өтіп кетті, оны ешкім жібермеген. Керек болса, жаңа хабар жазыңыз.

# Бір хабар
letters-to = Кімге:
letters-reader = Кімге
letters-text = Мәтін
letters-text-how = Көшіріп, мессенджерден немесе SMS-пен жіберіңіз.
letters-copy = Мәтінді көшіру
letters-copied = Көшірілді
letters-sms = SMS жазу
letters-phone = Телефон:
letters-no-phone = Телефоны жазылмаған. Оны адамның парақшасына қосуға болады.
letters-sent = Жібердім
letters-sent-hint = Жіберген соң басыңыз: хабар тізімнен кетеді, журналда кім жібергені қалады.
letters-not-sent = Жіберген жоқпын
letters-not-sent-hint = Қателесіп бассаңыз: хабар қолмен жіберу тізіміне қайтады. Журналда қалады.
letters-about = Хабар туралы
letters-way = Қалай
letters-way-mail = поштамен
letters-way-hand = қолмен
letters-address = Мекенжай
letters-lang = Тілі
letters-written = Жазылды
letters-closed = Аяқталды
letters-link-ends = Сілтеме мерзімі
letters-attempts = Талпыныс саны
letters-next = Келесі талпыныс
letters-why = Себебі
letters-other = Басқа жол
letters-hand-over = Қолмен жіберу
letters-by-mail = Поштамен жіберу
letters-again = Поштамен қайталау
letters-rewrite = Осы адамға қайта жазу

# Енді не болды
letters-did-queued = Хабар кезекке тұрды, бір минут ішінде кетеді.
letters-did-by-hand = Хабар қолмен жіберу тізімінде. Мәтінін көшіріп, жіберіңіз.
letters-did-sent = Белгіленді: хабар жіберілді.
letters-did-back = Хабар қолмен жіберу тізіміне қайтты.
letters-did-again = Хабар қайта кезекке тұрды.
letters-did-late = Хабардың күйі бұған дейін өзгеріп кеткен. Қазіргісі осы.

# Жазу
letters-choose = Кімге жазасыз
letters-choose-lede = Атын жазыңыз: қазақша, орысша не латынша, үш әріп жетеді.
letters-choose-find = Аты-жөні
letters-choose-found = Табылғандар
letters-choose-write = Жазу
letters-choose-none = «{ $q }» бойынша ешкім табылмады
letters-choose-none-text = Мұнда сіздің бағдарламаларыңыздағы адамдар ғана көрінеді. Жазылуын қысқартып көріңіз.
letters-write-to = Хабар: { $name }
letters-write-other = Басқа адамды таңдау
letters-write-lang = Хабардың тілі
letters-write-lang-hint = Бұл адам оқитын тіл: { $lang }
letters-write-subject = Тақырыбы
letters-write-text-hint = Амандасудан бастаңыз, соңында атыңызды жазыңыз. Сайт ештеңе қоспайды.
letters-write-mail = Поштамен: { $address }
letters-write-hand = Қолмен: өзім телефоннан жіберемін
letters-write-next = Тексеру
letters-check = Жіберер алдында тексеріңіз
letters-check-lede = Хабар әлі жіберілген жоқ.
letters-check-send = Жіберу
letters-check-hand = Қолмен жіберу тізіміне қосу
letters-check-edit = Түзету
letters-sample-subject = Делегация жиыны
