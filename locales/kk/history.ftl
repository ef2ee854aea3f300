# Не болғаны: адамның, ұйымның, бағдарламаның, жаңалықтың тарихы
history-title = Тарихы
history-which = { $what }: { $which }
history-none = Әзірге жазба жоқ.
history-older = Тағы { $n } жазба
history-was = бұрын:
history-now = енді:
