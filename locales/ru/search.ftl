# Поиск по сайту
search-title = Поиск: «{ $q }»
search-lede = Ищет в программах, новостях, публичных актах и организациях. Окончание слова не важно.
search-label = Что искать
search-news = Новости
search-all = { $what }: все ({ $n })
search-unread = Искать нечего
search-unread-text = Напишите хотя бы одну букву или цифру.
search-nothing = Ничего не нашлось
search-nothing-text = Попробуйте меньше слов или напишите иначе. Окончание можно не писать.
search-sample = совет
