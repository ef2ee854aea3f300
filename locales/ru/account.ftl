# Вход
account-sign-in = Вход
account-sign-in-lede = Пришлём ссылку. Пароль помнить не нужно.
account-sign-in-lede-by-hand = Этот сайт не отправляет почту: ссылку передаст координатор.
account-email = Электронная почта
account-login = Электронная почта или телефон
account-email-hint = Те, что знает координатор.
account-login-wrong = Напишите почту или телефон: ainur@example.kz или +7 701 000 00 00
account-send-link = Прислать ссылку
account-send-link-note = Она сработает один раз, в течение 15 минут. Не приходит — посмотрите в «Спаме» или спросите координатора.
account-ask-link = Попросить ссылку
account-ask-link-note = Затем позвоните координатору: он увидит просьбу и перешлёт ссылку по SMS или в мессенджере. Она сработает один раз, в течение 15 минут.
account-by-password = Войти по паролю
account-password = Пароль
account-otp-hint = Только если настроен второй ключ: код из приложения или запасной код.
account-enter = Войти
account-password-wrong = Так войти нельзя. Проверьте почту и пароль, а если настроен второй ключ, то и его код. Если пароля у вас не было, войдите по ссылке
account-password-no-login = С паролем входят по почте или телефону. Сначала запишите выше что-то из них
account-locked = Эта учётная запись закрыта. Обратитесь к владельцу сайта
account-no-account = Нет учётной записи?
account-no-account-text = Открытые страницы видны и без входа. Если вы в команде, учётную запись заведёт координатор.

# После просьбы о ссылке
account-asked = Проверьте почту
account-asked-by-hand = Позвоните координатору
account-asked-next = Что дальше
account-asked-text = Если адрес { $email } нам знаком, письмо со ссылкой уже в пути.
account-asked-by-hand-text = Если { $login } нам знаком, ссылка для вас уже у координатора: он перешлёт её по SMS или в мессенджере.
account-asked-phone = Ссылка запрошена
account-asked-phone-text = Если номер { $phone } нам знаком, ссылка ушла на вашу почту. Если почта не записана, ссылка у координатора: он перешлёт её по SMS или в мессенджере.
account-asked-life = Ссылка сработает один раз, в течение 15 минут.
account-asked-else = Если не приходит
account-asked-else-spam = Посмотрите в папке «Спам».
account-asked-else-address = Проверьте адрес: его ли знает координатор?
account-asked-else-hand = Попросите у координатора ссылку лично.
account-asked-again = Попросить ещё раз

# Письмо
account-letter-subject = Ссылка для входа: { $site }
account-letter-text = Здравствуйте, { $name }.

    Ссылка для входа на сайт «{ $site }»:
    { $link }

    Она сработает один раз, в течение 15 минут. Если вы её не просили, ничего не делайте: без неё никто не войдёт.

# Письма о переменах
account-letter-changed-subject = Ваш вход изменился: { $site }
account-letter-changed-text = Здравствуйте, { $name }.

    { $when }: { $what } Это касается вашего входа на «{ $site }». На всех других устройствах вход завершён.

    Если это сделали вы, ничего делать не нужно. Если не вы, войдите, проверьте устройства на своей странице и скажите владельцу сайта.
account-changed-password = задан новый пароль.
account-changed-no-password = пароль убран.
account-changed-factor = настроен второй ключ.
account-changed-no-factor = второй ключ убран.
account-changed-recovery = использован запасной код.
account-letter-email-subject = Подтвердите почту: { $site }
account-letter-email-text = Здравствуйте, { $name }.

    Нажмите ссылку, чтобы { $email } стал вашим адресом на «{ $site }»:
    { $link }

    Она работает один раз, 15 минут, на устройстве, где вы вошли. Если вы об этом не просили, ничего не делайте.
account-letter-email-asked-text = Здравствуйте, { $name }.

    На «{ $site }» кто-то попросил, чтобы вашим адресом вместо этого стал { $email }. Он начнёт действовать, когда нажмут отправленную туда ссылку.

    Если это сделали вы, ничего делать не нужно. Если не вы, войдите, завершите вход на других устройствах и скажите владельцу сайта.
account-letter-email-done-text = Здравствуйте, { $name }.

    Ваш адрес на «{ $site }» теперь { $email }. Сюда писем больше не будет.

    Если это сделали не вы, сразу скажите владельцу сайта.
account-letter-invite-subject = Вас приглашают: { $site }
account-letter-invite-text = Здравствуйте, { $name }.

    Теперь у вас есть роль в «{ $programme }» на «{ $site }»: { $role }.

    Чтобы войти, откройте { $door } и введите { $email }. К вам придёт ссылка для входа; пароль не нужен.

# Ссылка
account-link-lede = Осталось нажать кнопку.
account-link-who = Входит
account-link-once = Ссылку расходует кнопка. Открывать эту страницу можно сколько угодно.
account-link-new = Попросить новую ссылку
account-link-same = Новую пришлём на тот же адрес: { $email }.
account-link-send = Прислать новую ссылку
account-link-elsewhere = На другой адрес
account-link-me = Сейчас здесь:
account-link-sign-out = Выйти и войти по ссылке
account-link-unknown = Такой ссылки нет
account-link-unknown-text = Возможно, при копировании потерялась часть адреса или после неё уже входили по более новой. Откройте ссылку из последнего письма целиком или попросите новую.
account-link-used = Эта ссылка уже использована
account-link-used-text = Ссылка для входа работает один раз. Если по ней вошли вы, вход мог сохраниться. Если не вы, попросите новую и скажите координатору.
account-link-expired = Время ссылки вышло
account-link-expired-text = Ссылка для входа работает 15 минут. Попросите новую.
account-link-other = Эта ссылка для другого человека
account-link-other-text = На этом устройстве вошёл другой человек. Ссылка ещё годна: сначала выйдите или откройте её на своём устройстве.
account-link-locked = Учётная запись закрыта
account-link-locked-text = Войти с ней сейчас нельзя. Обратитесь к владельцу сайта.

# Второе подтверждение
account-code = Код из телефона
account-code-lede = Откройте на телефоне приложение-аутентификатор и перепишите шесть цифр.
account-code-label = Код из приложения
account-code-hint = Шесть цифр. Меняются каждые 30 секунд.
account-code-wrong = Код не подходит. Дождитесь следующего и перепишите его; часы телефона должны идти верно
account-set-up-over = Ключу на этой странице больше часа, он уже не действует. Ниже стоит новый: отсканируйте его и введите код
account-recovery-instead = Телефона нет рядом: запасной код
account-recovery-label = Запасной код
account-recovery-hint = Один из десяти распечатанных, вида abcd-efgh-jkmn. Работает один раз.
account-recovery-wrong = Среди ваших неиспользованных запасных кодов такого нет
account-code-lost = Нет ни телефона, ни кодов? Владелец сайта может впустить вас заново.
account-sign-out = Выйти

# Настройка приложения
account-set-up = Второй ключ
account-set-up-must = Ваша роль видит данные других людей. Чтобы украденное письмо ничего не открыло, нужен ещё и код из телефона.
account-set-up-may = После ссылки или пароля будет нужен ещё и код из телефона.
account-set-up-1 = Добавьте Керуен в приложение
account-set-up-1-text = Подойдёт любое: Aegis, FreeOTP, Google Authenticator, Microsoft Authenticator. Выберите в нём «добавить» и наведите камеру на рисунок.
account-set-up-qr = QR-код для приложения. Тот же ключ написан ниже.
account-set-up-same = Приложение на этом же телефоне?
account-set-up-open = Открыть в приложении
account-set-up-type = Или впишите в приложение этот ключ:
account-set-up-2 = Впишите код, который оно покажет
account-set-up-code-hint = Шесть цифр.
account-set-up-confirm = Подтвердить
account-set-up-then = После этого вы получите десять запасных кодов на случай, если телефон потеряется.
account-factor = Второй ключ
account-factor-lede = Приложение на телефоне настроено. Код из него нужен при каждом входе.
account-factor-left = { $n ->
    [0] Запасных кодов не осталось. Сделайте новые.
    [one] Остался { $n } запасной код.
    [few] Осталось { $n } запасных кода.
   *[other] Осталось { $n } запасных кодов.
}
account-factor-change = Изменить
account-factor-code-hint = Код из приложения или запасной код, если телефона больше нет. Так никто не изменит это на оставленном открытым устройстве.
account-factor-renew = Сделать десять новых запасных кодов
account-factor-replace = Настроить другой телефон
account-factor-remove = Убрать второй ключ
account-factor-note = После новых кодов старые не работают. После нового телефона прежний ничего не открывает, а вход на всех других устройствах завершается.
account-recovered-onward = Дальше
account-codes = Ваши запасные коды
account-codes-lede = Без телефона войти поможет один из них. Каждый работает один раз.
account-codes-list = Десять кодов
account-codes-once = Показываем их только сейчас.
account-codes-print = Распечатайте страницу или перепишите коды на бумагу и храните там, где документы: не в телефоне.
account-codes-others = Второй ключ настроен. На всех других устройствах вход завершён, письмо об этом уже идёт к вам.
account-codes-others-only = Второй ключ настроен. На всех других устройствах вход завершён.
account-codes-kept = Коды у меня, дальше

# Своя страница
account-me-lede = Как вы входите, на каком языке и что вам здесь можно.
account-me-about = Вы
account-about-change = Исправить имя или телефон
account-name-hint = Как вас здесь зовут. Сначала фамилия.
account-email-change = Сменить почту
account-email-new = Новая почта
account-email-new-hint = Мы отправим туда ссылку. Пока вы её не нажмёте, остаётся прежний адрес.
account-email-same = Это и есть ваша почта
account-email-send = Отправить ссылку
account-email-waiting = ждёт, пока вы нажмёте ссылку в письме. Она действует 15 минут.
account-email-over = не подтверждён: время ссылки вышло.
account-email-again = Отправить новую ссылку
account-email-cancel = Оставить прежний адрес
account-email-confirm = Подтвердите почту
account-email-confirm-lede = С этого момента вы входите с этим адресом, и письма идут на него.
account-email-confirm-button = Подтвердить
account-email-back = На мою страницу
account-email-unknown = Возможно, при копировании потерялась часть адреса, или вы просили более новую ссылку. Откройте ссылку из последнего письма или отправьте новую со своей страницы.
account-email-used = Этот адрес уже подтверждён.
account-email-expired = Ссылка действует 15 минут. Прежний адрес остаётся, а новый ждёт на вашей странице: отправьте оттуда новую ссылку.
account-email-other = Она подтверждает почту другого человека. Ссылка ещё действует: она откроется тому, кто её просил.
account-mail = Почта
account-phone = Телефон
account-none = нет
account-roles = Ваши роли
account-roles-none = Ролей пока нет. Их даёт владелец сайта.
account-role-site = весь сайт
account-role-programme = программа
account-role-owner = Владелец сайта
account-role-coordinator = Координатор
account-role-clerk = Регистратор
account-role-reviewer = Оценщик
account-role-commissioner = Заказчик
account-role-trainer = Тренер
account-role-participant = Участник
account-preferences = Язык и вид
account-lang = Язык
account-lang-hint = На нём приходят и письма.
account-theme = Вид
account-theme-device = Как на устройстве
account-theme-light = Светлый
account-theme-dark = Тёмный
account-morning = Присылать утреннее письмо
account-morning-hint = По рабочим дням утром и только когда вас ждут дела. Для этого нужна почта.
account-save = Сохранить
account-factor-on = Приложение на телефоне настроено.
account-factor-off = С кодом из телефона украденное письмо или пароль ничего не откроют.
account-factor-open = Коды и телефон
account-password-is = Пароль есть. По ссылке тоже можно войти.
account-password-none = Пароля нет, и он не нужен: достаточно ссылки.
account-password-needed = Пароля нет, а ссылка по почте к вам не придёт. Если записан телефон или почта и стоит пароль, в следующий раз вы войдёте с ними.
account-password-set = Задать пароль
account-password-change = Сменить пароль
account-present-password = Нынешний пароль
account-present-why = Спрашиваем, чтобы никто не изменил это на оставленном открытым устройстве.
account-present-wrong = Нынешний пароль не подходит. Если он забыт, выйдите и войдите по ссылке: следующие 15 минут его не спросят
account-password-new = Новый пароль
account-password-hint = Не меньше 10 знаков; легче помнить три-четыре слова. На всех других устройствах вход закончится.
account-password-save = Сохранить пароль
account-password-remove = Убрать пароль
account-devices = Где открыт вход
account-devices-why = Если устройство незнакомо, закройте вход и скажите владельцу сайта.
account-device-this = это устройство
account-device-seen = Последний раз: { $when }
account-device-unknown = Неизвестное устройство
account-device-end = Закрыть
account-devices-end = Закрыть на всех других
account-data = Всё, что сайт хранит о вас, одним файлом; можно попросить исправить или удалить.
account-data-take = Скачать мои данные
account-data-link = Что хранится и как попросить
