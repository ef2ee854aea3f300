//! How long the directory takes with ten thousand people, on every engine at hand:
//! `cargo run --release -p keruen-people --example directory`.

use jiff::civil::date;
use keruen_people::directory::{Query, find};
use keruen_people::person::{self, PersonDraft};
use keruen_people::{Refusal, Role, SCHEMA, Viewer};
use keruen_speech::Lang;
use keruen_store::{Actor, testing};
use std::time::Instant;

const PEOPLE: usize = 10_000;
const ROUNDS: u32 = 50;
const SURNAMES: [&str; 12] = [
    "Ахметов",
    "Сейітов",
    "Құмтаев",
    "Теңізов",
    "Жұлдызов",
    "Мысалов",
    "Үлгіов",
    "Бекұлов",
    "Өзенов",
    "Тауов",
    "Далаев",
    "Желов",
];
const GIVEN: [&str; 12] = [
    "Амангелді",
    "Бауыржан",
    "Гүлсім",
    "Айнұр",
    "Әділ",
    "Жанар",
    "Қанат",
    "Меруерт",
    "Нұрлан",
    "Сәуле",
    "Ерлан",
    "Шолпан",
];

/// Somebody invented; every surname and given name in a few variants.
fn somebody(n: usize) -> PersonDraft {
    PersonDraft {
        surname: format!("{}{}", SURNAMES[n % 12], ["", "а", "ин", "бай"][n / 12 % 4]),
        given: format!(
            "{}{}",
            GIVEN[n / 48 % 12],
            ["", "а", "бек", "гүл", "хан", "тай"][n / 576 % 6]
        ),
        ..PersonDraft::default()
    }
}

#[tokio::main]
async fn main() -> Result<(), Refusal> {
    for db in testing::fresh(&[SCHEMA]).await {
        let began = Instant::now();
        let mut tx = db.act(Actor::system("example"), testing::epoch()).await?;
        for n in 0..PEOPLE {
            let form = somebody(n).parse().map_err(Refusal::Faulty)?;
            person::create(&mut tx, &form, &[1]).await?;
        }
        tx.commit().await?;
        println!(
            "{:?}: {PEOPLE} people written in {:?}",
            db.engine(),
            began.elapsed()
        );
        for role in [Role::Owner, Role::Coordinator] {
            let place = (role != Role::Owner).then_some(1);
            let viewer = Viewer::of(&[(role, place)], None);
            for (words, page) in [
                ("", 1),
                ("", 150),
                ("ама", 1),
                ("сейіт аманг", 1),
                ("Амагелді", 1),
                ("сйетов", 1),
            ] {
                let query = Query {
                    words: words.to_owned(),
                    page,
                    ..Query::default()
                };
                let mut found = 0;
                let began = Instant::now();
                for _ in 0..ROUNDS {
                    found = find(&db, &viewer, Lang::Kk, date(2026, 11, 30), &query)
                        .await?
                        .total;
                }
                let each = began.elapsed() / ROUNDS;
                println!(
                    "{:?} {role} «{words}» page {page}: {found} found in {each:?}",
                    db.engine()
                );
            }
        }
    }
    Ok(())
}
