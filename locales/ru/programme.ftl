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
