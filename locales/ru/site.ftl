# Состояние сайта
site-backups = Резервные копии
site-backup-late = Устарела
site-backup-good = Свежая
site-backup-last = Последняя хорошая копия: { $when }
site-backup-never = Копия ещё ни разу не сделана.
site-backup-about = Делается сама каждую ночь и хранится 35 дней, последняя — до следующей. Файл лежит в папке сайта, в backups: держите его копию и на другом диске.
site-backup-running = Копия записывается. Обновите страницу через пару минут.
site-backup-now = Сделать копию сейчас
site-backup-none = Файлов пока нет.
site-backup-file = Файл
site-backup-when = Когда записана
site-backup-size = Размер
site-dead = Остановленные работы
site-dead-about = Восемь попыток не удались. Причина записана по-английски: покажите её тому, кто обслуживает сервер.
site-dead-again = Запустить снова
site-job-backup = Резервная копия
site-job-sweep = Очистка устаревшего
site-job-duplicates = Поиск записанных дважды
site-job-checkpoint = Очистка удалённого с диска
site-job-sort-keys = Перестройка порядка списков
site-job-recount = Обновление счётчиков
site-job-morning = Утренние письма
site-job-texts = Подготовка текстов к поиску
site-job-import = Загрузка таблицы
site-names = Что сайт говорит о себе
site-missing = не указано
site-edit = Изменить
site-mail = Почта
site-mail-on = Включена
site-mail-off = Выключена
site-mail-on-text = Письма уходят сами. Что не дошло, видно в «Сообщениях».
site-mail-off-text = Сообщения отправляют вручную. Если почта нужна, её подключает в файле настроек тот, кто обслуживает сервер.
site-more = Ещё
site-more-calendar = Праздники, переносы, проверка сроков
site-more-journal = Кто, когда и что сделал

# Название и контакты
site-edit-title = Название и контакты сайта
site-edit-lede = Это видят все посетители. Сначала напишите по-казахски.
site-name = Название сайта
site-name-hint = Подойдёт название вашей организации. Хотя бы на одном языке.
site-about = Одно предложение о сайте
site-about-hint = Не обязательно. Видно в поиске и мессенджерах.
site-contact-name = К кому обращаться
site-contact-hint = Имя или должность. Сюда придут просьбы исправить или удалить данные.
site-contact-email = Электронная почта
site-contact-phone = Телефон
site-save = Сохранить
site-cancel = Вернуться

# Журнал
site-journal = Журнал
site-journal-lede = Кто, когда и что сделал. Это видит только владелец сайта, записи не удаляются. Значения не записываются.
site-journal-count = Записей: { $n }
site-journal-why = причина:
site-journal-empty = Журнал пуст
site-journal-empty-text = Запись появится после первого изменения.

# Рабочие дни
site-calendar-lede = По этому календарю считаются сроки: праздники, переносы, выходные.
site-calendar-edit = Исправить календарь
site-calendar-same-days = дни те же
site-term = Проверить срок
site-term-from = С какого дня
site-term-from-hint = Например, 06.03.2026. Сам этот день не считается.
site-term-days = Сколько рабочих дней
site-term-way = В какую сторону
site-term-forward = Вперёд: когда кончается срок
site-term-back = Назад: до какого дня нужно успеть
site-term-count = Посчитать
site-ahead = Год вперёд
site-ahead-why = Дни, которые отличаются от обычных.
site-editions = Редакции календаря
site-editions-source = Основание: { $source }
site-editions-none = Это редакция, пришедшая с программой. После правок здесь появятся редакции с номерами.
site-editions-now = Действует

# Правка календаря
site-calendar-edit-title = Правка календаря
site-calendar-edit-lede = Измените один день. До сохранения будет видно, какие дни изменятся.
site-day-announce = Объявленный день праздника
site-day-announce-why = День такого праздника, как Курбан-айт, государство объявляет каждый год. До этого стоит вычисленный день.
site-day-holiday = Праздник
site-day-announced = Объявленный день
site-day-hint = Например: 05.06.2027
site-day-act = Каким актом
site-day-act-hint = Название, номер, дата. Добавится к источнику календаря.
site-day-swap = Перенесённый день
site-day-swap-why = Правительство делает выходной рабочим, а вместо него выходным становится другой день.
site-day-off = Рабочий день, который станет выходным
site-day-working = Выходной, который станет рабочим
site-calendar-whole = Полный текст правил календаря
site-day-worked-anyway = { $day } — и так рабочий день
site-day-off-anyway = { $day } — и так выходной
site-day-holiday-worked = { $day } — праздник, он не может стать рабочим
site-day-twice = Этот день уже перенесён
site-calendar-rules = Правила календаря (JSON)
site-calendar-rules-hint = Когда день объявлен, уберите рядом с ним «(estimate)». Переносы пишутся в список transfers.
site-calendar-preview = Посмотреть, что изменится
site-preview = Что изменится
site-preview-lede = Пока ничего не сохранено.
site-preview-days = { $n ->
    [one] Изменится { $n } день
    [few] Изменятся { $n } дня
   *[other] Изменится { $n } дней
}
site-preview-years = Сравнены годы { $from }–{ $to }. Уже посчитанные сроки остаются со своей редакцией.
site-preview-save = Сохранить новой редакцией
site-preview-edit = Вернуться к тексту
site-morning-hour = Время утреннего письма
site-morning-hour-hint = Приходит по рабочим дням и только когда есть дела. Часовой пояс: { $zone }.
