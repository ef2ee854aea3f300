//! The journal as the team reads it.

use keruen_office::diary::{self, About, DELIVERABLES, INDICATORS, NEWS, PartKind};
use keruen_office::programme::{self, IndicatorForm};
use keruen_office::rights::Viewer;
use keruen_people::role::Role;
use keruen_store::{ASKED, Thing, rows};

use crate::house::{account, act, form, programme as new_programme, sites, viewer};

keruen_store::statements! {
    // As a later room would name its things.
    OF_LATER = rows!("SELECT id, programme_id, 'Үлгі' AS name_kk, NULL AS name_ru, NULL AS name_en \
        FROM indicator WHERE id IN ", ASKED, 1, "");
}

const LATER: PartKind = PartKind {
    kind: "later",
    named: OF_LATER,
};

/// What happens to a thing of a programme reaches those who see the programme, from whichever room the
/// thing is; a kind that nobody names reaches owners alone.
#[tokio::test]
async fn things_of_a_programme_are_told_to_its_team_whatever_room_they_are_of() {
    for db in sites().await {
        let (mine, other) = (
            new_programme(&db, "one").await,
            new_programme(&db, "two").await,
        );
        let typed = form(&[
            ("name_kk", "Қатысқандар"),
            ("target", "10"),
            ("unit_kk", "адам"),
        ]);
        let typed = IndicatorForm::read(&typed).expect("a good form");
        let mut tx = act(&db).await;
        let id = programme::save_indicator(&mut tx, mine, 1, None, &typed)
            .await
            .expect("an indicator");
        let thing = Thing { kind: "later", id };
        tx.journal(thing, "frozen", &[], None).await.expect("told");
        tx.commit().await.expect("kept");

        let owner = account(&db, "Үлгі Иесі", "owner@example.kz").await;
        let here = account(&db, "Үлгі Мұнда", "here@example.kz").await;
        let there = account(&db, "Үлгі Анда", "there@example.kz").await;
        let owner = viewer(owner, vec![Role::Owner], vec![]);
        let here = viewer(here, vec![], vec![(mine, Role::Coordinator)]);
        let there = viewer(there, vec![], vec![(other, Role::Coordinator)]);
        let told = async |viewer: &Viewer, kinds: &[PartKind]| {
            let lines = diary::latest(&db, viewer, 50, kinds).await.expect("read");
            let parts = lines.into_iter().filter_map(|line| match line.about {
                About::Part { programme, .. } => Some((line.kind, programme)),
                About::Number(_) => Some((line.kind, 0)),
                _ => None,
            });
            parts.collect::<Vec<_>>()
        };
        let all = [NEWS, INDICATORS, DELIVERABLES, LATER];
        let both = [("later".to_owned(), mine), ("indicator".to_owned(), mine)];
        assert_eq!(told(&owner, &all).await, both);
        assert_eq!(told(&here, &all).await, both);
        assert_eq!(told(&there, &all).await, []);
        assert_eq!(told(&here, &all[..3]).await, both[1..]);
        let unnamed = [("later".to_owned(), 0), both[1].clone()];
        assert_eq!(told(&owner, &all[..3]).await, unnamed);
    }
}
