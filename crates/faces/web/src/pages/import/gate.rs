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
    run.programme
        .filter(|_| !run.of_site())
        .map_or(Object::NONE, Object::of_programme)
}

/// For whom the reader may import: the whole site, or these programmes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// An owner, for any of these programmes or for none.
    Site(Vec<Choice>),
    /// A coordinator, with the names of the programmes.
    Programmes(Vec<Choice>),
}

impl Reach {
    /// The programmes to choose from.
    pub fn choices(&self) -> &[Choice] {
        let (Self::Site(choices) | Self::Programmes(choices)) = self;
        choices
    }
}

/// Reads it.
pub async fn reach(cx: &Cx) -> Result<Reach, Trouble> {
    let account = cx.account()?;
    let owner = account.on_site(&[Role::Owner]).is_some();
    let mine = account.programmes_as(DECIDE);
    let listed = programme::list(cx.db(), &cx.viewer).await?;
    let choices = listed
        .iter()
        .filter(|programme| owner || mine.contains(&programme.id))
        .map(|programme| {
            let name = programme
                .name
                .nearest(cx.lang)
                .map_or(programme.slug.as_str(), |(_, name)| name);
            Choice::new(programme.id.to_string(), name)
        });
    let choices = choices.collect();
    Ok(if owner {
        Reach::Site(choices)
    } else {
        Reach::Programmes(choices)
    })
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
