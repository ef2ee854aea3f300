# Көрсетілім: жолақ пен кіру беті
demo-title = Рөл: { $role }
demo-lead = Көрсетілім: барлық адам мен сан ойдан алынған. Түймені басып, сайтты осы рөлде көріңіз.
demo-enter = Осы рөлде кіру
demo-role-visitor = Келуші
demo-role-owner = Сайт иесі
demo-role-coordinator = Үйлестіруші
demo-role-clerk = Тіркеуші
demo-role-reviewer = Бағалаушы
demo-role-commissioner = Тапсырыс беруші
demo-role-trainer = Тренер
demo-role-participant = Қатысушы
