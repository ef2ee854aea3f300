# Көрсетілім: жолақ пен кіру беті
demo-title = Рөл ретінде көру
demo-lead = Бұл көрсетілім: барлық адам мен сан ойдан алынған. Төмендегі түймені басып, сайтты осы рөлде көріңіз.
demo-as = Рөл: { $role }
demo-enter = Осы рөлде кіру
demo-leave = Келуші ретінде көру
demo-role-visitor = Келуші
demo-role-owner = Сайт иесі
demo-role-coordinator = Үйлестіруші
demo-role-clerk = Тіркеуші
demo-role-reviewer = Бағалаушы
demo-role-commissioner = Тапсырыс беруші
demo-role-trainer = Тренер
demo-role-participant = Қатысушы
