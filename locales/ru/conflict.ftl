# Когда двое сохраняют одно и то же
conflict-title = Вы правили одно и то же
conflict-lede = Пока вы писали, это сохранили ({ $when }). Ваш текст цел. Выберите, что оставить.
conflict-lede-who = Пока вы писали, это сохранил другой человек: { $who }, { $when }. Ваш текст цел. Выберите, что оставить.
conflict-lede-somebody = Пока вы писали, это сохранил другой человек. Ваш текст цел. Выберите, что оставить.
conflict-count = { $n ->
    [one] Различается { $n } поле
    [few] Различаются { $n } поля
   *[other] Различаются { $n } полей
 }
conflict-apart = Ваши правки не мешают друг другу
conflict-kept = Обе версии останутся в истории.
conflict-field = Поле
conflict-mine = Ваш вариант
conflict-theirs = Сохранённый вариант
conflict-nothing = (пусто)
conflict-joined = Соединим сами
conflict-by-me = изменили вы:
conflict-by-them = сохранено раньше:
conflict-save = Сохранить выбранное
conflict-leave = Оставить как сохранено
conflict-overtaken = За это время кое-что изменилось
conflict-overtaken-lede = После того как вы открыли страницу, другой человек сохранил изменения. Пока ничего не сделано: посмотрите, что изменилось, и решите.
conflict-changes = Что изменилось
conflict-now = Сейчас так
conflict-typed = Что вы написали
