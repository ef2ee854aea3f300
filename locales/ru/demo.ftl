# Демонстрация: полоса и страница входа
demo-title = Посмотреть как
demo-lead = Это демонстрация: все люди и числа вымышлены. Нажмите кнопку ниже и посмотрите сайт в этой роли.
demo-as = Роль: { $role }
demo-enter = Войти в этой роли
demo-leave = Смотреть как посетитель
demo-role-visitor = Посетитель
demo-role-owner = Владелец сайта
demo-role-coordinator = Координатор
demo-role-clerk = Регистратор
demo-role-reviewer = Оценщик
demo-role-commissioner = Заказчик
demo-role-trainer = Тренер
demo-role-participant = Участник
