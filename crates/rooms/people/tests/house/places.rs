//! Territories and organisations.

use crate::given::{body, district, done, houses, refused, today};
use keruen_people::organisation::{self, Filter, OrganisationDraft, OrganisationKind};
use keruen_people::territory::{self, TerritoryDraft};
use keruen_people::{Fault, Refusal, Viewer, Why};
use keruen_speech::Lang;

fn region(name: &str) -> TerritoryDraft {
    TerritoryDraft {
        kind: "region".into(),
        name_kk: name.into(),
        ..TerritoryDraft::default()
    }
}

#[tokio::test]
async fn territories_stand_as_a_tree_in_the_readers_order() {
    for db in houses().await {
        let top = done!(&db, |tx| territory::create(
            &mut tx,
            &region("Үлгі облысы").parse().expect("ok")
        ));
        for name in ["Қ ауданы", "А ауданы", "Ә ауданы"] {
            let draft = TerritoryDraft {
                parent: Some(top),
                kind: "district".into(),
                ..region(name)
            };
            done!(&db, |tx| territory::create(
                &mut tx,
                &draft.parse().expect("ok")
            ));
        }
        let tree = territory::tree(&db, Lang::Kk).await.expect("reads");
        let shown: Vec<(usize, &str)> = tree
            .iter()
            .map(|branch| (branch.depth, branch.territory.form.names.say(Lang::Ru)))
            .collect();
        assert_eq!(
            shown,
            [
                (0, "Үлгі облысы"),
                (1, "А ауданы"),
                (1, "Ә ауданы"),
                (1, "Қ ауданы")
            ]
        );
    }
}

#[tokio::test]
async fn a_territory_is_changed_by_one_editor_at_a_time() {
    for db in houses().await {
        let id = district(&db, "Үлгі ауданы").await;
        let mut draft = TerritoryDraft {
            kind: "district".into(),
            name_kk: "Үлгі ауданы".into(),
            population: "34 000".into(),
            population_source: "Үлгі бюллетень".into(),
            population_date: "01.12.2025".into(),
            population_estimate: true,
            ..TerritoryDraft::default()
        };
        let fields = done!(&db, |tx| territory::change(
            &mut tx,
            id,
            1,
            &draft.parse().expect("ok")
        ));
        assert_eq!(fields, ["population"]);
        draft.population = "35000".into();
        let refusal = refused!(&db, |tx| territory::change(
            &mut tx,
            id,
            1,
            &draft.parse().expect("ok")
        ));
        let Refusal::StaleTerritory { current } = refusal else {
            panic!("{refusal:?}")
        };
        assert_eq!(
            current.form.population.as_ref().map(|people| people.count),
            Some(34_000)
        );

        draft.parent = Some(id);
        let refusal = refused!(&db, |tx| territory::change(
            &mut tx,
            id,
            2,
            &draft.parse().expect("ok")
        ));
        let Refusal::Faulty(faults) = refusal else {
            panic!("{refusal:?}")
        };
        assert_eq!(
            faults,
            [Fault {
                field: "parent",
                why: Why::Circle
            }]
        );
    }
}

#[tokio::test]
async fn slugs_are_ascii_and_never_shared() {
    for db in houses().await {
        let one = body(&db, OrganisationKind::Ngo, "«Аналар үлгісі» қоры").await;
        let two = body(&db, OrganisationKind::Ngo, "«Аналар үлгісі» қоры").await;
        let signs = body(&db, OrganisationKind::StateBody, "№ 1 ???").await;
        let mut slugs = Vec::new();
        for id in [one, two, signs] {
            let body = organisation::find(&db, id)
                .await
                .expect("reads")
                .expect("is there");
            assert!(
                body.slug
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || c == '-'),
                "{}",
                body.slug
            );
            slugs.push(body.slug);
        }
        assert_eq!(slugs[1], format!("{}-2", slugs[0]));
        slugs.dedup();
        assert_eq!(slugs.len(), 3);
        // Of a long list of one name, not every place is tried for every one.
        for count in 3..=12 {
            let id = body(&db, OrganisationKind::Ngo, "«Аналар үлгісі» қоры").await;
            let body = organisation::find(&db, id).await.expect("reads");
            let end = if count < 10 { count } else { id };
            assert_eq!(
                body.expect("is there").slug,
                format!("{}-{end}", slugs[0]),
                "{count}"
            );
        }
    }
}

#[tokio::test]
async fn a_reorganised_body_keeps_its_past() {
    for db in houses().await {
        let old = body(&db, OrganisationKind::StateBody, "Ескі үлгі басқармасы").await;
        let draft = OrganisationDraft {
            kind: "state_body".into(),
            name_kk: "Жаңа үлгі басқармасы".into(),
            name_ru: "Новое образцовое управление".into(),
            valid_from: "01.02.2025".into(),
            predecessor: Some(old),
            ..OrganisationDraft::default()
        };
        let new = done!(&db, |tx| organisation::create(
            &mut tx,
            &draft.parse().expect("ok")
        ));
        let slug = organisation::find(&db, new)
            .await
            .expect("reads")
            .expect("is there")
            .slug;
        let page = organisation::page(&db, &Viewer::Visitor, Lang::Ru, today(), &slug, None)
            .await
            .expect("reads")
            .expect("is there");
        assert_eq!(
            page.predecessors
                .iter()
                .map(|body| body.id)
                .collect::<Vec<_>>(),
            [old]
        );
        assert_eq!(
            page.organisation.form.names.best(Lang::En),
            ("Жаңа үлгі басқармасы", Lang::Kk)
        );

        // The old one cannot come after the new one as well.
        let circle = OrganisationDraft {
            kind: "state_body".into(),
            name_kk: "Ескі үлгі басқармасы".into(),
            predecessor: Some(new),
            ..OrganisationDraft::default()
        };
        let refusal = refused!(&db, |tx| organisation::change(
            &mut tx,
            old,
            1,
            &circle.parse().expect("ok")
        ));
        assert!(matches!(refusal, Refusal::Faulty(ref faults) if faults[0].why == Why::Circle));

        let ended = OrganisationDraft {
            predecessor: None,
            valid_to: "31.01.2025".into(),
            ..circle
        };
        done!(&db, |tx| organisation::change(
            &mut tx,
            old,
            1,
            &ended.parse().expect("ok")
        ));
        let refusal = refused!(&db, |tx| organisation::change(
            &mut tx,
            old,
            1,
            &draft.parse().expect("ok")
        ));
        assert!(
            matches!(refusal, Refusal::StaleOrganisation { .. }),
            "{refusal:?}"
        );

        let list = |past| Filter {
            past,
            ..Filter::default()
        };
        let now = organisation::list(&db, Lang::Kk, today(), &list(false))
            .await
            .expect("reads");
        assert_eq!(
            now.rows
                .iter()
                .map(|row| row.organisation.id)
                .collect::<Vec<_>>(),
            [new]
        );
        let all = organisation::list(&db, Lang::Kk, today(), &list(true))
            .await
            .expect("reads");
        assert_eq!(all.total, 2);
    }
}

#[tokio::test]
async fn every_page_of_organisations_knows_how_many_there_are() {
    for db in houses().await {
        for n in 1..=4 {
            body(&db, OrganisationKind::Media, &format!("Мысал газеті {n}")).await;
        }
        // Full, half empty, exactly full, past the end; by sizes that do and do not divide.
        for (size, page, here, shown, pages) in [
            (3, 1, 3, 1, 2),
            (3, 2, 1, 2, 2),
            (3, 9, 1, 2, 2),
            (2, 2, 2, 2, 2),
            (2, 3, 2, 2, 2),
            (9, 1, 4, 1, 1),
            (9, 2, 4, 1, 1),
        ] {
            let filter = Filter {
                size,
                page,
                ..Filter::default()
            };
            let listing = organisation::list(&db, Lang::Kk, today(), &filter)
                .await
                .expect("reads");
            assert_eq!(
                (
                    listing.total,
                    listing.rows.len(),
                    listing.page,
                    listing.pages
                ),
                (4, here, shown, pages),
                "page {page} of {size}"
            );
        }
    }
}

#[tokio::test]
async fn organisations_are_found_by_words_kind_and_territory() {
    for db in houses().await {
        let top = done!(&db, |tx| territory::create(
            &mut tx,
            &region("Үлгі облысы").parse().expect("ok")
        ));
        let draft = TerritoryDraft {
            parent: Some(top),
            kind: "district".into(),
            ..region("Мысал ауданы")
        };
        let inner = done!(&db, |tx| territory::create(
            &mut tx,
            &draft.parse().expect("ok")
        ));
        let draft = OrganisationDraft {
            kind: "ngo".into(),
            name_kk: "«Жағалау үлгісі» қоғамдық қоры".into(),
            name_ru: "Общественный фонд «Образец берега»".into(),
            territory: Some(inner),
            ..OrganisationDraft::default()
        };
        let id = done!(&db, |tx| organisation::create(
            &mut tx,
            &draft.parse().expect("ok")
        ));
        body(&db, OrganisationKind::Media, "«Мысал» газеті").await;
        let house: &keruen_store::Db = &db;
        let found = |filter: Filter| async move {
            let listing = organisation::list(house, Lang::Kk, today(), &filter)
                .await
                .expect("reads");
            let ids: Vec<i64> = listing.rows.iter().map(|row| row.organisation.id).collect();
            assert_eq!(usize::try_from(listing.total), Ok(ids.len()));
            ids
        };
        for words in ["жагалау", "образец бер", "zhagalau", "фонд"] {
            assert_eq!(
                found(Filter {
                    words: words.into(),
                    ..Filter::default()
                })
                .await,
                [id],
                "{words}"
            );
        }
        assert!(
            found(Filter {
                words: "???".into(),
                ..Filter::default()
            })
            .await
            .is_empty()
        );
        assert_eq!(
            found(Filter {
                territory: Some(top),
                ..Filter::default()
            })
            .await,
            [id]
        );
        assert_eq!(
            found(Filter {
                kind: Some(OrganisationKind::Ngo),
                ..Filter::default()
            })
            .await,
            [id]
        );
        assert_eq!(found(Filter::default()).await.len(), 2);
    }
}
