//! The table of quotas: a line for each value of each feature.

use std::collections::BTreeMap;

use super::fault::{Found, Input, Reason, short};
use super::lines::Line;
use super::table::{Opened, Source, open};
use super::{Columns, Faults, Reading};
use super::{Ignored, people};
use crate::pool::{self, Counted, Feature, MOST_FEATURES, MOST_VALUES, Quota, QuotaError};
use crate::text;

/// Quotas as they were read, with the faults found so far: people are checked against what could
/// be read, so that everything is said at once.
#[derive(Clone, Debug)]
pub struct Quotas {
    pub(super) seats: u32,
    pub(super) features: Vec<Feature>,
    /// Keys of the features' names.
    pub(super) names: BTreeMap<String, usize>,
    /// For each feature the keys of its values.
    pub(super) values: Vec<BTreeMap<String, u16>>,
    pub(super) found: Found,
    pub(super) ignored: Vec<Ignored>,
}

const FEATURE: &str = "feature";
const VALUE: &str = "value";
const MIN: &str = "min";
const MAX: &str = "max";
const MIN_FLEX: &str = "min_flex";
const MAX_FLEX: &str = "max_flex";
/// Heads the features in the older form, where `feature` (or `name`) heads the values.
const CATEGORY: &str = "category";
const NAME: &str = "name";
const KNOWN: [&str; 8] = [FEATURE, VALUE, MIN, MAX, MIN_FLEX, MAX_FLEX, CATEGORY, NAME];

impl Quotas {
    /// Whether a heading is one of those of a table of quotas: for whoever looks for the row of
    /// headings in a spreadsheet.
    pub fn heads(heading: &str) -> bool {
        KNOWN.contains(&text::key(heading).as_str())
    }

    /// Whether a heading of the people's table means something: a feature with quotas, ids, or
    /// households.
    pub fn knows(&self, heading: &str, columns: &Columns) -> bool {
        let key = text::key(heading);
        let named = [&columns.id, &columns.household].into_iter().flatten();
        let mut special = named.map(String::as_str).chain(people::IDS);
        self.names.contains_key(&key)
            || key == people::HOUSEHOLD
            || special.any(|name| text::key(name) == key)
    }

    /// Reads the table of quotas: `feature,value,min,max` and perhaps `min_flex,max_flex`, in any
    /// order, or the older `category,feature,min,max`. What is wrong comes out at
    /// [`Quotas::with_people`], together with what is wrong with these.
    pub fn read(seats: u32, source: Source<'_>) -> Self {
        let mut quotas = Self {
            seats,
            features: Vec::new(),
            names: BTreeMap::new(),
            values: Vec::new(),
            found: Found::default(),
            ignored: Vec::new(),
        };
        if let Err(error) = pool::check_seats(seats) {
            quotas.fault(Input::Seats, None, None, Reason::Pool(error));
        }
        if let Some(opened) = open(source, Input::Quotas, &Self::heads, &mut quotas.found) {
            quotas.take(opened);
        }
        quotas
    }

    /// Reads the people who are to be drawn by these quotas.
    ///
    /// # Errors
    /// All that is wrong with the quotas or the people.
    pub fn with_people(self, people: Source<'_>, columns: &Columns) -> Result<Reading, Faults> {
        people::read(self, people, columns)
    }

    fn fault(&mut self, input: Input, line: Option<u32>, column: Option<&str>, reason: Reason) {
        self.found.add(input, line, column, reason);
    }

    fn take(&mut self, opened: Opened<'_>) {
        let Some(columns) = self.columns(&opened.headings) else {
            return;
        };
        let width = opened.headings.cells.len();
        let mut firsts = BTreeMap::new();
        let mut any = false;
        for line in opened.rows {
            any = true;
            let number = Some(line.number);
            if line.open {
                self.fault(Input::Quotas, number, None, Reason::OpenQuote);
                return;
            }
            if line.wider
                || line
                    .cells
                    .iter()
                    .skip(width)
                    .any(|c| !text::tidy(c).is_empty())
            {
                self.fault(Input::Quotas, number, None, Reason::MoreCells);
            }
            if !self.take_line(&line, &columns, &mut firsts) {
                return;
            }
        }
        if !any {
            self.fault(Input::Quotas, None, None, Reason::NoRows);
        }
    }

    /// `false` where there are too many to go on.
    fn take_line(
        &mut self,
        line: &Line<'_>,
        columns: &Places,
        firsts: &mut BTreeMap<(usize, String), (u32, String)>,
    ) -> bool {
        let number = Some(line.number);
        let name = self.name(line, &columns.feature);
        let value = self.name(line, &columns.value);
        let min = self.number(line, &columns.min);
        let max = self.number(line, &columns.max);
        let flexible = [&columns.low, &columns.high].map(|column| {
            // Where nothing is said, the side stays as it is.
            column.as_ref().filter(|column| !is_empty(line, column))
        });
        let [low, high] = flexible.map(|column| column.map(|column| self.number(line, column)));
        let (low, high) = (low.unwrap_or(min), high.unwrap_or(max));
        let (Some(name), Some(value)) = (name, value) else {
            return true;
        };
        let next = self.names.len();
        let feature = *self.names.entry(text::key(&name)).or_insert(next);
        if feature == next {
            if next == MOST_FEATURES {
                self.too_many(line, Counted::Features, MOST_FEATURES);
                return false;
            }
            self.features.push(Feature {
                name,
                quotas: Vec::new(),
            });
            self.values.push(BTreeMap::new());
        }
        let look = (feature, text::look(&value));
        if let Some((first, other)) = firsts.get(&look) {
            let reason = Reason::SameValue {
                feature: self.features[feature].name.clone(),
                value: other.clone(),
                first: *first,
            };
            self.fault(Input::Quotas, number, Some(&columns.value.heading), reason);
            return true;
        }
        if firsts.len() == MOST_VALUES {
            self.too_many(line, Counted::Values, MOST_VALUES);
            return false;
        }
        firsts.insert(look, (line.number, value.clone()));
        let known = &mut self.values[feature];
        let next = u16::try_from(known.len()).unwrap_or(u16::MAX);
        known.insert(text::key(&value), next);
        let quota = match (min, max, low, high) {
            (Some(min), Some(max), Some(low), Some(high)) => {
                let flex = flexible.iter().any(Option::is_some).then_some((low, high));
                let quota = Quota {
                    value,
                    min,
                    max,
                    flex,
                };
                if let Err(error) = quota.check() {
                    self.fault(Input::Quotas, number, None, Reason::Quota(error));
                }
                quota
            }
            // A number is wrong and that was said. The value is one, so that people may have it.
            _ => Quota {
                value,
                min: 0,
                max: 0,
                flex: None,
            },
        };
        self.features[feature].quotas.push(quota);
        true
    }

    fn too_many(&mut self, line: &Line<'_>, what: Counted, most: usize) {
        let most = u32::try_from(most).unwrap_or(u32::MAX);
        self.fault(
            Input::Quotas,
            Some(line.number),
            None,
            Reason::TooMany { what, most },
        );
    }

    /// The name of a feature or a value.
    fn name(&mut self, line: &Line<'_>, column: &Place) -> Option<String> {
        let written = line.cells.get(column.index).map_or("", AsRef::as_ref);
        let name = text::tidy(written).into_owned();
        let reason = match text::check(&name) {
            Ok(()) => return Some(name),
            Err(text::TextError::Empty) => Reason::Missing,
            Err(error) => Reason::Text {
                text: short(&name),
                error,
            },
        };
        self.fault(
            Input::Quotas,
            Some(line.number),
            Some(&column.heading),
            reason,
        );
        None
    }

    fn number(&mut self, line: &Line<'_>, column: &Place) -> Option<u32> {
        let written = line.cells.get(column.index).map_or("", AsRef::as_ref);
        let number = text::tidy(written);
        let digits = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        let reason = match number.parse() {
            Ok(number) if digits => return Some(number),
            _ if number.is_empty() => Reason::Missing,
            // A whole number of that many digits is none that a quota could have.
            _ if digits => Reason::Quota(QuotaError::TooLarge),
            _ => Reason::NotWhole {
                text: short(&number),
            },
        };
        self.fault(
            Input::Quotas,
            Some(line.number),
            Some(&column.heading),
            reason,
        );
        None
    }

    /// Where the columns are, if all that are needed are there.
    fn columns(&mut self, headings: &Line<'_>) -> Option<Places> {
        let keys: Vec<String> = headings.cells.iter().map(|cell| text::key(cell)).collect();
        let has = |name: &str| keys.iter().any(|key| key == name);
        let (feature, value) = if !has(CATEGORY) {
            (FEATURE, VALUE)
        } else if has(FEATURE) {
            (CATEGORY, FEATURE)
        } else if has(NAME) {
            (CATEGORY, NAME)
        } else {
            (CATEGORY, VALUE)
        };
        let used = [feature, value, MIN, MAX, MIN_FLEX, MAX_FLEX];
        let mut seen = BTreeMap::new();
        for (index, (key, cell)) in keys.iter().zip(&headings.cells).enumerate() {
            let heading = text::tidy(cell).into_owned();
            if !used.contains(&key.as_str()) {
                if !key.is_empty() {
                    self.ignored.push(Ignored {
                        input: Input::Quotas,
                        column: index,
                        heading,
                    });
                }
            } else if seen
                .insert(key.as_str(), Place { index, heading })
                .is_some()
            {
                let line = Some(headings.number);
                let heading = text::tidy(cell);
                self.fault(Input::Quotas, line, Some(&heading), Reason::SameHeading);
            }
        }
        let mut needed = |name: &'static str| {
            let place = seen.remove(name);
            if place.is_none() {
                let line = Some(headings.number);
                self.fault(Input::Quotas, line, None, Reason::NoQuotaColumn { name });
            }
            place
        };
        let places = [feature, value, MIN, MAX].map(&mut needed);
        let [Some(feature), Some(value), Some(min), Some(max)] = places else {
            return None;
        };
        Some(Places {
            feature,
            value,
            min,
            max,
            low: seen.remove(MIN_FLEX),
            high: seen.remove(MAX_FLEX),
        })
    }
}

fn is_empty(line: &Line<'_>, column: &Place) -> bool {
    let cell = line.cells.get(column.index);
    cell.is_none_or(|cell| text::tidy(cell).is_empty())
}

/// A column that means something.
struct Place {
    index: usize,
    heading: String,
}

struct Places {
    feature: Place,
    value: Place,
    min: Place,
    max: Place,
    low: Option<Place>,
    high: Option<Place>,
}
