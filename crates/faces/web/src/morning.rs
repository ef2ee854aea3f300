//! The morning letter in words: the to-dos of the home page, in the reader's language, with links.

use std::sync::Arc;

use jiff::Timestamp;
use keruen_office::home::Occasion;
use keruen_office::letters::{NewLetter, SECRET};
use keruen_office::morning::{self, KIND, Morning};
use keruen_office::text::Trio;
use keruen_office::token::Token;
use keruen_office::{OfficeError, site};
use keruen_store::{Actor, Db};

use crate::app::{Chance, Config};
use crate::needs::gather;
use crate::pages::today::needs;
use crate::shell::Scene;
use crate::{site_name, zone};

/// Writes the letters of a day into the outbox; how many. A day is written once, however often and
/// by however many processes this is called.
pub async fn write(
    db: &Db,
    config: &Arc<Config>,
    occasion: Occasion<'_>,
    chance: Chance,
) -> Result<usize, OfficeError> {
    let mut readers = Vec::new();
    for reader in morning::readers(db, occasion).await? {
        let (_, needs) = gather(db, &reader.viewer, occasion).await?;
        readers.push((reader, needs));
    }
    let works = occasion.calendar.is_working(occasion.today);
    let waiting = morning::letters(occasion.today, works, readers);
    if waiting.is_empty() {
        return Ok(0);
    }
    let site = site::load(db).await?.content.name;
    let mut written = 0;
    for one in &waiting {
        let mut bytes = [0; 32];
        chance(&mut bytes);
        let stop = Token::new(bytes);
        let end = end_of(occasion);
        let letter = letter(config, &site, one, &stop, end);
        let mut tx = db.act(Actor::system("system"), occasion.now).await?;
        let account = one.reader.account;
        if morning::write(&mut tx, account, occasion.today, &letter, &stop).await? {
            tx.commit().await?;
            written += 1;
        }
    }
    Ok(written)
}

/// What did not go out by midnight is old: the next morning says it anew.
fn end_of(occasion: Occasion<'_>) -> Option<Timestamp> {
    let midnight = occasion.today.tomorrow().ok()?.at(0, 0, 0, 0);
    let midnight = midnight.to_zoned_datetime(zone::of_site().rules()).ok()?;
    Some(midnight.timestamp())
}

/// One letter. It says no more than the home page, and names nobody but its reader.
fn letter(
    config: &Arc<Config>,
    site: &Trio,
    one: &Morning,
    stop: &Token,
    expires_at: Option<Timestamp>,
) -> NewLetter {
    let reader = &one.reader;
    let scene = Scene::visitor(reader.lang, "/desk", Arc::clone(config));
    let t = scene.t();
    let todos: Vec<String> = one
        .needs
        .iter()
        .map(|need| {
            let todo = needs::todo(&scene, need);
            let link = config.absolute(&todo.href);
            format!("• {}. {}\n{}\n{link}", todo.when, todo.title, todo.text)
        })
        .collect();
    let count = i64::try_from(one.needs.len()).unwrap_or(i64::MAX);
    let body = t.with(
        "morning-text",
        &[
            ("name", reader.name.as_str().into()),
            ("n", count.into()),
            ("todos", todos.join("\n\n").into()),
            ("desk", config.absolute(&scene.href("/desk")).into()),
            ("stop", SECRET.into()),
        ],
    );
    let path = format!("/letters/{}", stop.reveal());
    NewLetter {
        kind: KIND,
        account: Some(reader.account),
        person: None,
        programme: None,
        address: Some(reader.address.clone()),
        lang: reader.lang,
        subject: t.say2(
            "morning-subject",
            "n",
            count,
            "site",
            site_name::of(site, t),
        ),
        body,
        secret: Some(config.absolute(&scene.href(&path))),
        expires_at,
    }
}

#[cfg(test)]
mod tests {
    use keruen_office::account::Email;
    use keruen_office::home::{Need, Severity, Target};
    use keruen_office::morning::Reader;
    use keruen_office::rights::Viewer;
    use keruen_speech::Lang;

    use super::*;

    #[test]
    fn the_letter_in_three_languages() {
        let base = "https://keruen.example".parse().expect("an address");
        let config = Arc::new(Config::new(base, "/nowhere".into()));
        let site = Trio::new("Үлгі мектебі", "Школа «Образец»", "Sample School");
        for lang in Lang::ALL {
            let need = |rule, severity, count, target| Need {
                rule,
                severity,
                count,
                target,
                named: Vec::new(),
            };
            let one = Morning {
                reader: Reader {
                    account: 7,
                    name: "Үлгібаева Сынақ".to_owned(),
                    address: Email::parse("ulgi@ngo.example").expect("an address"),
                    lang,
                    choice: None,
                    last: None,
                    viewer: Viewer::VISITOR,
                },
                needs: vec![
                    need("backup-late", Severity::Late, 53, Target::SiteState),
                    need("letters-by-hand", Severity::Soon, 4, Target::ByHand),
                    need("seats-vacant", Severity::Info, 2, Target::SeatsVacant),
                ],
            };
            let letter = letter(&config, &site, &one, &Token::new([7; 32]), None);
            let link = letter.secret.as_deref().unwrap_or_default();
            assert!(link.starts_with("https://keruen.example/") && link.len() > 60);
            assert!(!letter.body.contains(link), "the link stands apart");
            insta::assert_snapshot!(
                format!("morning_{}", lang.code()),
                format!("{}\n\n{}", letter.subject, letter.body)
            );
        }
    }
}
