# Программа: открытая страница
programme-list-title = Программы
programme-in-kk = на казахском
programme-in-ru = на русском
programme-in-en = на английском
programme-missing-language = Часть этой страницы ещё не написана по-русски. На её месте текст на том языке, на котором он есть.
programme-from = с { $day }
programme-until = до { $day }
programme-commissioner = Заказчик
programme-operator = Исполнитель
programme-contract = Договор
programme-days = Сроки
programme-stages = Этапы программы
programme-stage-call = Приём заявок
programme-stage-choosing = Отбор
programme-stage-training = Обучение
programme-stage-preparation = Подготовка
programme-stage-tour = Поездка
programme-stage-report = Отчёт
programme-goals = Цель
programme-indicators = Индикаторы
programme-indicators-why = Чего нужно достичь по договору и как это проверить.
programme-indicator = Что измеряется
programme-baseline = Было
programme-target = Цель
programme-how = Как проверяется
programme-deliverables = Что будет сдано
programme-deliverables-why = Что сдаёт исполнитель и к какому дню.
programme-deliverable = Результат
programme-due = Срок
programme-state = Состояние
programme-done-on = Сдано { $day }
programme-late = Срок прошёл
programme-not-yet = Ещё не сдано
programme-acts = Можно проверить
programme-acts-why = Публичные акты программы: с номером и датой, их нельзя изменить.
programme-draft = Эту страницу пока видит только команда
programme-draft-why = Программа не опубликована.
programme-to-desk = Открыть рабочую страницу
programme-bare = Здесь будут цель и результаты программы
programme-bare-why = Координатор ещё не записал их.

# Для образцов страниц
programme-sample-lede = Активные жители области учатся праву, выступлениям и лидерству, а потом едут в Астану и задают вопросы региона.
programme-sample-commissioner = Управление «Образец»
programme-sample-operator = Фонд «Пример»
programme-sample-goals =
    Члены общественных советов знают свои права.
    Активисты районов работают вместе.
programme-sample-verification = учёт посещений
programme-sample-indicator-1 = Участники обучения
programme-sample-indicator-2 = Обещания, исполненные в срок
programme-sample-deliverable-1 = Четыре открытых занятия
programme-sample-deliverable-2 = Список участников
programme-sample-deliverable-3 = Отчёт о результатах

# Рабочие страницы
programme-desks-list = Программы, в которых вы работаете
programme-desks-empty = Здесь будут программы, в которых вы работаете
programme-desks-empty-why = Программу добавляет владелец сайта, после этого она появится здесь.
programme-published = Опубликовано
programme-unpublished = Не опубликовано
programme-public = Открытая страница
programme-parts = Разделы программы
programme-tab-overview = Обзор
programme-tab-stages = Этапы
programme-tab-team = Команда
programme-needs = Что нужно сделать
programme-facts = Основные данные
programme-openness = Кто видит
programme-published-why = Страницу видят все.
programme-todo-fill = Заполнить недостающее
programme-todo-stages = Поставить дни этапов
programme-todo-stages-why = Пока не видно, на каком этапе программа.
programme-todo-publish = Опубликовать программу
programme-lacks = { $what }: нет на языках { $langs }
programme-none-chosen = Не выбрано
programme-nothing = пусто
programme-yes = да
programme-no = нет
programme-cancel = Отмена
programme-save = Сохранить
programme-action = Действие

programme-new = Добавить программу
programme-new-lede = Сначала достаточно названия, остальное заполните позже. Пока её видит только команда.
programme-new-save = Добавить
programme-edit = Изменить данные
programme-stages-edit = Изменить этапы
programme-stages-lede = Неизвестный день оставьте пустым.
programme-field-name = Название
programme-field-slug = Конец адреса
programme-field-slug-hint = Латинские буквы, цифры и дефис. Если оставить пустым, получится из названия. Потом не меняется.
programme-field-lede = Коротко о программе
programme-field-lede-hint = Одно-два предложения, стоят под названием.
programme-field-goals = Цель
programme-field-goals-hint = Каждую цель с новой строки.
programme-field-who = Кто проводит
programme-field-body-hint = Если в списке нет, сначала добавьте её в организации.
programme-field-contract-number = Номер договора
programme-field-contract-date = Дата договора
programme-field-starts = Начало
programme-field-ends = Конец
programme-field-langs = Рабочие языки
programme-field-note = Несколько слов
programme-day-hint = Например: 23.11.2026
programme-field-values = Значения
programme-field-baseline-hint = Значение до программы. Если неизвестно, оставьте пустым.
programme-field-unit = Единица
programme-field-unit-hint = Например: человек, %
programme-field-breakdown = По чему делится
programme-field-breakdown-hint = Например: район, город
programme-field-verification-hint = Например: учёт посещений
programme-slug-taken = Этот адрес уже занят. Напишите другой
programme-no-commissioner = Не указан заказчик: без него публиковать нельзя

programme-indicators-empty = Здесь будет то, чего программа должна достичь
programme-indicators-empty-why = Индикаторов пока нет. Их берут из договора.
programme-indicator-new = Добавить индикатор
programme-indicator-edit = Изменить индикатор
programme-indicator-remove = Убрать индикатор
programme-deliverables-empty = Здесь будет то, что программа сдаёт
programme-deliverables-empty-why = Пока ничего не записано. Список берут из договора.
programme-deliverable-new = Добавить результат
programme-deliverable-edit = Изменить результат
programme-deliverable-remove = Убрать результат
programme-remove-why = С открытой страницы исчезнет сразу, в истории останется.
programme-mark-done = Сдано сегодня
programme-undo-done = Снять отметку

programme-publish-check = Проверить и опубликовать
programme-publish = Опубликовать программу
programme-publish-text = Страницу, индикаторы и опубликованные новости увидят все.
programme-blocked = Пока публиковать нельзя
programme-incomplete = Публиковать можно, но нет вот этого
programme-mend = Заполнить
programme-withdraw = Скрыть программу
programme-withdraw-text = Страницу и новости будет видеть только команда. Адрес сохранится, публичные акты останутся на месте.
programme-why = Причина
programme-why-hint = Останется в журнале, на странице не видна.

programme-team-empty = В команде пока никого нет.
programme-team-add = Дать роль
programme-team-add-why = У человека должна быть учётная запись на этом сайте.
programme-team-account = Человек
programme-team-role = Роль
programme-team-give = Дать роль
programme-team-remove = Снять роль
programme-team-remove-why = Человек перестанет видеть рабочие страницы этой программы. Сделанное им останется.
programme-role-held = У этого человека такая роль уже есть
programme-locked = Заблокирован

programme-conflict = Вы правили одно и то же
programme-conflict-lede = Пока вы писали, другой человек сохранил своё. Ваш текст цел. Выберите, что оставить.
programme-conflict-count =
    { $n ->
        [one] Различается { $n } поле
        [few] Различаются { $n } поля
       *[other] Различаются { $n } полей
    }
programme-conflict-kept = Обе версии останутся в истории.
programme-conflict-field = Поле
programme-conflict-mine = Ваш вариант
programme-conflict-theirs = Сохранённый
programme-conflict-joined = Соединим сами
programme-conflict-by-me = изменили вы:
programme-conflict-by-them = изменил другой человек:
programme-conflict-save = Сохранить выбранное
programme-conflict-leave = Оставить сохранённое
