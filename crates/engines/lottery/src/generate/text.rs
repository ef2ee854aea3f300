//! Pools as the two tables that the command line reads.

use crate::pool::Pool;

/// The people as CSV: `id`, one column for each feature, `household` where there are any.
pub fn people_csv(pool: &Pool) -> String {
    let shared = pool.people().iter().any(|p| p.household.is_some());
    let mut head = vec!["id"];
    head.extend(pool.features().iter().map(|feature| feature.name.as_str()));
    if shared {
        head.push("household");
    }
    let rows = pool.people().iter().map(|person| {
        let mut row = vec![person.id.as_str()];
        for (feature, &value) in pool.features().iter().zip(&person.values) {
            row.push(&feature.quotas[usize::from(value)].value);
        }
        if shared {
            row.push(
                (person.household).map_or("", |index| pool.households()[index as usize].as_str()),
            );
        }
        row
    });
    table(std::iter::once(head).chain(rows))
}

/// The quotas as CSV: `feature,value,min,max`, with `min_flex,max_flex` where there are any.
pub fn quotas_csv(pool: &Pool) -> String {
    let flexible = (pool.features().iter().flat_map(|f| &f.quotas)).any(|q| q.flex.is_some());
    let mut rows = vec![
        ["feature", "value", "min", "max"]
            .map(str::to_owned)
            .to_vec(),
    ];
    if flexible {
        rows[0].extend(["min_flex", "max_flex"].map(str::to_owned));
    }
    for feature in pool.features() {
        for quota in &feature.quotas {
            let mut row = vec![
                feature.name.clone(),
                quota.value.clone(),
                quota.min.to_string(),
                quota.max.to_string(),
            ];
            if flexible {
                let (min, max) = quota.flex.unwrap_or((quota.min, quota.max));
                row.extend([min.to_string(), max.to_string()]);
            }
            rows.push(row);
        }
    }
    table(rows)
}

fn table<R, C>(rows: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let mut text = String::new();
    for row in rows {
        for (column, cell) in row.into_iter().enumerate() {
            if column > 0 {
                text.push(',');
            }
            let cell = cell.as_ref();
            if cell.contains([',', '"', '\n', '\r']) {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(cell);
            }
        }
        text.push('\n');
    }
    text
}
