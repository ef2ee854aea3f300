//! One public act: what it says in each language, the file it speaks of, what corrects it.

use askama::Template;
use keruen_office::programme;
use keruen_office::public_acts::{self, Act, Kind, Subject};
use keruen_office::text::Trio;
use keruen_office::token::Sha;
use keruen_speech::{Lang, Speaker, date, number};

use super::words;
use crate::cx::Cx;
use crate::page::{Answer, Page};
use crate::pages::programmes::text::{Said, beginning};
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::{assets, wording};

/// The page.
#[derive(Debug, Template)]
#[template(path = "acts/show.html")]
pub struct Show {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    number: i64,
    kind: String,
    day: String,
    role: String,
    corrects: Option<Other>,
    corrected_by: Vec<Other>,
    text: Option<Said>,
    others: Vec<Version>,
    file: Option<File>,
    programme: Option<(String, Said)>,
    address: String,
}

/// Another act.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Other {
    href: String,
    title: String,
}

/// The text in another language of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Version {
    lang: &'static str,
    name: &'static str,
    said: Option<Said>,
}

/// The file the act speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
struct File {
    grouped: Vec<String>,
    href: String,
    size: String,
}

/// What stands beside the act itself.
#[derive(Debug, Default)]
struct Around {
    corrections: Vec<i64>,
    programme: Option<(String, Trio)>,
    size: Option<u64>,
}

impl Show {
    fn new(scene: &Scene, act: &Act, around: &Around) -> Self {
        let t = scene.t();
        let title = words::title(t, act.number);
        let text = Said::of(t, &act.text);
        let about = text
            .as_ref()
            .map_or_else(|| title.clone(), |text| beginning(&text.text, 200));
        let other = |number: i64| Other {
            href: scene.href(&format!("/acts/{number}")),
            title: words::title(t, number),
        };
        let shell = scene
            .shell(title.clone())
            .about(about)
            .picture(scene.config.absolute(assets::address("card.png")));
        let shown = act.text.nearest(t.lang()).map(|(lang, _)| lang);
        Self {
            address: shell.canonical(),
            shell,
            t,
            crumbs: vec![
                Crumb::link(scene.href("/acts"), t.say("shell-acts")),
                Crumb::here(title),
            ],
            number: act.number,
            kind: words::kind(t, act.kind),
            day: date::long(t.lang(), act.date),
            role: words::role(t, &act.role),
            corrects: act.corrects.map(other),
            corrected_by: around.corrections.iter().copied().map(other).collect(),
            text,
            others: Lang::ALL
                .into_iter()
                .filter(|lang| Some(*lang) != shown)
                .map(|lang| Version {
                    lang: lang.code(),
                    name: lang.name(),
                    said: Said::of(wording::speaker(lang), &act.text)
                        .filter(|said| said.lang.is_none()),
                })
                .collect(),
            file: act.subject.as_ref().map(|subject| File {
                grouped: words::grouped(subject.sha256.as_str()),
                href: if subject.kept {
                    format!("/files/{}", subject.sha256.as_str())
                } else {
                    String::new()
                },
                size: around
                    .size
                    .map(|size| number::bytes(t.lang(), size))
                    .unwrap_or_default(),
            }),
            programme: around
                .programme
                .as_ref()
                .map(|(slug, name)| (scene.href(&format!("/p/{slug}")), Said::or(t, name, slug))),
        }
    }

    /// A correction, in Kazakh only.
    pub fn sample_correction(scene: &Scene) -> Self {
        let t = wording::speaker(Lang::Kk);
        let act = Act {
            number: 14,
            kind: Kind::Correction,
            text: Trio::new(&t.say("acts-sample-correction"), "", ""),
            subject: None,
            corrects: Some(12),
            ..invented(scene)
        };
        Self::new(scene, &act, &Around::default())
    }
}

/// An invented act.
pub(in crate::pages) fn invented(_: &Scene) -> Act {
    let say = |lang| wording::speaker(lang).say("acts-sample-text");
    Act {
        number: 12,
        date: jiff::civil::date(2026, 11, 23),
        role: "coordinator".into(),
        kind: Kind::Publication,
        programme: Some(3),
        programme_slug: Some("sample".into()),
        text: Trio::new(&say(Lang::Kk), &say(Lang::Ru), &say(Lang::En)),
        subject: Some(Subject {
            sha256: Sha::of(b"sample"),
            kept: true,
        }),
        corrects: None,
    }
}

impl Page for Show {
    fn sample(scene: &Scene) -> Self {
        let t = scene.t();
        let name = t.say1("shell-samples-programme", "n", 1);
        let around = Around {
            corrections: vec![14],
            programme: Some(("sample".into(), Trio::new(&name, &name, &name))),
            size: Some(48_200),
        };
        Self::new(scene, &invented(scene), &around)
    }
}

/// `/{lang}/acts/{n}`.
pub async fn show(cx: Cx) -> Answer {
    let act = public_acts::by_number(cx.db(), cx.param("n")?).await?;
    let mut around = Around {
        corrections: public_acts::corrections(cx.db(), act.number).await?,
        ..Around::default()
    };
    if let (Some(id), Some(slug)) = (act.programme, &act.programme_slug) {
        around.programme = Some((slug.clone(), programme::by_id(cx.db(), id).await?.name));
    }
    if let Some(hash) = act
        .subject
        .as_ref()
        .filter(|s| s.kept)
        .and_then(|s| s.sha256.as_str().parse().ok())
    {
        let info = cx.app.files().info(cx.db(), &hash).await?;
        around.size = info.and_then(|info| u64::try_from(info.size).ok());
    }
    Show::new(&cx.scene, &act, &around).show()
}
