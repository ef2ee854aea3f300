//! Who may see an import: whoever may import for its programme, an owner for the whole site.

use keruen_office::programme;
use keruen_office::rights::Object;
use keruen_people::Role;
use keruen_people::import::runs::{self, Run};

use crate::cx::Cx;
use crate::pages::people::gate::DECIDE;
use crate::parts::Choice;
use crate::trouble::Trouble;

/// The import of the address, if the reader may see it.
pub async fn run(cx: &Cx) -> Result<Run, Trouble> {
    let id: i64 = cx.param("id")?;
    let found = runs::find(cx.db(), id).await?;
    cx.allow(found.as_ref().map_or(Object::NONE, object))?;
    found.ok_or(Trouble::NotFound)
}

fn object(run: &Run) -> Object {
    run.programme.map_or(Object::NONE, Object::of_programme)
}

/// For whom the reader may import: the whole site, or these programmes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// An owner.
    Site,
    /// A coordinator, with the names of the programmes.
    Programmes(Vec<Choice>),
}

/// Reads it.
pub async fn reach(cx: &Cx) -> Result<Reach, Trouble> {
    let account = cx.account()?;
    if account.on_site(&[Role::Owner]).is_some() {
        return Ok(Reach::Site);
    }
    let mine = account.programmes_as(DECIDE);
    let listed = programme::list(cx.db(), &cx.viewer).await?;
    let choices = listed
        .iter()
        .filter(|programme| mine.contains(&programme.id))
        .map(|programme| {
            let name = programme
                .name
                .nearest(cx.lang)
                .map_or(programme.slug.as_str(), |(_, name)| name);
            Choice::new(programme.id.to_string(), name)
        });
    Ok(Reach::Programmes(choices.collect()))
}

/// The name of the programme of an import.
pub async fn programme_name(cx: &Cx, run: &Run) -> Result<Option<String>, Trouble> {
    let Some(id) = run.programme else {
        return Ok(None);
    };
    let programme = programme::by_id(cx.db(), id).await?;
    Ok(programme
        .name
        .nearest(cx.lang)
        .map(|(_, name)| name.to_owned()))
}
