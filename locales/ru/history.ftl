# Что было сделано: история человека, организации, программы, новости
history-title = История
history-which = { $what }: { $which }
history-none = Записей пока нет.
history-older = { $n ->
    [one] Ещё { $n } запись
    [few] Ещё { $n } записи
   *[other] Ещё { $n } записей
 }
history-was = было:
history-now = стало:
