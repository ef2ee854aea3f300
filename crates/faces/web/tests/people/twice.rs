//! One form that arrives more than once at the same moment.

use axum::http::StatusCode;
use keruen_web::testing::Site;

/// Names that nobody takes for one another.
const UNLIKE: [&str; 12] = [
    "Арманов",
    "Болатова",
    "Гүлнұрқызы",
    "Дархан",
    "Ерланов",
    "Жанарова",
    "Зарина",
    "Қуатов",
    "Лаурақызы",
    "Мадинова",
    "Назарұлы",
    "Олжасов",
];

/// Two arrivals of one form at once: the second may look round after the first one wrote, and whom
/// it finds alike then is the very person of this form.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_form_that_arrives_twice_at_once_is_one_person_and_no_question() {
    for site in Site::all().await {
        let owner = site.owner().await;
        for surname in UNLIKE {
            let form = [
                ("submission", "twin"),
                ("surname", surname),
                ("given", "Асан"),
            ];
            let send = || owner.post("/en/desk/people/new", &form);
            let (one, other, third) = tokio::join!(send(), send(), send());
            for answer in [&other, &third] {
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
                assert_eq!(answer.header("location"), one.header("location"));
            }
        }
    }
}
