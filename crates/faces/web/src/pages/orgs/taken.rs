//! What is left to whoever wants a seat that somebody holds: to know who, and to go on elsewhere.

use keruen_people::council::{self, Holder, Seat, SeatView};
use keruen_people::organisation::Organisation;
use keruen_speech::date;

use crate::cx::Cx;
use crate::form::Form;
use crate::pages::people::words as people;
use crate::parts::large_first;
use crate::shell::Scene;
use crate::trouble::Trouble;

/// The fields that go along to another seat.
const CARRIED: [&str; 4] = ["q", "person", "since", "basis"];

/// A seat that is held until its term ends, and what stands open beside it.
#[derive(Debug)]
pub struct Taken {
    /// Who holds it, as far as the reader may know.
    pub sentence: String,
    /// Other seats of the term that nobody holds.
    pub free: Vec<Free>,
    /// The council's page with this term.
    pub council: String,
}

/// A seat that can be taken instead.
#[derive(Debug)]
pub struct Free {
    /// Where, with what was typed already.
    pub href: String,
    /// Which one.
    pub seat: String,
    /// As what.
    pub post: String,
}

impl Taken {
    /// Reads it; nothing where the seat is free.
    pub async fn read(
        cx: &Cx,
        known: &Organisation,
        seat: &Seat,
        form: &Form,
    ) -> Result<Option<Self>, Trouble> {
        let viewer = cx.viewer.in_people();
        let (from, last) = (seat.form.term_from, seat.form.term_to);
        // Whoever is known to leave earlier leaves a seat that can be taken.
        let all = council::seats(cx.db(), &viewer, known.id, from, last).await?;
        Ok(Self::among(&cx.scene, known, seat, form, &all))
    }

    /// The same of seats with their holders on the last day of the term.
    pub fn among(
        scene: &Scene,
        known: &Organisation,
        seat: &Seat,
        form: &Form,
        all: &[SeatView],
    ) -> Option<Self> {
        let t = scene.t();
        let mine = all.iter().find(|view| view.seat.id == seat.id)?;
        let sentence = match &mine.holder {
            Holder::Vacant => return None,
            Holder::Named {
                name,
                since: Some(since),
                ..
            } => {
                let since = date::long(scene.lang, *since);
                t.say2("orgs-taken-by", "name", name.listed(), "since", since)
            }
            Holder::Hidden | Holder::Named { .. } => t.say("orgs-refused-seat-taken"),
        };
        let here = scene.href(&format!("/desk/orgs/{}", known.id));
        let typed = CARRIED
            .iter()
            .fold(Form::blank(t, String::new()), |typed, name| {
                typed.with(name, form.value(name))
            });
        let typed = typed.query_with(CARRIED[0], form.value(CARRIED[0]));
        let free = all.iter().filter(|view| view.holder == Holder::Vacant);
        let free = free.map(|view| Free {
            href: format!("{here}/seats/{}/take{typed}", view.seat.id),
            seat: large_first(&t.say1("orgs-seat-n", "n", view.seat.form.number)),
            post: people::post(t, view.seat.form.post),
        });
        Some(Self {
            sentence,
            free: free.collect(),
            council: format!("{here}?term={from}", from = seat.form.term_from),
        })
    }
}
