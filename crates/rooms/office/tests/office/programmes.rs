//! Programmes, their stages and targets.

use jiff::civil::date;
use keruen_office::account::Scope;
use keruen_office::programme::{
    self, DeliverableForm, IndicatorForm, ProgrammeForm, Stage, StageKind, StageState, rail,
};
use keruen_office::rights::Viewer;
use keruen_office::sign_in::Proofs;
use keruen_office::{OfficeError, Refusal};
use keruen_people::role::Role;
use keruen_speech::Lang;
use keruen_store::{Db, journal, params};

use crate::house::{account, act, body, enter, form, granted, programme, programme_form, sites};

async fn version(db: &Db, id: i64) -> i64 {
    programme::by_id(db, id).await.expect("read").version
}

pub async fn with_commissioner(db: &Db, slug: &str) -> i64 {
    let id = programme(db, slug).await;
    let body = body(db).await;
    let mut tx = act(db).await;
    let full = ProgrammeForm {
        commissioner: Some(body),
        ..programme_form(slug)
    };
    programme::save(&mut tx, id, 1, &full).await.expect("saved");
    tx.commit().await.expect("kept");
    id
}

pub async fn published(db: &Db, slug: &str) -> i64 {
    let id = with_commissioner(db, slug).await;
    let mut tx = act(db).await;
    programme::publish(&mut tx, id, 2).await.expect("published");
    tx.commit().await.expect("kept");
    id
}

#[tokio::test]
async fn two_people_save_the_same_programme() {
    for db in sites().await {
        let id = programme(&db, "caravan").await;
        let mut first = programme_form("caravan");
        first.lede.kk = Some("Он бес делегат".to_owned());
        let mut tx = act(&db).await;
        programme::save(&mut tx, id, 1, &first)
            .await
            .expect("saved");
        tx.commit().await.expect("kept");

        let mut tx = act(&db).await;
        let late = programme::save(&mut tx, id, 1, &programme_form("caravan")).await;
        assert!(
            matches!(late, Err(OfficeError::Stale { current: 2, .. })),
            "{late:?}"
        );
        drop(tx);
        let now = programme::by_id(&db, id).await.expect("read");
        assert_eq!(
            now.lede.get(Lang::Kk),
            Some("Он бес делегат"),
            "nothing lost"
        );
        let entries = journal::of(&db, programme::thing(id)).await.expect("read");
        assert_eq!(entries[0].fields, ["lede_kk"]);
    }
}

#[tokio::test]
async fn an_address_is_used_once_and_found() {
    for db in sites().await {
        let id = programme(&db, "caravan").await;
        let mut tx = act(&db).await;
        let twice = programme::create(&mut tx, &programme_form("caravan")).await;
        assert!(matches!(
            twice,
            Err(OfficeError::Refused(Refusal::SlugTaken))
        ));
        drop(tx);
        assert_eq!(
            programme::by_slug(&db, "caravan").await.expect("read").id,
            id
        );
        assert!(programme::by_slug(&db, "other").await.is_err());
    }
}

#[tokio::test]
async fn a_commissioner_that_is_not_there_is_refused() {
    for db in sites().await {
        let form = ProgrammeForm {
            commissioner: Some(99),
            ..programme_form("caravan")
        };
        let mut tx = act(&db).await;
        let lost = programme::create(&mut tx, &form).await;
        assert!(
            matches!(lost, Err(OfficeError::Refused(Refusal::NoSuchOrganisation))),
            "{lost:?}"
        );
    }
}

#[tokio::test]
async fn a_page_opens_only_with_its_commissioner_and_then_to_all() {
    for db in sites().await {
        let id = programme(&db, "caravan").await;
        let mut tx = act(&db).await;
        let early = programme::publish(&mut tx, id, 1).await;
        assert!(matches!(
            early,
            Err(OfficeError::Refused(Refusal::NoCommissioner))
        ));
        drop(tx);

        let open = published(&db, "open").await;
        let listed = programme::list(&db, &Viewer::VISITOR).await.expect("read");
        assert_eq!(listed.iter().map(|p| p.id).collect::<Vec<_>>(), [open]);
        assert_eq!(
            listed[0].commissioner.get(Lang::Kk),
            Some("Үлгі басқармасы")
        );

        let clerk = account(&db, "Үлгі", "").await;
        granted(&db, clerk, Role::Clerk, Scope::Programme(id)).await;
        let viewer = enter(&db, clerk, Proofs::First, 1).await;
        assert_eq!(
            programme::list(&db, &viewer).await.expect("read").len(),
            2,
            "and the team's own"
        );
        let participant = account(&db, "Қатысушы", "").await;
        granted(&db, participant, Role::Participant, Scope::Programme(id)).await;
        let viewer = enter(&db, participant, Proofs::First, 2).await;
        assert_eq!(programme::list(&db, &viewer).await.expect("read").len(), 1);

        let mut tx = act(&db).await;
        let bare = programme::save(&mut tx, open, 3, &programme_form("open")).await;
        assert!(
            matches!(bare, Err(OfficeError::Refused(Refusal::NoCommissioner))),
            "an open page stays fit"
        );
        drop(tx);
        let mut tx = act(&db).await;
        programme::withdraw(&mut tx, open, 3, "the contract was changed")
            .await
            .expect("withdrawn");
        tx.commit().await.expect("kept");
        assert!(
            programme::list(&db, &Viewer::VISITOR)
                .await
                .expect("read")
                .is_empty()
        );
    }
}

#[tokio::test]
async fn stages_are_saved_together() {
    for db in sites().await {
        let id = programme(&db, "caravan").await;
        let stages = Stage::read_all(&form(&[
            ("call_starts", "2026-09-01"),
            ("call_ends", "2026-10-01"),
            ("tour_starts", "21.10.2026"),
            ("tour_ends", "23.10.2026"),
            ("tour_note_kk", "Астана"),
        ]))
        .expect("a good form");
        let mut tx = act(&db).await;
        programme::save_stages(&mut tx, id, 1, &stages)
            .await
            .expect("saved");
        tx.commit().await.expect("kept");
        let steps = rail::rail(
            &programme::stages(&db, id).await.expect("read"),
            date(2026, 10, 22),
        );
        assert_eq!(steps.len(), 6);
        assert_eq!(
            (steps[0].stage.kind, steps[0].state),
            (StageKind::Call, StageState::Done)
        );
        assert_eq!(
            (steps[4].stage.kind, steps[4].state),
            (StageKind::Tour, StageState::Now)
        );
        assert_eq!(steps[4].stage.note.get(Lang::Kk), Some("Астана"));

        let mut tx = act(&db).await;
        let late = programme::save_stages(&mut tx, id, 1, &stages).await;
        assert!(matches!(late, Err(OfficeError::Stale { current: 2, .. })));
        drop(tx);
        let entries = journal::of(&db, programme::thing(id)).await.expect("read");
        assert_eq!(entries[0].fields, ["stage_call", "stage_tour"]);
    }
}

#[tokio::test]
async fn indicators_and_deliverables_come_change_and_go() {
    for db in sites().await {
        let id = programme(&db, "caravan").await;
        let fields = [
            ("name_kk", "Қатысушылар саны"),
            ("target", "1 500,5"),
            ("unit_kk", "адам"),
        ];
        let indicator = IndicatorForm::read(&form(&fields)).expect("good");
        let deliverable =
            DeliverableForm::read(&form(&[("name_ru", "Отчёт"), ("due", "2026-11-15")]))
                .expect("good");
        let mut tx = act(&db).await;
        let first = programme::save_indicator(&mut tx, id, 1, None, &indicator)
            .await
            .expect("added");
        let paper = programme::save_deliverable(&mut tx, id, 2, None, &deliverable)
            .await
            .expect("added");
        tx.commit().await.expect("kept");
        assert_eq!(
            programme::indicators(&db, id).await.expect("read")[0].content,
            indicator
        );

        let changed = IndicatorForm {
            baseline: Some(0.0),
            ..indicator.clone()
        };
        let mut tx = act(&db).await;
        programme::save_indicator(&mut tx, id, 3, Some(first), &changed)
            .await
            .expect("saved");
        programme::mark_done(&mut tx, id, 4, paper, Some(date(2026, 11, 14)))
            .await
            .expect("noted");
        tx.commit().await.expect("kept");
        assert_eq!(
            programme::indicators(&db, id).await.expect("read")[0]
                .content
                .baseline,
            Some(0.0)
        );
        assert_eq!(
            programme::deliverables(&db, id).await.expect("read")[0].done,
            Some(date(2026, 11, 14))
        );

        let other = programme(&db, "other").await;
        let mut tx = act(&db).await;
        assert!(
            programme::remove_indicator(&mut tx, other, 1, first)
                .await
                .is_err(),
            "not its own"
        );
        drop(tx);
        let mut tx = act(&db).await;
        programme::remove_indicator(&mut tx, id, version(&db, id).await, first)
            .await
            .expect("removed");
        programme::remove_deliverable(&mut tx, id, 6, paper)
            .await
            .expect("removed");
        tx.commit().await.expect("kept");
        assert!(
            programme::indicators(&db, id)
                .await
                .expect("read")
                .is_empty()
        );
    }
}

keruen_store::statements! {
    OLD_PROGRAMME = "INSERT INTO programme (id, slug, langs, version, created_at) VALUES ($1, $2, $3, 1, 0)";
    OLD_INDICATOR = "INSERT INTO indicator (id, programme_id, place, name_kk, target, unit, verification) \
        VALUES ($1, $1, 1, 'Саны', 5, $2, 'журнал')";
}

/// Words of one language that an older version kept go to the programme's first language.
#[tokio::test]
async fn words_of_an_older_indicator_keep_their_language() {
    let before = keruen_store::Schema {
        migrations: &keruen_office::SCHEMA.migrations[..7],
        ..keruen_office::SCHEMA
    };
    for db in keruen_store::testing::fresh(&[keruen_people::SCHEMA, before]).await {
        let cases = [
            (1, "kk,ru", "адам", Lang::Kk),
            (2, "ru", "человек", Lang::Ru),
            (3, "ru,en", "человек", Lang::Ru),
            (4, "en", "people", Lang::En),
            (5, "", "адам", Lang::Kk),
        ];
        let mut tx = db.upkeep(crate::house::at(0)).await.expect("a transaction");
        for (id, langs, unit, _) in cases {
            tx.run(OLD_PROGRAMME, &params![id, format!("p{id}"), langs])
                .await
                .expect("a programme");
            tx.run(OLD_INDICATOR, &params![id, unit])
                .await
                .expect("an indicator");
        }
        tx.commit().await.expect("kept");
        db.migrate(&crate::house::SCHEMAS, crate::house::at(1))
            .await
            .expect("migrated");
        for (id, langs, unit, lang) in cases {
            let all = programme::indicators(&db, id).await.expect("read");
            let content = &all[0].content;
            assert_eq!(
                (content.unit.get(lang), content.unit.missing().len()),
                (Some(unit), 2),
                "{langs}"
            );
            assert_eq!(content.verification.get(lang), Some("журнал"), "{langs}");
            assert!(content.breakdown.is_empty(), "{langs}");
        }
    }
}
