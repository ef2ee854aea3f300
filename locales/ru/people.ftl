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
people-consent-without = Нет согласия на участие
people-consent-taken-back = Согласие на участие отозвано
people-state = Состояние данных
people-any = Все
people-filters = Фильтры
people-filters-set = Фильтры: выбрано { $n }
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
people-empty-why = Здесь будут люди программы, их организации, контакты и согласия.
people-empty-import = Если список у вас в таблице, загрузите его сразу.
people-empty-reader = Вы видите только людей, привязанных к вашей программе. Список загружает координатор или владелец сайта: если он уже загружен, спросите, привязаны ли люди к программе.
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
people-export-open = Все из списка, кроме заблокированных и тех, о ком решаете не вы

# Страница человека
people-edit = Изменить
people-blocked-title = Данные заблокированы
people-blocked-why = Они хранятся, но нигде не показываются и не меняются. Блокировку можно снять, а данные — удалить.
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
people-memberships-only-seats = Кроме места в совете, организаций не записано.
people-membership-add = Добавить
people-membership-edit = Изменить или завершить
people-basis = Основание
people-seats = Места в советах
people-seat = { $post }, место { $n }
people-programmes = Программы
people-programmes-none = Не участвует ни в одной программе: запись видит только владелец сайта.
people-programmes-edit = Изменить
people-contacts = Контакты
people-contacts-edit = Изменить
people-contacts-who = Их видят координаторы и регистраторы программ этого человека и владелец сайта.
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
people-span-both = { $from } – { $to }
people-span-since = { $from } – по сей день
people-span-until = до { $to }
people-span-open = Срок не записан

# Причины отказа
people-refused-blocked = Данные этого человека заблокированы: сначала снимите блокировку.
people-refused-contact-twice = Этот контакт у человека уже записан
people-refused-overlaps = Такая же роль в этой организации на эти дни уже записана
people-seated-there = Открыть места совета
people-refused-seated = У этого совета есть места: председателя, заместителя и членов записывают на место. Выберите другую роль или запишите человека на место на странице совета
people-refused-no-consent = Это согласие сейчас не действует.
people-refused-consent-stands = Это согласие уже действует по нынешнему тексту.
people-refused-no-wording = Текст согласия для этой цели ещё не опубликован. Его публикует владелец сайта.
people-refused-both-seats = Обе записи занимают место в одном совете в один срок (место { $n }). Сначала освободите одно из них.
people-refused-same = Это одна и та же запись
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
people-verb-tie = Включение в программу
people-verb-untie = Исключение из программы
people-verb-add-contact = Добавлено: { $what }
people-verb-remove-contact = Удалено: { $what }
people-verb-main-contact = Теперь основной контакт: { $what }
people-verb-add-membership = Добавлено членство
people-verb-change-membership = Членство исправлено
people-verb-remove-membership = Членство удалено
people-verb-join-membership = Членства двух записей объединены в одно
people-verb-give-consent = Дано согласие: { $what }
people-verb-withdraw-consent = Отозвано согласие: { $what }
people-verb-keep-apart = Отмечено: не один человек с похожей записью
people-verb-not-apart = Отметка «разные люди» снята
people-verb-merge = Сюда влилась другая запись
people-verb-merge-away = Запись, объединённая с этой
people-verb-undo-seat = Ошибочная запись на место удалена
people-verb-correct-seat = Исправлено время на месте в совете
people-verb-leave-seat = Место в совете освобождено
people-verb-take-seat = Место в совете занято
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
people-new-another = Добавить и записать следующего
people-agreed = Согласия на той же бумаге
people-agreed-why = Отметьте только те, что человек подписал. Каждое отдельно, заранее не отмечено ничего.
people-agreed-to = На что согласие
people-edit-title = Изменение данных
people-save = Сохранить
people-cancel = Вернуться
people-patronymic-hint = Если нет, оставьте пустым
people-former-hint = Если их несколько, разделите точкой с запятой. Поиск найдёт и по ним.
people-phone-hint = Например: 8 700 000 00 21
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

# Контакты
people-contacts-title = Изменение контактов
people-contact-main = Основной
people-contact-make-main = Сделать основным
people-contact-remove = Удалить
people-contact-remove-why = Номер или адрес исчезнет со страницы человека. Он останется в истории, но одним нажатием не вернётся: если понадобится, его придётся вписать снова.
people-contact-remove-it = Удалить { $contact }
people-contact-add = Добавить контакт
people-contact-label = Телефон или почта
people-contact-hint = Например: 8 700 000 00 21 или ulgi@example.kz
people-back = Вернуться к человеку

# Членство
people-membership-new = Новое членство
people-membership-title = Изменить или завершить членство
people-no-organisations = Пока не записано ни одной организации. Сначала добавьте её.
people-choose = Выберите
people-title-hint = Если в организации её называют иначе. Для роли «другое» обязательно
people-since = С какого дня
people-until = По какой день
people-until-hint = Если ещё длится, оставьте пустым
people-day-hint = Например: 23.11.2026
people-basis-hint = Документ, номер, день. Например: устав, 04.03.2021
people-mistake = Если записано по ошибке
people-mistake-why = Удалите здесь членство, которого не было. Закончившееся не удаляйте, а впишите последний день.
people-seat-remove = Убрать с места
people-seat-mistake-why = Если человек не занимал это место, удалите запись. Если ушёл, не удаляйте, а запишите последний день.
people-seat-until-hint = Если человек ещё на месте, оставьте пустым: срок совета кончается { $day }
people-seat-edit = Исправить время на месте
people-membership-remove = Удалить членство

# Согласие
people-consent-now-none = Согласия нет.
people-consent-title = Согласие: { $purpose }
people-consent-now-older = Согласие есть, но на прежний текст.
people-consent-now-stands = Согласие действует.
people-consent-no-text = Текста пока нет
people-consent-text = Текст { $n }
people-consent-give = Записать согласие
people-consent-give-why = Записывайте, только если человек прочитал или выслушал этот текст и согласился.
people-consent-way = Как дано согласие
people-consent-language = На каком языке прочитан текст
people-consent-day = В какой день
people-consent-give-button = Сохранить согласие
people-consent-not-then = Этот текст действует с { $from }, поэтому день согласия: с { $from } по { $to }. Если на бумаге стоит более ранний день, там был другой текст: сначала его должен опубликовать владелец сайта
people-consent-withdraw = Отозвать согласие
people-consent-withdraw-why = После этого оно нигде не используется. Запись о нём остаётся в истории.
people-consent-withdraw-way = Как отозвано
people-consent-withdraw-button = Отозвать
people-consent-receipts = Записи
people-consent-receipts-none = Согласий пока не записано.
people-consent-read-in = Язык текста: { $language }

# Программы
people-tied = Участвует в программах
people-tied-none = В ваших программах не участвует.
people-untie = Исключить
people-tie = Включить в программу
people-tie-none = Других программ нет.
people-tie-button = Включить

# Блокировка
people-block-title = Блокировка данных
people-unblock-title = Снятие блокировки
people-blocked-since = Заблокировано: { $day }
people-block-what = Данные хранятся, но не показываются ни на публичных страницах, ни в списках, письма не уходят, изменения невозможны. Их видят только владелец сайта и координатор. Снять блокировку можно в любой день.
people-unblock-what = Данные снова будут показываться и использоваться.
people-block-reason = Причина
people-block-reason-hint = Не обязательно. Остаётся в истории и исчезает при удалении человека
people-unblock-button = Снять блокировку

# Похожие записи и объединение
people-pair-contact = Один телефон или одна почта
people-pair-name = Имена похожи
people-pair-row = Запись { $n }, { $day }
people-pair-merge = Сравнить и объединить
people-pair-apart = Это разные люди
people-pair-back = Нажато по ошибке: вернуть пару
people-pairs-none = Похожих записей нет
people-pairs-none-why = Сайт сравнивает записи каждую ночь и после загрузки таблицы. Похожие появятся здесь.
people-pairs-none-action = Вернуться к людям
people-record = запись { $n }
people-merge-title = Объединение двух записей
people-merge-which = Если { $name } — в двух записях, выберите вторую. Пока ничего не меняется.
people-merge-other = Вторая запись
people-merge-else = Найти другую
people-merge-nobody = Похожих записей нет, попробуйте поиск
people-merge-same-way = Чтобы объединить, нужны две разные записи. Выберите вторую ниже.
people-merge-show = Показать, что будет
people-merge-lede = Пока ничего не изменилось. Первая запись остаётся, вторая вливается в неё.
people-merge-same = Основные данные одинаковы
people-merge-values = { $n ->
    [one] Различается { $n } поле: что оставить?
    [few] Различаются { $n } поля: что оставить?
   *[other] Различаются { $n } полей: что оставить?
 }
people-merge-stays = Запись, которая останется
people-merge-goes = Запись, которая вольётся
people-merge-swap = Поменять местами
people-merge-happens = Что произойдёт
people-moves-contacts = Перейдут контакты: { $n }
people-moves-memberships = Перейдут членства: { $n }
people-moves-joined = Соединятся сроки одинаковых членств: { $n }
people-moves-seats = Перейдут места в советах: { $n }
people-moves-consents = Перейдут записи о согласиях: { $n }
people-moves-programmes = Добавятся программы: { $n }
people-merge-names = Поиск найдёт и по имени из записи, которой не станет
people-merge-number = Прежний номер и ссылка ведут к оставшейся записи
people-merge-ends = Эти согласия прекратятся: во второй записи они отозваны позже
people-merge-final = Кнопки «разъединить» нет, но прежние значения остаются в истории.
people-merge-button = Объединить
people-merge-outdated = Пока вы смотрели, запись изменилась
people-merge-outdated-why = Ничего не объединено. Ниже — нынешнее состояние: посмотрите ещё раз и нажмите кнопку.
people-merge-accounts = У обеих записей есть пользователь для входа
people-merge-accounts-why = Это «{ $one }» и «{ $two }». Если объединить, один из них останется ничьим и не удалится вместе с человеком. Сначала пусть владелец сайта на странице «Пользователи» удалит одного из них или уберёт его связь с человеком. Ничего не изменилось.

# Удаление
people-erase-title = Удаление человека
people-erase-lede = Посмотрите, что исчезнет и что останется. Пока ничего не удалено.
people-goes = Что исчезнет
people-goes-name = Имя, территория, языки
people-goes-contacts = Контакты: { $n }
people-goes-former = Прежние фамилии: { $n }
people-goes-memberships = Членства: { $n }
people-goes-consents = Записи о согласиях: { $n }
people-goes-programmes = Участие в программах: { $n }
people-goes-old = Прежние значения в истории: { $n }
people-goes-letters = Письма: { $n }
people-goes-imports = Таблицы, которые ждут решения и называют этого человека: { $n }
people-goes-account = Учётная запись для входа
people-stays = Что останется
people-stays-seats = То, что места в советах были заняты ({ $n }), — без имени
people-stays-journal = В журнале: кто, когда и что делал с записью этого номера — без имени
people-stays-published = Опубликованные числа, итоги и контрольные суммы
people-stays-backups = Резервные копии: каждая исчезнет сама через 35 дней, если есть более новая. При восстановлении из копии удаление повторится
people-erase-mentions = Проверьте новости сами
people-erase-mentions-why = Сайт не узнаёт человека в тексте новости и на фото. Если он там есть, исправьте новость.
people-erase-button = Удалить навсегда
people-erase-not = Не удалять
people-erase-final = Вернуть это будет нельзя.
people-erase-first = Сначала выдайте данные самому человеку
people-refused-last-owner = Этот человек — единственный владелец сайта. Сначала назначьте другого.
people-refused-account = Этот человек входит на сайт как пользователь, о котором решает владелец сайта. Попросите владельца удалить данные этого человека.
people-erased-title = Человек удалён
people-erased-when = Запись { $n } удалена: { $when }.
people-erased-next = Что будет дальше
people-erased-now = Данных нет в таблицах, поиске и истории. Следы в файлах исчезнут за несколько минут.
people-erased-backups = Последняя резервная копия исчезнет { $day }.
people-erased-restore = Если до тех пор сайт восстановят из копии, удаление повторится само.
people-erased-back = Вернуться к людям

# Файл человека
people-file-summary = prochitat.html
people-file-made = Составлено { $when }.
people-file-none = Нет.
people-file-letters = Письма
people-file-more = Другие файлы
people-file-json = В файлах JSON этого архива те же данные в виде, который читают другие системы; в journal.json записано, что с данными делали.

# Тексты согласий
people-wordings = Тексты согласий
people-wordings-lede = На что соглашаются люди: у каждой цели свой текст. Когда выходит новая версия, прежние согласия остаются с прежним текстом.
people-wordings-purposes = Цели
people-wording-none = Текст ещё не опубликован: это согласие не спрашивают.
people-wording-missing = Нет текста
people-wording-state = { $n ->
    [one] Текст { $version }, действует с { $day }. Согласен { $n } человек
    [few] Текст { $version }, действует с { $day }. Согласны { $n } человека
   *[other] Текст { $version }, действует с { $day }. Согласны { $n } человек
 }
people-wording-new = Новая версия
people-wording-new-why = Коротко и понятно, на трёх языках. Сначала вы сравните её с нынешней, и только потом она начнёт действовать.
people-wording-look = Посмотреть
people-wording-older = Прежние версии
people-wording-older-none = Прежних версий нет.
people-wording-version = Текст { $version }, { $day }
people-wording-same = Это нынешний текст. Новая версия выйдет, только если его изменить
people-wording-check = Проверка нового текста: { $purpose }
people-wording-check-lede = Текст { $n } ещё не действует.
people-wording-before = Сейчас
people-wording-now = Будет
people-wording-agreed = { $n ->
    [one] С нынешним текстом согласен { $n } человек. Его согласие остаётся в силе; спрашивать ли заново, решаете вы.
    [few] С нынешним текстом согласны { $n } человека. Их согласия остаются в силе; спрашивать ли заново, решаете вы.
   *[other] С нынешним текстом согласны { $n } человек. Их согласия остаются в силе; спрашивать ли заново, решаете вы.
 }
people-wording-publish = Ввести в действие
people-wording-again = Исправить ещё
