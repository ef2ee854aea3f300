# Загрузка из таблицы: файл, что он изменит, что вышло
import-title = Загрузка из таблицы
import-step-1 = Шаг 1 из 3: файл
import-step-2 = Шаг 2 из 3: проверка
import-step-3 = Шаг 3 из 3: загрузка
import-number = Загрузка { $n }
import-for = Программа: { $programme }

# Файл
import-upload-lede = Если список есть в таблице, загрузите его целиком. Сначала покажем, что изменится; пока вы не согласитесь, ничего не изменится.
import-programme = В какую программу
import-programme-hint = Новые люди попадут в эту программу. Сравниваем тоже только с её людьми.
import-programme-choose = Выберите программу
import-programme-hint-owner = Люди из файла попадут в эту программу: и новые, и те, кто уже есть. Сравниваем со всеми людьми сайта.
import-programme-none = Ни в какую, только в список
import-file = Файл с таблицей
import-file-hint = XLSX или CSV, до { $limit }. В первой строке — названия столбцов: на казахском, русском или английском.
import-no-file = Выберите файл с таблицей
import-no-rows = В таблице только названия столбцов, под ними нет строк. Ничего не изменилось. Заполните строки и загрузите снова.
import-unread = Файл не прочитан: { $reason }. Ничего не изменилось.
import-check = Проверить файл
import-check-after = Проверка ничего не меняет.
import-template = Пустая таблица
import-template-why = Если списка ещё нет, заполните эту. Столбцы: { $columns }.
import-template-take = Скачать пустую таблицу, XLSX
import-template-file = Список людей, пустая таблица
import-template-sheet = Люди
import-next = Что будет дальше
import-next-1 = Прочитаем файл и узнаем, что значит каждый столбец.
import-next-2 = Покажем, кого добавим, у кого изменятся данные и какие строки с ошибками.
import-next-3 = Если согласитесь, загрузим всё сразу. Если что-то прервётся, не загрузится ничего.
import-not-taken = ИИН, дату рождения и номера документов не берём. Сам файл удалим после загрузки или через сутки.
import-last = Последние загрузки
import-state-shown = ждёт решения
import-state-empty = принимать нечего
import-state-queued = в очереди
import-state-running = загружается
import-state-done = загружено
import-state-outdated = посмотреть ещё раз
import-state-failed = не загрузилось
import-state-gone = файл удалён

# Что изменится
import-nothing-yet = Пока ничего не изменилось
import-lede = Мы прочитали «{ $file }»: { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
   *[other] { $rows } строк
 }. Посмотрите, что произойдёт, и решите.
import-outdated-title = Данные изменились, посмотрите ещё раз
import-outdated-why = После вашего согласия данные на сайте изменились, поэтому ничего не загружено. Ниже — что изменится теперь.
import-failed-why = Загрузка не закончилась, ничего не изменилось. Попробуйте ещё раз; если не выйдет, скажите владельцу сайта.
import-fact-new = Добавим
import-fact-new-of = { $n ->
    [one] нового человека
   *[other] новых людей
 }
import-fact-changed = Изменим
import-fact-changed-of = уже есть, данные другие
import-fact-same = Не тронем
import-fact-same-of = всё совпадает
import-fact-twice-of = { $n ->
    [one] строка повторяет другую
    [few] строки повторяют другие
   *[many] строк повторяют другие
 }
import-fact-same-and-twice = совпадают: { $same }, повторы в файле: { $n }
import-fact-faulty = Не загрузим
import-fact-faulty-of = { $n ->
    [one] строка с ошибкой
    [few] строки с ошибками
   *[other] строк с ошибками
 }
import-take = Загрузить?
import-take-why = Загрузится всё сразу. Если что-то прервётся, не загрузится ничего.
import-take-rows = Загрузить { $n ->
    [one] { $n } строку
    [few] { $n } строки
   *[other] { $n } строк
 }
import-nothing = Загружать нечего
import-nothing-faulty = Остальные строки с ошибками или не говорят ничего нового. Исправьте ошибки и загрузите файл снова.
import-nothing-same = Всё, что есть в файле, на сайте уже есть.
import-other-file = Удалить этот файл и выбрать другой
import-kept = Если не решите, файл сам удалится через сутки. Скачать его не может никто.
import-rows = { $n ->
    [one] { $n } строка
    [few] { $n } строки
   *[other] { $n } строк
 }
import-people = { $n ->
    [one] { $n } человек
    [few] { $n } человека
   *[other] { $n } человек
 }
import-row = Строка
import-column = Столбец
import-value = В файле
import-why = Почему не подходит
import-whole-row = вся строка
import-not-shown = не показываем
import-empty = пустая ячейка
import-formula = формула без результата
import-contacts = Телефон, почта
import-row-n = Строка { $n }
import-faults = Ошибки
import-faults-take = Скачать эти строки, XLSX
import-faults-how = Исправьте в скачанном файле и загрузите его отдельно. Остальные строки ждать не будут.
import-posts-left = { $n ->
    [one] В { $n } строке есть
    [few] В { $n } строках есть
   *[many] В { $n } строках есть
 } роль или срок, но нет организации: человека возьмём, роль не возьмём. Строки: { $rows }. Если роль нужна, впишите организацию и загрузите снова.
import-faults-caption = Строки с ошибками
import-faults-more = Ещё ошибок: { $n }. Все они в файле XLSX.
import-names = Уточните, какая это организация
import-names-how = Эти названия в файле похожи на названия организаций на сайте. Пока нет ответа, строки с ними не загружаются. От ответа ничего не меняется: мы покажем новую разницу.
import-names-name = «{ $name }», { $n ->
    [one] { $n } строка
    [few] { $n } строки
   *[other] { $n } строк
 }
import-names-known = Это { $name }
import-names-numbered = { $name } (№ { $id })
import-names-new = Это новая организация, добавить её
import-names-later = Пока не загружать
import-names-save = Сохранить ответы
import-missing-places = { $n ->
    [one] { $n } территории из файла
   *[many] { $n } территорий из файла
 } нет на сайте, поэтому { $rows ->
    [one] { $rows } строка не загрузится
    [few] { $rows } строки не загрузятся
   *[many] { $rows } строк не загрузятся
 }.
import-places-go = Добавить эти территории сразу
import-organisations-public = { $n ->
    [one] { $n } новая организация откроется и сразу появится
    [few] { $n } новые организации откроются и сразу появятся
   *[many] { $n } новых организаций откроются и сразу появятся
 } в общедоступном списке.
import-organisations-see = Посмотреть какие
import-faults-which = Показать строки
import-rows-some = Строки { $rows }
import-own-digits = цифр: { $n }
import-own-perhaps = возможно, { $what }
import-own-numbers = номер записи: { $numbers }
import-own-row = строка { $n }
import-places-title = Новые территории из файла
import-places-lede = { $n ->
    [one] { $n } территории из файла
   *[many] { $n } территорий из файла
 } нет на сайте. Проверьте названия и виды и добавьте сразу.
import-places-parent = Города и районы ниже окажутся внутри этой территории.
import-places-add = Добавить на сайт
import-places-save = Добавить отмеченные
import-places-after = Потом мы посмотрим файл заново и покажем новую разницу. Сами люди пока не добавляются.
import-places-none = Отметьте хотя бы одну территорию
import-changes = Что изменится
import-changes-all = Показать всех
import-changes-caption = Изменения у людей, которые уже есть
import-person = Человек
import-what = Что
import-was-will = Было → станет
import-contact-stays = станет основным, прежний ({ $old }) останется рядом
import-span-of = Срок членства: { $organisation }
import-added = Добавим
import-added-first = { $n ->
    [1] Первый человек
    [one] Первый { $n } человек
    [few] Первые { $n } человека
   *[other] Первые { $n } человек
 }
import-added-caption = Новые люди
import-territory = Территория
import-post = Роль
import-likely = { $n ->
    [one] { $n } из них похож
   *[other] { $n } из них похожи
 } на тех, кто уже есть.
import-likely-how = Загрузим как новых и положим в список «Возможно, один человек».
import-no-seats = Файл добавляет членство в советах, но мест не занимает: места останутся свободными, а рядом с председателем на месте может появиться второй. Места занимают на странице совета:
import-organisations = Новые организации
import-organisations-how = Организаций с такими названиями на сайте нет. Если согласитесь, они появятся и сразу будут видны в открытом списке организаций. Если организация уже есть под другим названием, исправьте его в файле и загрузите файл снова.
import-repeats = Повторы
import-repeats-how = Эти строки говорят о человеке из строки выше: второй раз не добавим.
import-repeats-first = { $n ->
    [1] Первая строка
    [one] Первая { $n } строка
    [few] Первые { $n } строки
   *[other] Первые { $n } строк
 }
import-repeat = строка { $row } повторяет строку { $of }
import-columns = Как мы поняли столбцы
import-columns-change = Изменить
import-column-not = не берём:
import-column-number = столбец { $n }
import-left-personal-number = ИИН и номера документов не нужны, сайт их не собирает
import-left-birth = дата рождения не нужна
import-left-faults = что было не так в прошлый раз; не нужно
import-left-unknown = не знаем, что это
import-left-unnamed = нет названия
import-left-unwanted = вы решили не брать
import-notes = Что мы заметили при чтении
import-note-no-headings = Строки с названиями столбцов нет: первую строку мы прочитали как данные.
import-note-windows-1251 = Файл сохранён в старой кодировке Windows-1251: в ней нет казахских букв. Строки, где вместо букв стоит «?», показаны среди ошибок. Лучше сохранить таблицу заново как XLSX.
import-note-other-sheets = Прочитан только лист «{ $read }». Не прочитаны: { $left }. Если они нужны, загрузите каждый отдельным файлом.
import-note-two-header-rows = Названия столбцов стоят в двух строках ({ $first } и { $second }): мы прочитали их вместе. Проверьте, что столбцы поняты верно.
import-note-title-row = Заголовок над таблицей пропущен, строка: { $rows }.
import-note-merged = Есть объединённые ячейки, строки: { $rows }. Значение взяли из верхней ячейки; если это не так, разъедините ячейки и дайте файл снова.
import-note-hidden-rows = Скрытые строки прочитаны тоже: { $rows }. Если они не нужны, удалите их из таблицы и дайте файл снова.
import-note-formulas = { $n ->
    [one] В { $n } ячейке формула
    [few] В { $n } ячейках формулы
   *[other] В { $n } ячейках формулы
} (первая — в строке { $row }): взяли результат, сохранённый в файле.
import-note-control = Убраны невидимые знаки, строки: { $rows }.
import-note-repeated-headers = Пропущена строка с повтором названий столбцов: { $rows }.
import-and-more = { $named } и ещё { $n }

# Столбцы
import-columns-title = Что значит каждый столбец
import-columns-lede = Выберите смысл каждого столбца. Нужен один столбец с полным именем или два: фамилия и имя.
import-columns-lost = В файле потеряны казахские буквы: вместо них стоит «?». Похоже, таблица сохранена в старом виде Windows-1251, где казахских букв нет. Выбор столбцов здесь их не вернёт: сохраните таблицу заново как XLSX и загрузите её.
import-columns-again = Загрузить другой файл
import-headings = В какой строке названия столбцов
import-headings-hint = Если выбрать другую строку, мы заново узнаем столбцы по её названиям и ещё раз покажем эту страницу.
import-headings-row = Строка { $row }: { $cells }
import-headings-none = Названий нет: первая строка — уже данные
import-column-leave = Не берём
import-column-empty = В столбце пусто
import-column-values = Например: { $values }
import-column-left = Столбец «{ $column }» не берём: { $why }.
import-columns-save = Прочитать так
import-columns-after = Ничего не изменится: покажем новую разницу.

# Загрузка
import-running-title = Таблица загружается
import-running-lede = Страница сама обновляется каждые две секунды. Можно и уйти: работа продолжится.
import-running-far = Записано { $done } из { $total }
import-running-soon = Скоро начнём
import-broke-off-full = Работа прервалась: на диске сервера кончилось место. Следующая попытка в { $time }.
import-broke-off-busy = Работа прервалась: база данных была занята. Следующая попытка в { $time }.
import-broke-off = Работа прервалась. Следующая попытка в { $time }.
import-silent = Если сервер тем временем останавливали, работа начнётся снова в { $time }.
import-running-why = Всё сохранится сразу: если прервётся, ничего не изменится, и работа начнётся сначала.
import-running-again = Посмотреть сейчас
import-done-title = Таблица загружена
import-done-lede = Всё сохранено. Если загрузить этот файл ещё раз, ничего не изменится.
import-was-new = Добавлено
import-was-changed = Изменено
import-was-same = Не изменилось
import-was-faulty = Не загружено
import-done-next = Что делать теперь
import-done-rows = Скачать незагруженные строки
import-done-faults = Исправьте и загрузите отдельно. Файл будет здесь до { $until }.
import-done-duplicates = Нет ли записанных дважды
import-done-duplicates-why = Похожие записи поищем за одну-две минуты.
import-done-consents = Взять согласия
import-done-consents-why = У людей из таблицы согласий ещё нет: их берут у каждого отдельно.
import-done-untied = Эти люди не привязаны ни к одной программе: команда программы (координатор, оператор) их не видит. Чтобы привязать, загрузите тот же файл ещё раз и выберите программу: никто не добавится дважды.
import-done-tie = Загрузить с выбором программы
import-done-people = Открыть людей
import-done-again = Загрузить другой файл
import-done-file = Загруженный файл удалён с сервера.
import-gone-title = Этот файл удалён
import-gone-why = Он ждал сутки, или его кто-то удалил. Из него ничего не загружено. Если нужно, загрузите файл снова.

import-show-waiting = Ждут вашего решения
import-show-faulty = Строки с ошибками, которые никто не забрал
import-show-all = Все загрузки
