# Бағдарлама: ашық беті
programme-list-title = Бағдарламалар
programme-in-kk = қазақша
programme-in-ru = орысша
programme-in-en = ағылшынша
programme-missing-language = Бұл беттің бір бөлігі қазақша әлі жазылмаған. Сол жерде бар тілдегі мәтін тұр.
programme-from = басталуы { $day }
programme-until = аяқталуы { $day }
programme-commissioner = Тапсырыс беруші
programme-operator = Орындаушы
programme-contract = Шарт
programme-days = Мерзімі
programme-stages = Бағдарлама кезеңдері
programme-stage-call = Өтінім қабылдау
programme-stage-choosing = Іріктеу
programme-stage-training = Оқыту
programme-stage-preparation = Дайындық
programme-stage-tour = Сапар
programme-stage-report = Есеп
programme-goals = Мақсаты
programme-indicators = Индикаторлар
programme-indicators-why = Шарт бойынша неге жету керек және оны қалай тексеруге болады.
programme-indicator = Не өлшенеді
programme-baseline = Бастапқы мәні
programme-target = Межесі
programme-how = Қалай тексеріледі
programme-deliverables = Тапсырылатын нәтижелер
programme-deliverables-why = Орындаушы не тапсырады және қай күнге дейін.
programme-deliverable = Нәтиже
programme-due = Мерзімі
programme-state = Күйі
programme-done-on = Тапсырылды, { $day }
programme-late = Мерзімі өтті
programme-not-yet = Әлі тапсырылған жоқ
programme-acts = Тексеруге болады
programme-acts-why = Бағдарламаның ашық актілері: нөмірі мен күні бар, өзгертілмейді.
programme-draft = Бұл бетті әзірге тек команда көреді
programme-draft-why = Бағдарлама жарияланған жоқ.
programme-to-desk = Жұмыс бетін ашу
programme-bare = Мұнда бағдарламаның мақсаты мен нәтижелері тұрады
programme-bare-why = Үйлестіруші оларды әлі жазған жоқ.

# Үлгі беттерге
programme-sample-lede = Өңірдің белсенді тұрғындары заңды, сөйлеуді және көшбасшылықты үйренеді, содан кейін Астанаға барып, өңірдің сұрақтарын қояды.
programme-sample-commissioner = «Үлгі» басқармасы
programme-sample-operator = «Мысал» қоры
programme-sample-goals =
    Қоғамдық кеңестердің мүшелері құқықтарын біледі.
    Аудандардың белсенділері бірге жұмыс істейді.
programme-sample-verification = қатысуды тіркеу
programme-sample-indicator-1 = Оқытуға қатысқан адам
programme-sample-indicator-2 = Мерзімінде орындалған уәделер
programme-sample-deliverable-1 = Төрт ашық оқыту
programme-sample-deliverable-2 = Қатысушылар тізімі
programme-sample-deliverable-3 = Нәтижелер туралы есеп
