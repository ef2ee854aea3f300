# Территории
territories-title = Территории
territories-lede = Области, города, районы: к ним приписаны люди и организации.
territories-count = { $n ->
    [one] { $n } территория
    [few] { $n } территории
   *[other] { $n } территорий
 }
territories-tree = Список территорий
territories-add = Добавить территорию
territories-empty = Территорий пока нет
territories-empty-why = Территорию выбирают на странице человека, организации и в фильтрах. Сначала добавьте области Казахстана, районы и города запишете потом сами.
territories-empty-reader = Территории вносит координатор. Их выбирают на странице человека и организации.
territories-name = Название
territories-kind = Вид
territories-people = Население
territories-source = Источник
territories-date = Дата
territories-about = около { $n }
territories-kind-region = Область или город республиканского значения
territories-kind-city = Город
territories-kind-district = Район
territories-estimate = оценка
territories-official = официально

territories-kazakhstan = Добавить области Казахстана
territories-kazakhstan-title = Области Казахстана
territories-missing = Из 17 областей и 3 городов республиканского значения в списке нет { $n }.
territories-kazakhstan-lede = { $n ->
    [one] Добавится { $n } территория. Пока ничего не изменилось.
    [few] Добавятся { $n } территории. Пока ничего не изменилось.
   *[other] Добавятся { $n } территорий. Пока ничего не изменилось.
 }
territories-kazakhstan-all = Все 17 областей и 3 города республиканского значения уже в списке.
territories-kazakhstan-which = Что добавится
territories-kazakhstan-there = { $n ->
    [one] { $n } территория уже есть, она не изменится.
    [few] { $n } территории уже есть, они не изменятся.
   *[other] { $n } территорий уже есть, они не изменятся.
 }
territories-kazakhstan-note = Каждую можно потом исправить. Население не добавляется: его вы запишете сами, с источником.
territories-kazakhstan-save = { $n ->
    [one] Добавить { $n } территорию
    [few] Добавить { $n } территории
   *[other] Добавить { $n } территорий
 }

territories-new-title = Новая территория
territories-new-save = Добавить территорию
territories-name-hint = Хотя бы на одном языке, полностью: «Бейнеуский район»
territories-parent-none = Ни в какую не входит
territories-source-hint = Например: Бюро национальной статистики
territories-valid-hint = Только если день образования известен. Например: 08.06.2022
territories-field-kind = Вид
territories-field-name-kk = Название на казахском
territories-field-name-ru = Название на русском
territories-field-name-en = Название на английском
territories-field-parent = В какую территорию входит
territories-field-population = Население
territories-field-population-estimate = Это не официальное число, а оценка
territories-field-population-source = Источник числа
territories-field-population-date = На какой день
territories-field-valid-from = День образования
territories-field-valid-to = День упразднения
