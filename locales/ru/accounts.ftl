# Учётные записи сайта
accounts-title = Пользователи
accounts-lede = Кто сюда входит и что кому можно.
accounts-find = Имя, почта или телефон
accounts-all = Показать всех
accounts-none = Никто не подходит
accounts-none-why = Записи появляются здесь, когда их делает владелец. Попробуйте меньше букв.
accounts-new = Новый пользователь
accounts-name = Фамилия, имя
accounts-name-hint = Как человека здесь называют. Сначала фамилия.
accounts-reach = Почта или телефон
accounts-email-hint = Туда приходит ссылка для входа. Если почты нет, оставьте пустым.
accounts-email-taken = Эта почта у другого пользователя
accounts-phone-hint = Для ссылки по SMS: +7 700 000 00 31.
accounts-lang-hint = На этом языке приходят письма.
accounts-person = Человек в справочнике
accounts-person-hint = Если он есть в справочнике, введите несколько букв имени.
accounts-person-which = Который?
accounts-person-several = Людей с таким именем несколько: выберите одного
accounts-person-none = В справочнике такого имени нет. Исправьте или оставьте пустым
accounts-person-taken = С этим человеком связан другой пользователь
accounts-person-not = Не связано с человеком из справочника.
accounts-role = Роль
accounts-role-hint = Роль владельца — для всего сайта, остальные — для программы.
accounts-role-later = Пока без роли
accounts-role-choose = Выберите роль
accounts-role-programme = Программа
accounts-role-no-programme = Без программы
accounts-role-programme-needed = Выберите программу, в которой действует роль
accounts-role-held = Эта роль уже есть
accounts-create = Создать
accounts-leave = Вернуться
accounts-edit = Изменить
accounts-edit-title = Изменение учётной записи
accounts-show-lede = Что этому человеку здесь можно и как он входит.
accounts-about = Сведения
accounts-yes = есть
accounts-no = нет
accounts-seen = Последний вход
accounts-seen-never = не было
accounts-locked = Закрыто
accounts-locked-lede = Войти нельзя.
accounts-roles = Роли
accounts-roles-none = Ролей нет: видно то же, что и любому посетителю.
accounts-since = с { $when }
accounts-grant = Дать роль
accounts-revoke = Снять роль
accounts-last-owner = Сайту нужен хотя бы один владелец, который может войти. Сначала назначьте другого. Ничего не изменилось.
accounts-lock = Закрыть вход
accounts-lock-open = Закрыть эту запись
accounts-lock-text = Вход закончится на всех устройствах и не откроется, пока вы не вернёте его. Ничего не удаляется.
accounts-lock-why = Почему
accounts-lock-why-hint = Останется в журнале.
accounts-lock-own = Свою запись закрыть нельзя. Это может другой владелец. Ничего не изменилось.
accounts-unlock = Открыть вход
accounts-unlock-text = Человек снова сможет войти, с теми же ролями.
accounts-erase = Удалить учётную запись
accounts-erase-why = Имя, адреса и роли исчезнут навсегда. Чтобы не пускать кого-то какое-то время, закройте вход.
accounts-erase-open = Что будет удалено
accounts-erase-lede = Посмотрите, что исчезнет и что останется, прежде чем решать.
accounts-erase-button = Удалить
accounts-erase-final = Отменить это нельзя.
accounts-erase-own = Нельзя удалить учётную запись, с которой вы вошли. Это может другой владелец. Ничего не изменилось.
accounts-goes-name = Имя, почта, телефон и язык учётной записи
accounts-goes-keys = Пароль, второй ключ, запасные коды и ссылки
accounts-goes-roles = { $n ->
    [one] { $n } роль
    [few] { $n } роли
   *[many] { $n } ролей
}
accounts-goes-sessions = { $n ->
    [one] { $n } устройство: вход на нём завершится
    [few] { $n } устройства: вход на них завершится
   *[many] { $n } устройств: вход на них завершится
}
accounts-stays-person = Человек в списке людей остаётся; его удаляют на его странице:
accounts-hand = Передать ссылку лично
accounts-hand-text = Для тех, у кого нет почты или не приходит письмо. По ссылке входят как этот человек: не отдавайте её никому другому.
accounts-hand-make = Сделать ссылку
accounts-hand-lede = Отправьте сейчас. Кому: { $name }. Ссылка сработает один раз, в течение 15 минут.
accounts-hand-once = Показываем её только сейчас. В журнале останется, что вы её сделали.
accounts-hand-copy = Готовый текст
accounts-hand-in = На языке читателя: { $lang }
accounts-hand-sms = Открыть в SMS
accounts-hand-no-phone = Телефон неизвестен. Скопируйте текст в мессенджер.
accounts-hand-back = Назад к записи

accounts-lacking = Те, кому нужен второй ключ, а его нет.
