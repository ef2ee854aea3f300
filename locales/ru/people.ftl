# Люди: справочник, страница человека и что на ней делают
people-title = Люди
people-everybody = Все
people-add = Добавить человека
people-add-this = Добавить человека с этим именем
people-search = Имя, организация или телефон: хватит трёх букв
people-territory = Территория
people-post = Роль
people-organisation = Организация
people-consent = Есть согласие
people-any = Все
people-count = { $n ->
    [one] { $n } человек
    [few] { $n } человека
   *[other] { $n } человек
 }
people-found = { $n ->
    [one] { $n } человек
    [few] { $n } человека
   *[other] { $n } человек
 }
people-found-for = «{ $q }»: { $n ->
    [one] { $n } человек
    [few] { $n } человека
   *[other] { $n } человек
 }
people-found-scripts = учтено написание на казахском, русском и латиницей
people-found-similar = точного написания нет, показаны похожие имена
people-was = Прежняя фамилия: { $name }
people-blocked = Заблокировано
people-empty = Пока никого нет
people-empty-why = Здесь будут люди программы, их организации, контакты и согласия. Если список у вас в таблице, загрузите его сразу.
people-nobody = Никого не нашлось
people-nobody-for = По запросу «{ $q }» никого не нашлось
people-nobody-try = Имя может быть записано иначе: наберите первые три буквы фамилии или последние четыре цифры телефона. Поиск понимает казахское, русское и латинское написание. Если стоит фильтр, снимите его.
people-nobody-all = Показать весь список
people-pairs = Возможно, это один человек
people-pairs-count = { $n ->
    [one] { $n } пара записей очень похожа.
    [few] { $n } пары записей очень похожи.
   *[other] { $n } пар записей очень похожи.
 } При объединении ничего не теряется.
people-pairs-look = Посмотреть
people-sheet = Таблица
people-import = Загрузить из таблицы
people-export = Скачать этот список

# Страница человека
people-edit = Исправить
people-blocked-title = Данные заблокированы
people-blocked-why = Они хранятся, но нигде не показываются и не меняются. Блокировку можно снять, а данные — удалить.
people-unblock = Посмотреть блокировку
people-missing = { $n ->
    [one] Не хватает одного
   *[other] Не хватает: { $n }
 }
people-missing-contact = Нет ни телефона, ни почты: связаться невозможно.
people-missing-contact-add = Добавить контакт
people-missing-consent = Нет согласия на участие: пользоваться данными пока нельзя.
people-missing-consent-add = Записать согласие
people-memberships = Где состоит
people-memberships-none = Пока не записано ни одной организации.
people-membership-add = Добавить
people-membership-edit = Исправить или завершить
people-basis = Основание
people-seats = Места в советах
people-seat = { $post }, место { $n }
people-programmes = Программы
people-programmes-none = Не привязан ни к одной программе: запись видит только владелец сайта.
people-programmes-edit = Изменить
people-history = История
people-history-none = Записей пока нет.
people-history-older = { $n ->
    [one] Ещё { $n } запись
    [few] Ещё { $n } записи
   *[other] Ещё { $n } записей
 }
people-was-before = было:
people-is-now = стало:
people-contacts = Контакты
people-contacts-edit = Изменить
people-contacts-who = Видят только координаторы.
people-contacts-none = Нет ни телефона, ни почты.
people-consents = Согласия
people-consents-none = На этом сайте тексты согласий ещё не опубликованы.
people-consent-none = Не спрашивали
people-consent-given = { $day }, { $way }, текст { $version }
people-consent-withdrawn = Отозвано { $day }, { $way }
people-consent-older = С тех пор вышел новый текст.
people-data = Персональные данные
people-number = Номер записи
people-created = Записано
people-merge = Объединить с другой записью
people-merge-why = Если один человек записан дважды
people-take = Выдать все данные одним файлом
people-block = Заблокировать
people-block-why = Данные хранятся, но не показываются
people-erase = Удалить
people-erase-why = За один рабочий день. Сначала покажем, что исчезнет
people-span-both = { $from } – { $to }
people-span-since = { $from } – по сей день
people-span-until = до { $to }
people-span-open = Срок не записан

# Причины отказа
people-refused-blocked = Данные этого человека заблокированы: сначала снимите блокировку.
people-refused-contact-twice = Этот контакт у человека уже записан
people-refused-overlaps = Такая же роль в этой организации на эти дни уже записана
people-refused-no-consent = Это согласие сейчас не действует.
people-refused-consent-stands = Это согласие уже действует по нынешнему тексту.
people-refused-no-wording = Текст согласия для этой цели ещё не опубликован. Его публикует владелец сайта.
people-refused-same = Это одна и та же запись.
people-refused-in-use = На эту запись опираются другие.

# Роли
people-post-member = член
people-post-chair = председатель
people-post-deputy-chair = заместитель председателя
people-post-secretary = секретарь
people-post-head = руководитель
people-post-deputy-head = заместитель руководителя
people-post-board = член правления
people-post-founder = учредитель
people-post-staff = сотрудник
people-post-volunteer = волонтёр
people-post-expert = эксперт
people-post-trainer = тренер
people-post-other = другое

# Цели согласий
people-purpose-taking-part = Участие и обработка данных
people-purpose-name-public = Публикация имени
people-purpose-photo-public = Публикация фото
people-purpose-draw-file = Строка в файле жеребьёвки
people-purpose-questionnaires = Анкеты, даже если не выбран
people-purpose-contacts-cohort = Показ контактов участникам
people-purpose-points-public = Публикация баллов по номеру заявки

# Способы
people-way-site = на сайте лично
people-way-paper = на бумаге
people-way-phone = по телефону
people-way-message = письмом или сообщением
people-way-import = вместе с таблицей
people-way-newer-wording = при согласии с новым текстом
people-way-merge = при объединении записей

people-language-kk = казахский
people-language-ru = русский
people-language-en = английский

# История
people-verb-create = Запись создана
people-verb-change = Данные исправлены
people-verb-block = Данные заблокированы
people-verb-unblock = Блокировка снята
people-verb-tie = Привязка к программе
people-verb-untie = Отвязка от программы
people-verb-add-contact = Добавлено: { $what }
people-verb-remove-contact = Удалено: { $what }
people-verb-main-contact = Теперь основной контакт: { $what }
people-verb-add-membership = Добавлено членство
people-verb-change-membership = Членство исправлено
people-verb-remove-membership = Членство удалено
people-verb-give-consent = Дано согласие: { $what }
people-verb-withdraw-consent = Отозвано согласие: { $what }
people-verb-keep-apart = Отмечено: не один человек с похожей записью
people-verb-merge = Сюда влилась другая запись
people-verb-import = Загружено из таблицы
people-verb-other = Запись изменена
people-field-surname = Фамилия
people-field-given = Имя
people-field-patronymic = Отчество
people-field-former = Прежние фамилии
people-field-languages = Языки
people-field-territory = Территория
people-field-phone = Телефон
people-field-email = Почта
people-field-organisation = Организация
people-field-post = Роль
people-field-title = Должность
people-field-span = Срок
people-field-basis = Основание
people-field-membership = Членство

# Добавить и исправить
people-new-title = Новый человек
people-new-lede = Хватит фамилии и имени, остальное можно дописать потом.
people-new-save = Добавить
people-new-anyway = Это другой человек, добавить
people-edit-title = Исправление данных
people-save = Сохранить
people-cancel = Вернуться
people-patronymic-hint = Если нет, оставьте пустым
people-former-hint = Если их несколько, разделите точкой с запятой. Поиск найдёт и по ним.
people-phone-hint = Например: 8 700 000 00 21
people-email-hint = Если нет, оставьте пустым: сообщение можно передать и вручную
people-unknown = Неизвестно
people-first-language = На каком языке писать
people-first-language-hint = На этом языке человек получает письма
people-other-languages = Какими ещё языками владеет
people-programme = Программа
people-programme-hint = После этого человека увидят координаторы программы
people-programme-none = Пока никакая
people-alike = Похожий человек уже записан
people-alike-why = Сначала посмотрите: возможно, это он и есть. Если это другой человек, добавьте его кнопкой внизу.
people-empty-value = (пусто)

people-conflict-title = Вы правили одну и ту же запись
people-conflict-lede = Пока вы писали, запись изменилась ({ $when }). Ваш текст цел. Выберите, что оставить.
people-conflict-lede-who = Пока вы писали, запись сохранил другой человек: { $who }, { $when }. Ваш текст цел. Выберите, что оставить.
people-conflict-count = { $n ->
    [one] Различается { $n } поле
    [few] Различаются { $n } поля
   *[other] Различаются { $n } полей
 }
people-conflict-kept = Обе версии останутся в истории.
people-conflict-field = Поле
people-conflict-mine = Ваш вариант
people-conflict-theirs = Сохранённый вариант
people-conflict-joined = Соединим сами
people-conflict-by-me = изменили вы:
people-conflict-by-them = сохранено раньше:
people-conflict-save = Сохранить выбранное
people-conflict-leave = Оставить как сохранено
