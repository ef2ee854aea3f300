# Публичные акты: открытые страницы
acts-number = Акт № { $n }
acts-lede = Открытые решения сайта, каждое с номером и датой. Их нельзя изменить или удалить; ошибку исправляет новый акт.
acts-list = Список актов
acts-make = Составить акт
acts-empty = Актов пока нет
acts-empty-why = Когда что-то опубликуют или закрепят, запись появится здесь под своим номером.
acts-kind-publication = Публикация
acts-kind-freeze = Закрытие списка
acts-kind-commitment = Закрепление заранее
acts-kind-draw = Жеребьёвка
acts-kind-void = Отмена
acts-kind-replacement = Замена
acts-kind-correction = Исправление
acts-role-owner = Владелец сайта
acts-role-coordinator = Координатор программы
acts-role-site = Сам сайт: наступил объявленный срок
acts-role-other = Участник команды
acts-corrected = К этому акту есть исправление:
acts-corrects = Этот акт исправляет:
acts-says = Текст акта
acts-missing = Текста по-русски нет. Стоит текст на том языке, на котором он есть.
acts-no-language = На этом языке текста нет.
acts-check = Можно проверить
acts-kept = Запись внесена в публичные акты под № { $n }: { $day }.
acts-sha = Контрольная сумма SHA-256 файла, о котором говорит акт:
acts-file = Скачать файл
acts-file-elsewhere = Сам файл на этом сайте не хранится.
acts-how = Как проверить?
acts-how-text = Скачайте файл и посчитайте его SHA-256 любой программой. Если сумма та же, файл с того дня не менялся. В Linux её считает команда sha256sum.
acts-about = Об акте
acts-field-role = Кто составил
acts-field-programme = Программа
acts-field-address = Адрес
acts-sample-text = Опубликованы условия программы «Образец».
acts-sample-correction = Исправление к акту № 12: срок отчёта 23 дня.

# Составление акта
acts-make-lede = Акт говорит всем, что решено или опубликовано. Он получает номер, когда составлен, и больше никогда не меняется.
acts-field-kind = Вид акта
acts-field-corrects = Какой акт исправляет
acts-field-corrects-hint = Только для исправления: номер акта.
acts-no-programme = Без программы, от сайта
acts-field-subject = Файл, о котором говорит акт
acts-field-subject-hint = Не обязательно. Загрузите сам файл или напишите его контрольную сумму.
acts-field-file = Файл
acts-field-file-hint = Его сможет скачать каждый. Не больше { $limit }.
acts-field-sha = Контрольная сумма файла SHA-256
acts-field-sha-hint = Только если сам файл не публикуется. Эти 64 знака как отпечаток пальца файла: у кого есть файл, тот проверит, что он тот самый.
acts-file-kept = Файл «{ $name }» сохранён
acts-without-file = Убрать этот файл
acts-file-gone = Файл не сохранился. Выберите его ещё раз
acts-need-kazakh = Текст на казахском обязателен
acts-no-such = Акта с таким номером нет
acts-to-check = Перейти к проверке
acts-check-title = Проверьте акт
acts-for-good = Потом изменить нельзя
acts-for-good-why = Текст, файл и дата останутся такими, как есть. Ошибку исправит только новый акт.
acts-make-now = Составить акт
acts-edit-again = Исправить ещё раз
acts-made = Акт составлен
acts-quote = Этот номер можно назвать или переслать:
acts-made-next = Он стоит в списке публичных актов, его видят все.
acts-open = Открыть акт

# Список за рабочим столом
acts-any = Все
acts-narrow = Показать
acts-nothing = Таких актов нет
acts-nothing-all = Показать все акты
acts-found = { $n ->
    [one] { $n } акт
    [few] { $n } акта
   *[other] { $n } актов
 }
acts-act = Акт
acts-day = День
acts-correct = Исправить новым актом
acts-other-programme = Исправление относится к программе того же акта. Выберите её
