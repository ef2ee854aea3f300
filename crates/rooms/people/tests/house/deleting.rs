//! An organisation that was written down by mistake.

use crate::given::{body, day, done, houses, refused, somebody};
use keruen_people::council;
use keruen_people::membership::{self, MembershipForm, Post};
use keruen_people::organisation::{self, OrganisationKind, Uses};
use keruen_people::{Refusal, Span};

#[tokio::test]
async fn an_organisation_is_deleted_while_nothing_hangs_on_it() {
    for db in houses().await {
        let mistake = body(&db, OrganisationKind::Council, "Үлгі қ. қоғамдық кеңесі").await;
        let ngo = body(&db, OrganisationKind::Ngo, "«Сынақ» қоры").await;
        let one = somebody(&db, "Құмтаев Амангелді").await;
        let member = MembershipForm {
            organisation: ngo,
            post: Post::Member,
            title: None,
            span: Span::ALWAYS,
            basis: None,
        };
        done!(&db, |tx| membership::add(&mut tx, one, &member));
        let refusal = refused!(&db, |tx| organisation::remove(&mut tx, ngo));
        assert!(matches!(refusal, Refusal::InUse), "{refusal:?}");
        let uses = organisation::uses(&db, ngo).await.expect("counts");
        let wanted = Uses {
            members: 1,
            ..Uses::default()
        };
        assert_eq!(uses, wanted);

        let (from, to) = (day("2025-01-01"), day("2027-12-31"));
        let council = body(&db, OrganisationKind::Council, "Үлгі ауданының кеңесі").await;
        done!(&db, |tx| council::open_term(&mut tx, council, 3, from, to));
        let refusal = refused!(&db, |tx| organisation::remove(&mut tx, council));
        assert!(matches!(refusal, Refusal::InUse), "{refusal:?}");

        done!(&db, |tx| organisation::remove(&mut tx, mistake));
        let gone = organisation::find(&db, mistake).await.expect("reads");
        assert_eq!(gone, None);
        let again = refused!(&db, |tx| organisation::remove(&mut tx, mistake));
        assert!(matches!(again, Refusal::Missing { .. }), "{again:?}");
    }
}
