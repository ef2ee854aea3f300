//! What the room of people keeps for a programme.

use keruen_people::contact::{self, ContactValue};
use keruen_people::council::{self, SeatDraft};
use keruen_people::membership::{self, MembershipDraft};
use keruen_people::organisation::{self, OrganisationDraft};
use keruen_people::person::{self, PersonDraft};
use keruen_people::territory::{self, TerritoryDraft};
use keruen_store::{Tx, erased, params};

keruen_store::statements! {
    SLUG = "SELECT slug FROM organisation WHERE id = $1";
}

/// What the room of people keeps for a programme.
pub struct People {
    pub person: i64,
    pub twin: i64,
    pub contact: i64,
    pub membership: i64,
    /// Their time in a seat of another council.
    pub holding: i64,
    /// A person who was erased.
    pub erased: i64,
    /// The end of the council's public address.
    pub organisation: String,
    pub council: i64,
    pub seat: i64,
    pub territory: i64,
}

impl People {
    /// Makes them.
    pub async fn new(tx: &mut Tx, programme: i64) -> Self {
        let person = person(tx, programme).await;
        let twin = self::person(tx, programme).await;
        let phone = ContactValue::phone("+7 700 000 00 31").expect("a telephone");
        let contact = contact::add(tx, person, &phone).await.expect("a contact");
        let draft = OrganisationDraft {
            kind: "council".to_owned(),
            name_kk: "Үлгі қоғамдық кеңесі".to_owned(),
            ..OrganisationDraft::default()
        };
        let council = organisation::create(tx, &draft.parse().expect("a good draft"))
            .await
            .expect("a council");
        let draft = MembershipDraft {
            organisation: Some(council),
            post: "secretary".to_owned(),
            ..MembershipDraft::default()
        };
        let membership = membership::add(tx, person, &draft.parse().expect("a good draft"))
            .await
            .expect("a membership");
        let draft = SeatDraft {
            number: "1".to_owned(),
            post: "member".to_owned(),
            term_from: "2026-01-01".to_owned(),
            term_to: "2028-12-31".to_owned(),
        };
        let seat = council::open_seat(tx, council, &draft.parse().expect("a good draft"))
            .await
            .expect("a seat");
        let holding = holding(tx, person).await;
        let draft = TerritoryDraft {
            kind: "district".to_owned(),
            name_kk: format!("Үлгі ауданы {programme}"),
            ..TerritoryDraft::default()
        };
        let territory = territory::create(tx, &draft.parse().expect("a good draft"))
            .await
            .expect("a territory");
        let organisation = tx.one(SLUG, &params![council]).await.expect("a slug");
        let erased = tx.next_id("person").await.expect("a number");
        erased::mark(tx, person::thing(erased))
            .await
            .expect("erased");
        Self {
            person,
            twin,
            contact,
            membership,
            holding,
            erased,
            organisation,
            council,
            seat,
            territory,
        }
    }
    /// What stands for a parameter of a path.
    pub fn value(&self, to: &str) -> Option<String> {
        let id = match to {
            "/orgs/{slug}" | "/api/organisations/{slug}" => {
                return Some(self.organisation.clone());
            }
            "/desk/people/{id}" => self.person,
            "/desk/people/{id}/erased" => self.erased,
            "/desk/people/{id}/contacts/{contact}" => self.contact,
            "/desk/people/{id}/memberships/{membership}" => self.membership,
            "/desk/people/{id}/seats/{holding}" => self.holding,
            "/desk/orgs/{id}" => self.council,
            "/desk/orgs/{id}/seats/{seat}" => self.seat,
            "/desk/territories/{id}" => self.territory,
            _ => return None,
        };
        Some(id.to_string())
    }

    /// What a form or a query names besides the path.
    pub fn named(&self, to: &str) -> Vec<(&'static str, String)> {
        let pair = [("a", self.person.to_string()), ("b", self.twin.to_string())];
        match to {
            "/desk/messages" | "/desk/messages/new" => {
                vec![("to", format!("person-{}", self.person))]
            }
            "/desk/people/duplicates" => pair.into(),
            "/desk/people/merge" => {
                let seen = ["a_version", "b_version", "a_seen", "b_seen"]
                    .map(|name| (name, "1".to_owned()));
                pair.into_iter().chain(seen).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Seats somebody in a council of their own.
async fn holding(tx: &mut Tx, person: i64) -> i64 {
    let draft = OrganisationDraft {
        kind: "council".to_owned(),
        name_kk: "Сынақ қоғамдық кеңесі".to_owned(),
        ..OrganisationDraft::default()
    };
    let council = organisation::create(tx, &draft.parse().expect("a good draft"))
        .await
        .expect("a council");
    let draft = SeatDraft {
        number: "1".to_owned(),
        post: "member".to_owned(),
        term_from: "2026-01-01".to_owned(),
        term_to: "2028-12-31".to_owned(),
    };
    let seat = council::open_seat(tx, council, &draft.parse().expect("a good draft"))
        .await
        .expect("a seat");
    let since = "2026-02-01".parse().expect("a day");
    council::take(tx, seat, person, since, "")
        .await
        .expect("seated")
}

/// Somebody tied to a programme.
pub async fn person(tx: &mut Tx, programme: i64) -> i64 {
    let draft = PersonDraft {
        surname: "Үлгіұлы".to_owned(),
        given: "Анкет".to_owned(),
        languages: "kk".to_owned(),
        ..PersonDraft::default()
    };
    person::create(tx, &draft.parse().expect("a good draft"), &[programme])
        .await
        .expect("a person")
}
