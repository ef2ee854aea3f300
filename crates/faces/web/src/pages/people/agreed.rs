//! What a new person agreed to on the same paper: one form for all consents, each purpose apart
//! and none of them ticked beforehand; how, in which language and when is asked once.

use jiff::Timestamp;
use jiff::civil::Date;
use keruen_people::Refusal;
use keruen_people::consent::{self, Purpose, Way};
use keruen_speech::{Lang, Speaker, date};
use keruen_store::Tx;

use super::words;
use crate::cx::Cx;
use crate::form::{Form, Need};
use crate::parts::Choice;
use crate::trouble::Trouble;
use crate::zone;

/// The boxes.
const PURPOSES: &str = "consents";
/// How they agreed.
const WAY: &str = "consent_way";
/// In which language they read the texts.
const LANGUAGE: &str = "consent_language";
/// On which day.
const DAY: &str = "consent_day";

/// What stays as it is for the next paper of the pile.
pub const SAME_PILE: &[&str] = &[WAY, LANGUAGE, DAY];

/// What the part of the form offers.
#[derive(Debug, Default)]
pub struct Agreed {
    /// The purposes that have a text, each with the number of it.
    pub purposes: Vec<Choice>,
    /// How one agrees.
    pub ways: Vec<Choice>,
    /// In which language one reads.
    pub languages: Vec<Choice>,
}

impl Agreed {
    /// The purposes that have a text now.
    pub async fn offered(cx: &Cx) -> Result<Self, Trouble> {
        let wordings = consent::wordings(cx.db()).await?;
        // Of each purpose the newest text stands first.
        let version = |purpose: Purpose| {
            let newest = wordings.iter().find(|one| one.purpose == purpose)?;
            Some((purpose, newest.version))
        };
        let all = Purpose::ALL.into_iter().filter_map(version);
        Ok(Self::of(cx.t, all.collect()))
    }

    fn of(t: Speaker<'_>, purposes: Vec<(Purpose, i64)>) -> Self {
        let choice = |(purpose, version): (Purpose, i64)| {
            let text = t.say1("people-consent-text", "n", version);
            let label = format!("{} ({text})", words::purpose(t, purpose));
            Choice::new(purpose.code(), label)
        };
        Self {
            purposes: purposes.into_iter().map(choice).collect(),
            ways: words::ways(t),
            languages: Lang::ALL
                .map(|lang| Choice::new(lang.code(), lang.name()))
                .into(),
        }
    }

    /// Two of them.
    pub fn sample(t: Speaker<'_>) -> Self {
        Self::of(t, vec![(Purpose::TakingPart, 2), (Purpose::NamePublic, 1)])
    }

    /// Whether the part stands open: somebody began to fill it in, or the last paper of the pile had
    /// consents too.
    pub fn is_open(&self, form: &Form) -> bool {
        let begun = form.values(PURPOSES).next().is_some() || form.has_field(WAY);
        let mut fields = [PURPOSES, WAY, LANGUAGE, DAY].into_iter();
        !self.purposes.is_empty() && (begun || fields.any(|field| form.fault(field).is_some()))
    }
}

/// A form that begins with the day it is filled in on.
pub fn begun(cx: &Cx, form: Form) -> Form {
    if form.has_field(DAY) {
        form
    } else {
        form.with(DAY, date::short(cx.lang, zone::day(cx.now())))
    }
}

/// What was ticked.
pub struct Ticked {
    purposes: Vec<Purpose>,
    language: Lang,
    way: Way,
    day: Date,
}

/// Reads it; `None` where nothing was ticked, or something is wrong and stands in the form.
pub fn read(form: &mut Form) -> Option<Ticked> {
    let codes: Vec<String> = form.values(PURPOSES).map(str::to_owned).collect();
    if codes.is_empty() {
        return None;
    }
    let purposes: Option<Vec<Purpose>> =
        codes.iter().map(|code| Purpose::from_code(code)).collect();
    if purposes.is_none() {
        form.refuse(PURPOSES, form.speaker().say("errors-choose"));
    }
    let way = form.choice(WAY, Need::Must, offered);
    let language = form.choice(LANGUAGE, Need::Must, |code| code.parse().ok());
    let day = form.date(DAY, Need::Must);
    Some(Ticked {
        purposes: purposes?,
        language: language?,
        way: way?,
        day: day?,
    })
}

impl Ticked {
    /// Writes each of them down. A day on which that text could not be agreed to is refused.
    pub async fn give(&self, tx: &mut Tx, person: i64) -> Result<(), Refusal> {
        let given = moment(tx.at(), self.day);
        for purpose in &self.purposes {
            let how = (self.language, self.way);
            consent::give_on(tx, person, *purpose, how, given).await?;
        }
        Ok(())
    }
}

/// The moment of a consent of this day, written down at `now`: now, where it is today; else the
/// day's last.
pub fn moment(now: Timestamp, day: Date) -> Timestamp {
    if day == zone::day(now) {
        now
    } else {
        words::end_of(day).unwrap_or(Timestamp::MAX)
    }
}

/// Puts at the field of the day between which days the text can have been agreed to.
pub fn not_then(form: &mut Form, field: &str, from: Timestamp, to: Timestamp) {
    let t = form.speaker();
    let long = |at| zone::long(t.lang(), at);
    let said = t.say2(
        "people-consent-not-then",
        "from",
        long(from),
        "to",
        long(to),
    );
    form.refuse(field, said);
}

/// The same of this part of the form.
pub fn not_given_then(form: &mut Form, from: Timestamp, to: Timestamp) {
    not_then(form, DAY, from, to);
}

/// A way that somebody of the team can write down for a person.
pub fn offered(code: &str) -> Option<Way> {
    Way::from_code(code).filter(|way| Way::OFFERED.contains(way))
}
