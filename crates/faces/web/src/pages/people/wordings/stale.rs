//! Two owners wrote the next version of a text: both, for whoever comes second.

use keruen_people::consent::Purpose;

use super::{FIELDS, PLACE, crumbs, versions};
use crate::conflict::{Conflict, Field, Place, Said};
use crate::cx::Cx;
use crate::form::Form;
use crate::history::Saver;
use crate::page::Answer;
use crate::trouble::Trouble;

/// Another owner put a version in force meanwhile: both, to choose from. What is chosen is looked
/// at once more before it is in force.
pub(super) async fn answer(cx: &Cx, purpose: Purpose, form: &Form, texts: &[String; 3]) -> Answer {
    let all = versions(cx, purpose).await?;
    let present = all.first().ok_or(Trouble::NotFound)?;
    let fields = FIELDS
        .iter()
        .zip(texts.iter().zip(&present.texts))
        .map(|((lang, field), (mine, theirs))| {
            let (mine, theirs) = (Said::plain(mine.as_str()), Said::plain(theirs.as_str()));
            Field::new(form, *field, lang.name().to_owned(), mine, theirs)
        })
        .collect();
    let here = cx.href(&format!("{PLACE}/{}", purpose.code()));
    let place = Place::new(
        crumbs(&cx.scene, purpose),
        here.clone(),
        here,
        present.number,
    );
    let saver = Saver {
        when: present.since.clone(),
        ..Saver::default()
    };
    Conflict::new(&cx.scene, place, saver, fields).answer()
}
