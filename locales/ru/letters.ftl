# Списки сообщений
letters-new = Написать сообщение
letters-list = Сообщения
letters-drawers = Где сообщения
letters-drawer-by-hand = Вручную
letters-drawer-troubled = Не дошли
letters-drawer-waiting = В очереди
letters-drawer-sent = Отправлены
letters-find-to = Кому
letters-find-way = Как уходит
letters-find-any-way = Любым способом
letters-find-state = Состояние
letters-find-any-state = Любое
letters-found = { $n ->
    [one] Найдено { $n } сообщение
    [few] Найдено { $n } сообщения
   *[other] Найдено { $n } сообщений
}
letters-find-none = Здесь таких сообщений нет
letters-find-none-text = Введите меньше букв имени или загляните в другой раздел выше.
letters-find-all = Показать все
letters-empty-by-hand = Вручную отправлять нечего
letters-empty-by-hand-text = Здесь появляются сообщения для тех, у кого нет почты: текст готов, вы отправляете его с телефона.
letters-empty-troubled = Всё дошло
letters-empty-troubled-text = Если письмо вернётся или не уйдёт, здесь будет видно почему и что делать.
letters-empty-waiting = Очередь пуста
letters-empty-waiting-text = Письмо стоит здесь около минуты, потом переходит в «Отправлены».
letters-empty-sent = Пока ничего не отправлено
letters-empty-sent-text = Здесь останутся и письма, ушедшие по почте, и отправленные вручную.
letters-no-mail = Почта на этом сайте не подключена: каждое сообщение вы отправляете сами с телефона. Если почта нужна, скажите тому, кто обслуживает сервер: её подключают в файле настроек сайта.
letters-no-address = У этого человека нет электронной почты. Сообщение попадёт в список «Вручную».
letters-nobody = Человек удалён
letters-unseen = Человек, которого вы больше не видите
letters-account = Пользователь сайта

# Состояние сообщения
letters-state-queued = В очереди
letters-state-sent = Отправлено
letters-state-failed = Не отправлено
letters-state-bounced = Вернулось
letters-state-by-hand = Отправить вручную
letters-state-hand-done = Отправлено вручную
letters-state-expired = Ссылка устарела
letters-state-held = Остановлено
letters-sent-at = отправлено { $when }
letters-until = ссылка действует до { $when }
letters-left-none = осталась минута
letters-left-minutes = { $n ->
    [one] осталась { $n } минута
    [few] осталось { $n } минуты
   *[other] осталось { $n } минут
}
letters-left-hours = { $n ->
    [one] остался { $n } час
    [few] осталось { $n } часа
   *[other] осталось { $n } часов
}
letters-anew = Сделать новую ссылку
letters-written-at = написано { $when }

# Что случилось и что делать
letters-error-unreachable = почтовый сервер не отвечает
letters-error-timed-out = почтовый сервер отвечает слишком долго
letters-error-later = почтовый сервер просит подождать
letters-error-no-such-address = такого адреса нет
letters-error-refused = почтовый сервер не принял письмо
letters-error-log-in = почтовый сервер не пустил сайт
letters-error-encryption = не удалось установить защищённую связь
letters-error-secret-lost = ссылка письма потеряна
letters-error-outcome-unknown = неизвестно, ушло ли письмо
letters-error-other = отправка не удалась
letters-held = Сообщение остановлено
letters-remedy = Сообщение не дошло
letters-remedy-unreachable = Почтовый сервер не отвечал. Повторите позже или отправьте вручную.
letters-remedy-timed-out = Почтовый сервер отвечал слишком долго. Повторите позже или отправьте вручную.
letters-remedy-later = Почтовый сервер каждый раз откладывал письмо. Повторите или отправьте вручную.
letters-remedy-no-such-address = Такого адреса нет. Исправьте его на странице человека и напишите снова или отправьте этот текст вручную.
letters-remedy-refused = Почтовый сервер отказался принять письмо; почему — в строке «Ответ сервера». Покажите её тому, кто обслуживает сайт, а это сообщение отправьте вручную.
letters-remedy-log-in = Пароль почты сайта не подходит. Скажите тому, кто обслуживает сайт, а это сообщение отправьте вручную.
letters-remedy-encryption = Защищённая связь с почтовым сервером не удалась. Скажите тому, кто обслуживает сайт, а это сообщение отправьте вручную.
letters-remedy-secret-lost = Ссылка письма не сохранилась. Напишите новое сообщение.
letters-remedy-outcome-unknown = Сайт остановился во время отправки, или почтовый сервер не ответил, принял ли он письмо: оно могло дойти. Спросите человека, прежде чем отправлять снова.
letters-remedy-other = Отправка не удалась. Повторите или отправьте вручную.
letters-remedy-expired = Срок ссылки прошёл, её никто не отправил. Если ещё нужно, напишите новое сообщение.
letters-remedy-held = Данные этого человека заблокированы, ему ничего не отправляют. Когда блокировку снимут, сообщение снова будет ждать там, где ждало.

# Одно сообщение
letters-to = Кому:
letters-reader = Кому
letters-text = Текст
letters-text-how = Скопируйте и отправьте мессенджером или SMS.
letters-copy = Скопировать текст
letters-copied = Скопировано
letters-sms = Написать SMS
letters-phone = Телефон:
letters-no-phone = Телефон не записан. Его можно добавить на странице человека.
letters-sent = Отправлено
letters-sent-hint = Нажмите, когда отправите: сообщение уйдёт из списка, в журнале останется, кто отправил.
letters-not-sent = Не отправлено
letters-not-sent-hint = Если нажали по ошибке: сообщение вернётся в список ручной отправки. В журнале это останется.
letters-about = О сообщении
letters-way = Как
letters-way-mail = по почте
letters-way-hand = вручную
letters-address = Адрес
letters-lang = Язык
letters-written = Написано
letters-closed = Закрыто
letters-link-ends = Ссылка действует до
letters-attempts = Попыток
letters-next = Следующая попытка
letters-why = Причина
letters-answer = Ответ сервера
letters-other = Другой способ
letters-hand-over = Отправить вручную
letters-by-mail = Отправить по почте
letters-again = Повторить по почте
letters-rewrite = Написать этому человеку снова
letters-unreached = Сейчас этому человеку написать нельзя: его данные заблокированы, удалены или его учётная запись закрыта.

# Что произошло

# Написать
letters-choose = Кому написать
letters-choose-lede = Введите имя: на казахском, русском или латиницей, хватит трёх букв.
letters-choose-find = Имя
letters-choose-found = Найдены
letters-choose-write = Написать
letters-choose-none = По запросу «{ $q }» никого нет
letters-choose-none-text = Здесь видны только люди ваших программ. Попробуйте короче.
letters-write-to = Сообщение: { $name }
letters-write-other = Выбрать другого
letters-write-lang = Язык сообщения
letters-write-lang-hint = Этот человек читает на языке: { $lang }
letters-write-subject = Тема
letters-write-text-hint = Начните с приветствия, в конце подпишитесь. Сайт ничего не добавит.
letters-write-mail = По почте: { $address }
letters-write-hand = Вручную: отправка со своего телефона
letters-write-next = Проверить
letters-check = Проверьте перед отправкой
letters-check-lede = Сообщение ещё не отправлено.
letters-check-send = Отправить
letters-check-hand = Добавить в список «Вручную»
letters-check-edit = Исправить
letters-sample-subject = Сбор делегации
