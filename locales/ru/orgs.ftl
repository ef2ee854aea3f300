# Организации и общественные советы
orgs-title = Организации
orgs-about = Организации, Общественные советы и государственные органы региона: места в советах, сроки, свободные места.
orgs-about-one = { $name }: { $about }
orgs-add = Добавить организацию
orgs-all = Все
orgs-count = { $n ->
    [one] { $n } организация
    [few] { $n } организации
   *[other] { $n } организаций
 }
orgs-search = Название организации: хватит трёх букв
orgs-kind = Вид
orgs-past = Упразднённые
orgs-past-not = Не показывать
orgs-past-too = Показать тоже
orgs-vacant = { $n ->
    [one] { $n } место свободно
    [few] { $n } места свободны
   *[other] { $n } мест свободны
 }
orgs-empty = Организаций пока нет
orgs-empty-why = Здесь будут НПО, Общественные советы, государственные органы: с ними связаны членство людей и места в советах. Добавьте первую организацию или внесите их вместе с людьми из таблицы.
orgs-empty-public = Здесь будут организации и Общественные советы региона. Координатор их ещё не внёс.
orgs-nothing = Такой организации не нашлось
orgs-nothing-try = Название может быть записано иначе: наберите первые три буквы. Если стоит фильтр, снимите его.
orgs-nothing-all = Показать весь список
orgs-to-territories = Территории: области, города, районы

# Виды
orgs-kind-ngo = Неправительственная организация
orgs-kind-council = Общественный совет
orgs-kind-state-body = Государственный орган
orgs-kind-chamber = Парламент, Курултай или палата
orgs-kind-akimat = Акимат
orgs-kind-maslikhat = Маслихат
orgs-kind-university = Университет, колледж
orgs-kind-media = СМИ
orgs-kind-business = Предприятие
orgs-kind-other = Другое

# Страница организации
orgs-lived-both = { $from } – { $to }
orgs-lived-from = с { $from }
orgs-lived-to = до { $to }
orgs-name-kk = На казахском
orgs-name-ru = На русском
orgs-name-en = На английском
orgs-name-missing = не записано
orgs-names = Название
orgs-kin = До и после
orgs-before = предшественник
orgs-after = преемник
orgs-commissions = заказчик
orgs-operates = исполнитель
orgs-commissions-and-operates = заказчик и исполнитель
orgs-seats = Места
orgs-seats-count = { $n ->
    [one] { $n } место
    [few] { $n } места
   *[other] { $n } мест
 }, свободно: { $vacant }
orgs-term = Срок полномочий: { $term }
orgs-terms = Сроки полномочий
orgs-seat-number = Место
orgs-seat-n = место { $n }
orgs-seat-post = Роль
orgs-seat-who = Кто
orgs-seat-since = Срок
orgs-seat-acts = Действие
orgs-seat-vacant = Свободно
orgs-seat-hidden = имя не опубликовано
orgs-seat-hidden-desk = имя вам не видно
orgs-by-consent = Имена публикуются только с согласия самих людей.
orgs-members = Члены
orgs-members-count = { $n ->
    [one] { $n } член
    [few] { $n } члена
   *[other] { $n } членов
 }
orgs-members-none = Членов, которых вы можете видеть, пока нет. Членство записывают на странице человека.
orgs-at-desk = Рабочая страница
orgs-public-page = Публичная страница
orgs-data = Эти же данные в JSON

# На рабочем столе
orgs-edit = Изменить
orgs-no-term = Места совета ещё не открыты
orgs-no-term-why = Откройте срок полномочий: запишите, сколько мест и на какие даты, затем запишите людей на места.
orgs-vacant-note = { $n ->
    [one] { $n } место свободно.
    [few] { $n } места свободны.
   *[other] { $n } мест свободны.
 }
orgs-take = Записать человека
orgs-leave = Записать уход
orgs-remove = Убрать место
orgs-seat-add = Добавить место
orgs-term-open = Открыть новый срок

# Запись и правка
orgs-new-title = Новая организация
orgs-new-lede = Достаточно названия и вида, остальное можно добавить потом. Если орган преобразован, запишите здесь новый и укажите прежний: в старых документах останется старое название.
orgs-new-save = Добавить организацию
orgs-edit-title = Изменить организацию
orgs-choose = Выберите
orgs-kind-hint = «Общественным советом» назовите только совет, созданный по закону
orgs-name-hint = Хотя бы на одном языке. О недостающем на сайте сказано «не записано»
orgs-territory-none = Вся страна или неизвестно
orgs-valid-from-hint = С какого дня под этим названием. Не знаете — оставьте пустым. Например: 04.03.2021
orgs-valid-to-hint = Если упразднена или переименована: последний день
orgs-predecessor-hint = На место какого органа она пришла
orgs-predecessor-none = Ни на чьё
orgs-predecessor-slug-hint = Конец адреса страницы прежней организации, например: mazhilis
orgs-predecessor-unknown = Организации с таким адресом нет. Откройте её страницу и скопируйте конец адреса
orgs-field-kind = Вид
orgs-field-name-kk = Название на казахском
orgs-field-name-ru = Название на русском
orgs-field-name-en = Название на английском
orgs-field-territory = Территория
orgs-field-valid = Срок существования
orgs-field-valid-from = Первый день
orgs-field-valid-to = Последний день
orgs-field-predecessor = Прежний орган
orgs-field-number = Номер места
orgs-field-seat = Место

# Места
orgs-date-hint = Например: 23.11.2026
orgs-term-title = Новый срок полномочий
orgs-term-lede = Первое место открывается для председателя, остальные для членов. Места свободны и сразу видны всем.
orgs-term-count = Сколько мест
orgs-term-from = Первый день срока
orgs-term-to = Последний день срока
orgs-term-save = Открыть срок
orgs-term-edit-why = Дни меняются сразу для всех мест этого срока. Прежние дни остаются в истории.
orgs-term-edit = Исправить дни срока
orgs-term-there = Все места этого срока уже открыты, ничего не изменилось
orgs-seat-title = Ещё одно место
orgs-seat-lede = Здесь добавляют забытое место. Оно относится к одному из сроков совета.
orgs-seat-save = Добавить место
orgs-seat-about = { $post }, { $term }
orgs-take-title = Кто займёт место { $n }
orgs-take-find = Найдите человека: хватит трёх букв имени
orgs-take-nobody = Имя может быть записано иначе. Если человека ещё нет в списке, сначала запишите его.
orgs-take-who = Кто займёт место
orgs-take-more = Нашлись и другие: уточните поиск.
orgs-take-since = С какого дня
orgs-take-basis = Основание
orgs-take-basis-hint = Например: протокол № 3 от 12.09.2026. Необязательно
orgs-take-save = Записать на место
orgs-taken-by = Это место сейчас занимает { $name }, с { $since }
orgs-not-saved = Ваша запись не сохранена
orgs-taken-free = Свободные места этого срока
orgs-taken-none = Других свободных мест в этом сроке нет.
orgs-taken-council = Открыть страницу совета
orgs-leave-title = Уход с места { $n }
orgs-leave-who = Уходит с места: { $name }. Срок на этом месте останется в истории.
orgs-leave-another = За это время место занял другой человек. Проверьте, кто уходит, и сохраните ещё раз.
orgs-leave-last = Последний день
orgs-leave-last-hint = Со следующего дня место свободно. Например: 23.11.2026
orgs-leave-why = Причина
orgs-leave-why-hint = Видят только координаторы. Необязательно
orgs-leave-save = Записать уход
orgs-remove-title = Убрать место { $n }
orgs-remove-why = Уберите место, только если оно открыто по ошибке. Если на нём кто-то был, место останется. Действие будет видно в истории.
orgs-remove-save = Убрать место
orgs-refused-not-a-council = Места есть только у Общественных советов
orgs-refused-seat-exists = Место с таким номером в этом сроке уже есть
orgs-refused-term-overlaps = Эти дни пересекаются со сроком { $term }. Измените дни или исправьте тот срок
orgs-refused-cuts-off = На месте { $n } человек был { $days }: срок должен включать эти дни, или сначала исправьте ту запись
orgs-refused-held-then = На этом месте { $days } был другой человек
orgs-refused-seat-taken = Это место занято
orgs-refused-seat-vacant = На этом месте никого нет, или уход уже записан
orgs-refused-holds-seat = Этот человек занимает в совете место { $n }. Сначала запишите уход с него
orgs-refused-outside-term = Запишите день между { $from } и { $to }
orgs-refused-in-use = На этом месте кто-то был, поэтому оно остаётся в истории
orgs-refused-kind-in-use = У этого совета есть места, поэтому вид изменить нельзя

# История
orgs-verb-create = запись создана
orgs-verb-change = запись исправлена
orgs-verb-open-seat = место добавлено
orgs-verb-open-term = срок открыт
orgs-verb-remove-seat = место убрано
orgs-verb-take-seat = место занято
orgs-verb-leave-seat = записан уход с места
orgs-field-term = Срок
orgs-verb-undo-seat = ошибочная запись на место удалена
orgs-verb-correct-seat = исправлено время на месте
orgs-verb-change-term = исправлены дни срока
orgs-verb-import = загружено из таблицы

# Загрузка из таблицы
orgs-import-title = Загрузка организаций из таблицы
orgs-import-file-hint = XLSX или CSV, не больше { $rows } строк и { $limit }. В первой строке названия столбцов: на казахском, русском или английском.
orgs-import-too-many = В файле слишком много строк: за один раз загружается не больше { $limit } организаций. Разделите файл и загрузите снова. Ничего не изменилось.
orgs-import-no-name = Нет столбца с названиями организаций; нужен «Название на казахском», «Название на русском» или «Название на английском». Ничего не изменилось.
orgs-import-how = Как мы узнаём организацию
orgs-import-how-text = По номеру, по имени в адресе или по полному названию. Пустая ячейка ничего не меняет. Список можно взять с этого сайта, поправить и загрузить снова.
orgs-import-template-file = Список организаций, пустая таблица
orgs-import-lede = Файл прочитан. Посмотрите, что произойдёт, и решите.
orgs-import-done = Таблица организаций принята
orgs-import-open = Открыть организации
orgs-import-kept = Через сутки файл будет удалён.
orgs-import-organisation = Организация
orgs-import-changes-caption = Изменения в организациях, которые уже есть
orgs-import-added-caption = Новые организации
orgs-export = Взять таблицу всех организаций
orgs-former = Прежние члены: { $n }
orgs-terms-overlap = Два срока накладываются друг на друга: { $one } и { $other }. Откройте срок и исправьте его дни.

# Организация удаляется
orgs-delete = Удалить организацию
orgs-delete-title = Удалить организацию
orgs-delete-why = Удаляйте организацию, только если она записана по ошибке. Она исчезнет и из открытого списка. Организацию, которая была и закрылась, не удаляют: укажите её последний день.
orgs-delete-save = Удалить
orgs-delete-kept = С этой организацией связаны записи, поэтому она остаётся
orgs-delete-members = Членств: { $n }
orgs-delete-seats = Мест в совете: { $n }
orgs-delete-successors = Организаций, которые заняли её место: { $n }
orgs-delete-programmes = Программ, где она заказчик или оператор: { $n }
orgs-delete-instead = Если организация закрылась или преобразована, укажите её последний день: история сохранится. Если она записана по ошибке, сначала перенесите эти записи на другую организацию.

orgs-waits = Чего ждут
orgs-waits-vacant = Свободные места
orgs-waits-ending = Срок скоро кончится
orgs-waits-overlap = Сроки накладываются
