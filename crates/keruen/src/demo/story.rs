//! The order in which things happened.

use std::collections::HashMap;

use keruen_people::Role;
use keruen_people::consent::Purpose;
use keruen_store::files::Files;
use keruen_store::{Actor, Db, Tx};

use super::letters::{self, Fate};
use super::programme::Standing;
use super::rows::{
    Account, Accounts, Act, Acts, Letter, Letters, News, Organisation, Person, Post, Programme,
    Seat, Site, Territory,
};
use super::source::{DemoError, Row, Source, Wrong, numbered};
use super::{Day, Days, Ids};

/// Everything that the files say.
struct Told {
    site: Row<Site>,
    territories: Vec<Row<Territory>>,
    organisations: Vec<Row<Organisation>>,
    people: Vec<Row<Person>>,
    seats: Vec<Row<Seat>>,
    programme: Row<Programme>,
    posts: Vec<Row<Post>>,
    acts: Vec<Row<Act>>,
    accounts: Vec<Row<Account>>,
    letters: Vec<Row<Letter>>,
    /// Where each person stands in `people`.
    place: HashMap<String, usize>,
}

/// Something that happens on a day; numbers are places in the lists of [`Told`].
#[derive(Clone, Copy, Debug)]
enum Event {
    Person(usize),
    Seat(usize),
    Account(usize),
    Withdraw(usize, Purpose),
    Publish,
    HandOver(usize, i32),
    Post(usize),
    Act(usize),
    Letter(usize),
}

/// Tells the story; gives the roles that have an account, the mightiest first.
pub async fn tell(
    db: &Db,
    files: &Files,
    source: &Source,
    days: &Days,
) -> Result<Vec<Role>, DemoError> {
    let told = Told::read(source)?;
    let events = told.events()?;
    let first = events.first().map_or(-1, |(day, _)| day - 1);
    let mut ids = Ids::default();
    let mut teller = Teller {
        db,
        days,
        open: None,
    };
    let tx = teller.on(first, Actor::system("system")).await?;
    let mut standing = told
        .ground(&mut Day {
            tx,
            days,
            ids: &mut ids,
        })
        .await?;
    for (day, event) in events {
        let actor = ids.actor(told.role(event)?);
        let tx = teller.on(day, actor).await?;
        let mut today = Day {
            tx,
            days,
            ids: &mut ids,
        };
        match event {
            Event::Person(n) => today.person(&told.people[n]).await?,
            Event::Seat(n) => today.take_seat(&told.seats[n]).await?,
            Event::Account(n) => {
                let row = &told.accounts[n];
                today
                    .account(row, told.person(row, &row.is.person)?)
                    .await?;
            }
            Event::Withdraw(n, purpose) => today.withdraw(&told.people[n], purpose).await?,
            Event::Publish => today.publish(&told.programme, &mut standing).await?,
            Event::HandOver(n, done) => {
                today
                    .hand_over(&told.programme, &mut standing, n, done)
                    .await?;
            }
            Event::Post(n) => {
                today
                    .post(&told.posts[n], standing.id, source, files)
                    .await?;
            }
            Event::Act(n) => today.act(&told.acts[n], standing.id, source, files).await?,
            Event::Letter(n) => {
                let row = &told.letters[n];
                today
                    .letter(row, told.person(row, &row.is.person)?, standing.id)
                    .await?;
                if row.fate()? != Fate::ByHand {
                    // The outbox takes what is committed.
                    teller.close().await?;
                    letters::deliver(db, row, days.moment(day)).await?;
                }
            }
        }
    }
    teller.close().await?;
    let mut roles: Vec<Role> = ids.account.keys().copied().collect();
    roles.sort_unstable();
    Ok(roles)
}

/// Keeps one transaction open for as long as day and actor stay the same.
struct Teller<'a> {
    db: &'a Db,
    days: &'a Days,
    open: Option<(i32, Actor, Tx)>,
}

impl Teller<'_> {
    async fn on(&mut self, day: i32, actor: Actor) -> Result<&mut Tx, DemoError> {
        let same = matches!(&self.open, Some((held, by, _)) if *held == day && *by == actor);
        if !same {
            self.close().await?;
        }
        if self.open.is_none() {
            let tx = self
                .db
                .act(actor.clone(), self.days.moment(day))
                .await
                .map_err(store)?;
            self.open = Some((day, actor, tx));
        }
        match &mut self.open {
            Some((_, _, tx)) => Ok(tx),
            None => unreachable!("opened above"),
        }
    }

    async fn close(&mut self) -> Result<(), DemoError> {
        match self.open.take() {
            Some((_, _, tx)) => tx.commit().await.map_err(store),
            None => Ok(()),
        }
    }
}

fn store(error: keruen_store::StoreError) -> DemoError {
    DemoError {
        file: String::new(),
        row: None,
        wrong: Wrong::Store(error),
    }
}

impl Told {
    fn read(source: &Source) -> Result<Self, DemoError> {
        let people: Vec<Row<Person>> = source.table("people.csv")?;
        let place = people
            .iter()
            .enumerate()
            .map(|(n, row)| (row.is.key.clone(), n))
            .collect();
        Ok(Self {
            site: Row {
                file: "site.toml",
                number: 1,
                is: source.toml("site.toml")?,
            },
            territories: source.table("territories.csv")?,
            organisations: source.table("organisations.csv")?,
            people,
            seats: source.table("seats.csv")?,
            programme: Row {
                file: "programme.toml",
                number: 1,
                is: source.toml("programme.toml")?,
            },
            posts: numbered("news.toml", source.toml::<News>("news.toml")?.posts),
            acts: numbered("acts.toml", source.toml::<Acts>("acts.toml")?.acts),
            accounts: numbered(
                "accounts.toml",
                source.toml::<Accounts>("accounts.toml")?.accounts,
            ),
            letters: numbered(
                "letters.toml",
                source.toml::<Letters>("letters.toml")?.letters,
            ),
            place,
        })
    }

    /// What stood before anybody was written down.
    async fn ground(&self, day: &mut Day<'_>) -> Result<Standing, DemoError> {
        crate::wordings::publish(day.tx)
            .await
            .map_err(|refusal| DemoError {
                file: "wordings".to_owned(),
                row: None,
                wrong: refusal.into(),
            })?;
        day.site(&self.site).await?;
        for row in &self.territories {
            day.territory(row).await?;
        }
        for row in &self.organisations {
            day.organisation(row).await?;
        }
        for row in &self.seats {
            day.seat(row).await?;
        }
        day.programme(&self.programme).await
    }

    fn person<T>(&self, row: &Row<T>, key: &str) -> Result<&Row<Person>, DemoError> {
        let place = self.place.get(key).copied();
        place.and_then(|n| self.people.get(n)).ok_or_else(|| {
            row.wrong(Wrong::Nowhere {
                column: "person",
                key: key.to_owned(),
            })
        })
    }

    /// In which role something is done.
    fn role(&self, event: Event) -> Result<Role, DemoError> {
        match event {
            Event::Account(_) => Ok(Role::Owner),
            Event::Act(n) => {
                let row = &self.acts[n];
                super::word(row, "role", &row.is.role, row.is.role.parse().ok())
            }
            _ => Ok(Role::Coordinator),
        }
    }

    /// Everything after the ground, in the order of the days. People are written down on the day
    /// they agreed; whoever agreed to nothing stood in the lists from the beginning.
    fn events(&self) -> Result<Vec<(i32, Event)>, DemoError> {
        let start = self
            .people
            .iter()
            .filter_map(|row| row.is.consented)
            .min()
            .unwrap_or(-1);
        let of_person = |row: &Row<Person>| row.is.consented.unwrap_or(start);
        let mut events = Vec::new();
        for (n, row) in self.people.iter().enumerate() {
            events.push((of_person(row), Event::Person(n)));
            for asked in row.consents()? {
                events.extend(
                    asked
                        .withdrawn
                        .map(|day| (day, Event::Withdraw(n, asked.purpose))),
                );
            }
        }
        for (n, row) in self
            .seats
            .iter()
            .enumerate()
            .filter(|(_, row)| !row.is.person.is_empty())
        {
            events.push((of_person(self.person(row, &row.is.person)?), Event::Seat(n)));
        }
        for (n, row) in self.accounts.iter().enumerate() {
            events.push((
                of_person(self.person(row, &row.is.person)?),
                Event::Account(n),
            ));
        }
        events.push((self.programme.is.published, Event::Publish));
        for (n, row) in self.programme.is.deliverables.iter().enumerate() {
            events.extend(row.done.map(|day| (day, Event::HandOver(n, day))));
        }
        for (n, row) in self.acts.iter().enumerate() {
            if n > 0 && self.acts[n - 1].is.date > row.is.date {
                // Numbers follow the days; a file in another order would name other acts.
                return Err(row.wrong(Wrong::Value {
                    column: "date",
                    value: row.is.date.to_string(),
                }));
            }
            events.push((row.is.date, Event::Act(n)));
        }
        events.extend(
            self.posts
                .iter()
                .enumerate()
                .map(|(n, row)| (row.is.published, Event::Post(n))),
        );
        events.extend(
            self.letters
                .iter()
                .enumerate()
                .map(|(n, row)| (row.is.written, Event::Letter(n))),
        );
        // Stable: on one day people come before their seats and accounts, those before the rest.
        events.sort_by_key(|(day, _)| *day);
        Ok(events)
    }
}
