# Сегодня: вокруг страницы
home-title = Сегодня, { $day }
home-public = Открыть публичную страницу
home-stages = Этапы программы
home-needs = Ждёт вас
home-todo-count = { $n ->
    [one] { $n } дело
    [few] { $n } дела
   *[other] { $n } дел
}
home-quiet = Сегодня от вас ничего не нужно
home-quiet-text = Когда что-то понадобится, оно появится здесь: сначала то, что просрочено.
home-late = Просрочено
home-soon = Скоро
home-info = К сведению
home-stock = Как обстоят дела
home-stock-people = Люди
home-stock-organisations = Организации
home-stock-councils = Из них Общественные советы
home-stock-seats = Места в советах
home-changed = Что изменилось
home-changed-none = Пока изменений нет. Здесь будет видно, кто что сделал.
home-journal = Весь журнал
home-yesterday = Вчера
home-number = № { $n }
home-exported = { $n ->
    [one] { $n } человек
    [few] { $n } человека
   *[other] { $n } человек
}, { $way }
home-and-more = { $name } и ещё { $n }

# Первые шаги нового сайта
home-steps = Первые шаги
home-steps-why = После этих шагов можно начинать первую программу.
home-step-open = Не сделано
home-step-done = Сделано
home-step-do = Начать
home-step-factor = Защитить вход
home-step-factor-text = Нужно приложение с кодами в телефоне. Займёт две минуты.
home-step-way = Как войти снова
home-step-way-text = Напишите на своей странице телефон или почту и поставьте пароль: завтра без них не войти.
home-step-name = Назвать сайт
home-step-name-text = Название и контакты на трёх языках: их видят все посетители.
home-step-invite = Пригласить команду
home-step-invite-text = Координатору и регистратору даётся ссылка для входа. У кого нет почты, тому ссылку передаёте вы.
home-step-organisation = Добавить организацию
home-step-organisation-text = Сначала свою организацию и заказчика.
home-step-programme = Создать программу
home-step-programme-text = Хватит названия, остальное потом. До публикации её видит только команда.
home-step-import = Загрузить людей
home-step-import-text = Подойдёт таблица Excel. Сначала видно, что изменится, и только потом записывается.

# Что нужно: заголовок, пояснение, кнопка
home-backup-late-title = { $n ->
    [one] Резервной копии нет уже { $n } час
    [few] Резервной копии нет уже { $n } часа
   *[other] Резервной копии нет уже { $n } часов
}
home-backup-late-text = Если диск выйдет из строя, записи за это время пропадут.
home-backup-late-button = Сделать копию
home-mail-failing-title = { $n ->
    [one] Почта не работает: { $n } письмо не ушло
    [few] Почта не работает: { $n } письма не ушли
   *[other] Почта не работает: { $n } писем не ушло
}
home-mail-failing-text = Проверьте настройки почты или отправьте письма вручную.
home-mail-failing-button = Посмотреть письма
home-jobs-dead-title = { $n ->
    [one] { $n } фоновая работа остановилась
    [few] { $n } фоновые работы остановились
   *[other] { $n } фоновых работ остановилось
}
home-jobs-dead-text = Восемь попыток не удались. Причина записана в настройках сайта.
home-jobs-dead-button = Посмотреть причину
home-second-factor-missing-title = { $n ->
    [one] У { $n } пользователя вход без второго ключа
    [few] У { $n } пользователей вход без второго ключа
   *[other] У { $n } пользователей вход без второго ключа
}
home-second-factor-missing-text = Владелец и координатор видят данные всех, поэтому им нужен код.
home-second-factor-missing-button = Пользователи
home-persons-blocked-title = { $n ->
    [one] Данные { $n } человека заблокированы
    [few] Данные { $n } человек заблокированы
   *[other] Данные { $n } человек заблокированы
}
home-persons-blocked-text = За один рабочий день их нужно разблокировать или удалить.
home-persons-blocked-button = Посмотреть людей
home-letters-by-hand-title = { $n ->
    [one] { $n } сообщение отправить вручную
    [few] { $n } сообщения отправить вручную
   *[other] { $n } сообщений отправить вручную
}
home-letters-by-hand-text = Текст готов: скопируйте и отправьте с телефона.
home-letters-by-hand-button = Отправить
home-letters-bounced-title = { $n ->
    [one] { $n } письмо вернулось
    [few] { $n } письма вернулись
   *[other] { $n } писем вернулось
}
home-letters-bounced-text = Такого адреса нет. Исправьте его или отправьте вручную.
home-letters-bounced-button = Посмотреть письма
home-letters-failed-title = { $n ->
    [one] { $n } письмо не отправлено
    [few] { $n } письма не отправлены
   *[other] { $n } писем не отправлено
}
home-letters-failed-text = Почтовый сервер не принял. Можно отправить вручную.
home-letters-failed-button = Посмотреть письма
home-import-waiting-title = { $n ->
    [one] { $n } таблица ждёт загрузки
    [few] { $n } таблицы ждут загрузки
   *[other] { $n } таблиц ждут загрузки
}
home-import-waiting-text = Проверка прошла, записи ещё нет. Ничего не изменилось.
home-import-waiting-button = Открыть таблицу
home-duplicates-title = { $n ->
    [one] { $n } пара, возможно, записана дважды
    [few] { $n } пары, возможно, записаны дважды
   *[other] { $n } пар, возможно, записано дважды
}
home-duplicates-text = Один человек или двое, решаете вы. До слияния всё видно.
home-duplicates-button = Сравнить
home-without-consent-title = { $n ->
    [one] У { $n } человека нет согласия на участие
    [few] У { $n } человек нет согласия на участие
   *[other] У { $n } человек нет согласия на участие
}
home-without-consent-text = Без согласия нет основания хранить данные: спросите и отметьте.
home-without-consent-button = Посмотреть людей
home-wording-missing-title = { $n ->
    [one] Для { $n } согласия нет текста
    [few] Для { $n } согласий нет текста
   *[other] Для { $n } согласий нет текста
}
home-wording-missing-text = Пока текста нет, согласие не отметить.
home-wording-missing-button = Написать текст
home-recovery-codes-few-title = { $n ->
    [one] Остался { $n } запасной код
    [few] Осталось { $n } запасных кода
   *[other] Осталось { $n } запасных кодов
}
home-recovery-codes-few-text = Если телефон потеряется, войти помогут только запасные коды.
home-recovery-codes-few-button = Получить новые
home-programme-without-commissioner-title = { $n ->
    [one] У { $n } программы не указан заказчик
    [few] У { $n } программ не указан заказчик
   *[other] У { $n } программ не указан заказчик
}
home-programme-without-commissioner-text = Без него программу не опубликовать.
home-programme-without-commissioner-button = Программы
home-programme-unpublished-title = { $n ->
    [one] Страница { $n } программы не опубликована
    [few] Страницы { $n } программ не опубликованы
   *[other] Страницы { $n } программ не опубликованы
}
home-programme-unpublished-text = До публикации страницу видит только команда.
home-programme-unpublished-button = Программы
home-terms-ending-title = { $n ->
    [one] У { $n } совета скоро кончается срок
    [few] У { $n } советов скоро кончается срок
   *[other] У { $n } советов скоро кончается срок
}
home-terms-ending-text = Новый состав и новый срок можно записать заранее.
home-terms-ending-button = Посмотреть советы
home-terms-overlapping-title = { $n ->
    [one] У { $n } совета сроки накладываются друг на друга
    [few] У { $n } советов сроки накладываются друг на друга
   *[other] У { $n } советов сроки накладываются друг на друга
}
home-terms-overlapping-text = Поэтому на странице совета виден только один из них. Исправьте дни срока.
home-terms-overlapping-button = Посмотреть советы
home-seats-vacant-title = { $n ->
    [one] В советах { $n } свободное место
    [few] В советах { $n } свободных места
   *[other] В советах { $n } свободных мест
}
home-seats-vacant-text = Свободные места видны и на публичной странице.
home-seats-vacant-button = Посмотреть советы
home-calendar-estimates-title = { $n ->
    [one] У { $n } праздника день ещё не объявлен
    [few] У { $n } праздников день ещё не объявлен
   *[other] У { $n } праздников день ещё не объявлен
}
home-calendar-estimates-text = Когда объявят, исправьте календарь: по нему считаются сроки.
home-calendar-estimates-button = Открыть календарь
home-backup-failed-title = Последняя резервная копия не получилась
home-backup-failed-text = Причина записана в настройках сайта. Сайт попробует ещё раз сам, можно начать и вручную.
home-backup-failed-button = Посмотреть причину
home-database-damaged-title = Файл базы повреждён
home-database-damaged-text = Больше ничего в него не пишите. Восстановите на сервере последнюю копию в пустую папку: keruen restore КОПИЯ --data НОВАЯ_ПАПКА
home-database-damaged-button = Посмотреть причину
home-no-way-back-title = Вы можете не войти на сайт снова
home-no-way-back-text = Через двенадцать часов без работы сайт попросит войти снова, а ссылка по почте к вам не придёт. Напишите телефон или почту и поставьте пароль.
home-no-way-back-button = Моя страница
home-consent-withdrawn-title = { $n ->
    [one] { $n } человек отозвал согласие на участие
    [few] { $n } человека отозвали согласие на участие
   *[other] { $n } человек отозвали согласие на участие
}
home-consent-withdrawn-text = Заблокируйте или удалите их данные за один рабочий день.
home-consent-withdrawn-button = Посмотреть людей
home-deliverables-late-title = { $n ->
    [one] Срок сдачи { $n } результата прошёл
    [few] Срок сдачи { $n } результатов прошёл
   *[other] Срок сдачи { $n } результатов прошёл
}
home-deliverables-late-text = Если сдано, отметьте. Если нет, запишите новый срок.
home-deliverables-late-button = Программы
home-letters-unknown-title = { $n ->
    [one] Неизвестно, дошло ли { $n } письмо
    [few] Неизвестно, дошли ли { $n } письма
   *[other] Неизвестно, дошло ли { $n } писем
}
home-letters-unknown-text = Сайт остановился во время отправки. Спросите человека, получил ли он письмо.
home-letters-unknown-button = Посмотреть письма
home-programme-begun-title = { $n ->
    [one] { $n } программа началась, а её страница не опубликована
    [few] { $n } программы начались, а их страницы не опубликованы
   *[other] { $n } программ начались, а их страницы не опубликованы
}
home-programme-begun-text = Первый день наступил. Опубликуйте страницу или сдвиньте даты.
home-programme-begun-button = Программы
home-deliverables-due-title = { $n ->
    [one] За две недели нужно сдать { $n } результат
    [few] За две недели нужно сдать { $n } результата
   *[other] За две недели нужно сдать { $n } результатов
}
home-deliverables-due-text = Точные дни стоят на странице программы.
home-deliverables-due-button = Программы
home-calendar-unknown-title = { $n ->
    [one] У { $n } праздника следующего года в календаре нет дня
    [few] У { $n } праздников следующего года в календаре нет дня
   *[other] У { $n } праздников следующего года в календаре нет дня
}
home-calendar-unknown-text = Без этого сроки, которые переходят на следующий год, считаются неверно.
home-calendar-unknown-button = Открыть календарь
home-programme-wordless-title = { $n ->
    [one] У { $n } программы есть текст не на всех её языках
    [few] У { $n } программ есть текст не на всех их языках
   *[other] У { $n } программ есть текст не на всех их языках
}
home-programme-wordless-text = Где нет названия или вступления, страница так и говорит: текста нет.
home-programme-wordless-button = Программы
home-news-draft-title = { $n ->
    [one] { $n } новость написана и ждёт публикации
    [few] { $n } новости написаны и ждут публикации
   *[other] { $n } новостей написаны и ждут публикации
}
home-news-draft-text = До публикации новость видит только команда.
home-news-draft-button = Программы
home-mail-missing-title = Почта не настроена
home-mail-missing-text = Все сообщения уходят вручную. Почтовый сервер указывают в файле настроек сайта.
home-mail-missing-button = Настройки сайта
home-site-unnamed-title = У сайта нет названия
home-site-unnamed-text = Пока стоит «Керуен». Напишите название вашей организации.
home-site-unnamed-button = Назвать

# Роли
home-role-owner = владелец сайта
home-role-coordinator = координатор
home-role-clerk = регистратор
home-role-reviewer = оценщик
home-role-commissioner = заказчик
home-role-trainer = тренер
home-role-participant = участник
home-role-applicant = заявитель
home-role-nominator = выдвигающая организация
home-role-account = пользователь
home-role-visitor = посетитель
home-role-system = сам сайт

# Что произошло: дальше идёт «: название» или «: число»
home-did-other = Другое изменение
home-did-person-create = Добавлен человек
home-did-person-change = Изменена запись о человеке
home-did-person-block = Данные человека заблокированы
home-did-person-unblock = Данные человека разблокированы
home-did-person-tie = Человек включён в программу
home-did-person-untie = Человек исключён из программы
home-did-person-erase = Данные человека удалены
home-did-person-merge = Две записи объединены
home-did-person-merge-away = Лишняя запись присоединена
home-did-person-keep-apart = Отмечено: это разные люди
home-did-person-not-apart = Отметка «разные люди» снята
home-did-person-add-membership = Добавлена роль в организации
home-did-person-change-membership = Изменена роль в организации
home-did-person-remove-membership = Снята роль в организации
home-did-person-add-contact = Добавлен контакт
home-did-person-remove-contact = Удалён контакт
home-did-person-main-contact = Выбран основной контакт
home-did-person-give-consent = Дано согласие
home-did-person-withdraw-consent = Отозвано согласие
home-did-person-take-seat = Занято место в совете
home-did-person-leave-seat = Оставлено место в совете
home-did-organisation-undo-seat = Ошибочная запись на место совета удалена
home-did-organisation-correct-seat = Исправлено время на месте в совете
home-did-organisation-change-term = Исправлены дни срока совета
home-did-person-undo-seat = Ошибочное место в совете удалено
home-did-person-correct-seat = Исправлено время на месте в совете
home-did-person-import = Человек загружен из таблицы
home-did-consent-text-publish = Опубликован текст согласия
home-did-organisation-create = Добавлена организация
home-did-organisation-change = Изменена запись об организации
home-did-organisation-open-seat = Открыто место в совете
home-did-organisation-open-term = Открыт новый срок совета
home-did-organisation-remove-seat = Удалено место в совете
home-did-organisation-take-seat = Занято место в совете
home-did-organisation-leave-seat = Освободилось место в совете
home-did-territory-create = Добавлена территория
home-did-territory-change = Изменена запись о территории
home-did-programme-create = Создана программа
home-did-programme-save = Изменена программа
home-did-programme-save-stages = Изменены этапы программы
home-did-programme-publish = Опубликована программа
home-did-programme-withdraw = Программа снята с публикации
home-did-news-create = Написана новость
home-did-news-save = Изменена новость
home-did-news-publish = Опубликована новость
home-did-news-withdraw = Новость снята
home-did-indicator-create = Добавлен индикатор
home-did-indicator-save = Изменён индикатор
home-did-programme-remove-indicator = Индикатор удалён
home-did-deliverable-create = Добавлен результат к сдаче
home-did-deliverable-save = Изменён результат к сдаче
home-did-deliverable-mark-done = Результат сдан
home-did-programme-remove-deliverable = Результат к сдаче удалён
home-did-public-act = Опубликован публичный акт
home-did-account-create = Добавлен пользователь
home-did-account-save = Изменён пользователь
home-did-account-save-own = Пользователь исправил свои данные
home-did-account-ask-email = Попросили сменить почту
home-did-account-give-up-email = От новой почты отказались
home-did-account-change-email = Новая почта подтверждена
home-did-account-set-preferences = Выбраны язык и тема
home-did-account-set-morning-letter = Включено или выключено утреннее письмо
home-did-account-link-person = Пользователь связан с человеком
home-did-account-lock = Вход пользователя закрыт
home-did-account-unlock = Вход пользователя открыт
home-did-account-grant-role = Выдана роль
home-did-account-revoke-role = Снята роль
home-did-account-reset = Вход восстановлен
home-did-account-erase = Пользователь удалён
home-did-account-set-second-factor = Настроен второй ключ
home-did-account-remove-second-factor = Второй ключ убран
home-did-account-renew-recovery-codes = Обновлены запасные коды
home-did-account-use-recovery-code = Использован запасной код
home-did-account-set-password = Задан пароль
home-did-account-remove-password = Пароль удалён
home-did-account-revoke-session = Завершён вход на устройстве
home-did-account-make-link = Создана ссылка для входа
home-did-letter-write = Написано сообщение
home-did-letter-send-by-hand = Сообщение отправлено вручную
home-did-letter-hand-over = Сообщение переведено на отправку вручную
home-did-letter-try-again = Сообщение снова уйдёт по почте
home-did-letter-not-sent = Сообщение оказалось неотправленным
home-did-import-upload = Загружен файл с таблицей
home-did-import-columns = Выбран смысл столбцов таблицы
home-did-import-answer = Уточнены названия организаций в таблице
home-did-import-agree = Решено загрузить таблицу
home-did-import-import = Таблица загружена
home-did-import-discard = Файл с таблицей удалён
home-did-directory-export = Список людей скачан файлом
home-did-site-save = Изменены настройки сайта
home-did-site-erase-again = После восстановления удаление повторено
home-did-site-back-up = Запрошена резервная копия
home-did-site-try-job-again = Остановленная работа запущена снова
home-did-calendar-save = Изменён календарь рабочих дней

home-open = Открыть
home-named-until = { $name }, { $day }
home-import-faulty-title = { $n ->
    [one] В { $n } загрузке остались строки с ошибками
    [few] В { $n } загрузках остались строки с ошибками
   *[other] В { $n } загрузках остались строки с ошибками
}
home-import-faulty-text = Заберите строки, исправьте и загрузите снова. Они хранятся один день.
home-import-faulty-button = Посмотреть строки
home-coming = Что впереди
home-coming-none = Дат пока нет. Они появятся здесь.
home-coming-now = Идёт сейчас
home-doors = Что вы делаете здесь
home-doors-own = Ваше
home-door-person = Записать человека
home-door-person-text = Имя, телефон, согласие: хватит того, что известно сейчас.
home-door-people = Найти человека
home-door-people-text = Хватит трёх букв, любым письмом.
home-door-news = Написать новость
home-door-news-text = Координатор посмотрит и опубликует.
home-door-data = Забрать свои данные
home-door-data-text = Всё, что о вас хранится, одним файлом.
home-door-me = Ваша учётная запись
home-door-me-text = Имя, телефон, язык, где вы вошли.
home-door-your-data = Что происходит с вашими данными
home-door-your-data-text = Что хранится, как долго и как исправить или удалить.
