# Демонстрация: полоса и страница входа
demo-title = Роль: { $role }
demo-lead = Это демонстрация: люди и числа вымышлены. Нажмите кнопку и посмотрите сайт в этой роли.
demo-enter = Войти в этой роли
demo-role-visitor = Посетитель
demo-role-owner = Владелец сайта
demo-role-coordinator = Координатор
demo-role-clerk = Регистратор
demo-role-reviewer = Оценщик
demo-role-commissioner = Заказчик
demo-role-trainer = Тренер
demo-role-participant = Участник
