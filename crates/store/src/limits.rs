//! Rate limits as token buckets, in the database so that every node counts alike.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

use crate::{Db, StoreError, params};

/// How often something may be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// How many times at once, from rest; at least 1.
    pub burst: u32,
    /// How long until one more time is allowed.
    pub refill: SignedDuration,
}

/// Too often: come back later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too often; wait {seconds} seconds")]
pub struct Wait {
    /// How long, at least 1.
    pub seconds: i64,
}

crate::statements! {
    FULL_AT = "SELECT full_at FROM bucket WHERE key = $1";
    SET = "INSERT INTO bucket (key, full_at) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET full_at = excluded.full_at";
    CLEAR = "DELETE FROM bucket WHERE key = $1";
    SWEEP = "DELETE FROM bucket WHERE full_at <= $1";
}

/// Takes one token from the bucket of `key`, or says how long to wait.
///
/// A limit that cannot be counted must not open the door: whoever asks tells the asker that the
/// database does not answer, and not that they came too often.
pub async fn take(
    db: &Db,
    key: &str,
    per: Limit,
    now: Timestamp,
) -> Result<Result<(), Wait>, StoreError> {
    // A refusal needs no write: whoever hammers on the door costs one read.
    let full_at: Option<Timestamp> = db.maybe(FULL_AT, &params![key]).await?;
    if let Err(wait) = decide(full_at, per, now) {
        return Ok(Err(wait));
    }
    let mut tx = db.upkeep(now).await?;
    let full_at: Option<Timestamp> = tx.maybe(FULL_AT, &params![key]).await?;
    match decide(full_at, per, now) {
        Ok(full_at) => {
            tx.run(SET, &params![key, full_at]).await?;
            tx.commit().await?;
            Ok(Ok(()))
        }
        Err(wait) => Ok(Err(wait)),
    }
}

/// Fills the bucket of a key at once: after a success that clears the suspicion.
pub async fn clear(db: &Db, key: &str, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = db.upkeep(now).await?;
    tx.run(CLEAR, &params![key]).await?;
    tx.commit().await
}

/// Forgets buckets that are full again; how many.
pub async fn sweep(db: &Db, now: Timestamp) -> Result<u64, StoreError> {
    let mut tx = db.upkeep(now).await?;
    let swept = tx.run(SWEEP, &params![now]).await?;
    tx.commit().await?;
    Ok(swept)
}

/// Buckets of this process alone: for what costs nothing but this machine's own work, and must not
/// wait for the database. They are gone with the process.
#[derive(Debug, Default)]
pub struct Counted(Mutex<HashMap<String, Timestamp>>);

/// How many buckets are kept at once; a bucket that nobody takes from is full again soon.
const BUCKETS: usize = 10_000;

impl Counted {
    /// Fills all buckets at once.
    pub fn clear(&self) {
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        buckets.clear();
    }

    /// Takes one token from the bucket of `key`, or says how long to wait.
    pub fn take(&self, key: &str, per: Limit, now: Timestamp) -> Result<(), Wait> {
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let full_at = decide(buckets.get(key).copied(), per, now)?;
        if buckets.len() >= BUCKETS {
            buckets.retain(|_, full_at| *full_at > now);
        }
        if buckets.len() >= BUCKETS {
            // So many at once are no readers; to count anew costs less than to remember them all.
            buckets.clear();
        }
        buckets.insert(key.to_owned(), full_at);
        Ok(())
    }
}

/// When the bucket will be full after one more token is taken, or how long to wait for one.
///
/// A bucket is one number: the moment it is full again. It holds a token as long as that moment is
/// less than `burst - 1` refills away (the "generic cell rate algorithm").
fn decide(full_at: Option<Timestamp>, per: Limit, now: Timestamp) -> Result<Timestamp, Wait> {
    let refill = per.refill;
    let more = i32::try_from(per.burst.saturating_sub(1)).unwrap_or(i32::MAX);
    let slack = refill.saturating_mul(more);
    let full_at = full_at.unwrap_or(now).max(now);
    let lack = full_at.duration_since(now) - slack;
    if lack.is_positive() {
        let seconds = lack.as_secs() + i64::from(lack.subsec_nanos() > 0);
        return Err(Wait { seconds });
    }
    // Past the end of time the bucket is simply full.
    Ok(full_at.checked_add(refill).unwrap_or(full_at))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).expect("a moment in range")
    }

    #[test]
    fn what_this_process_counts_is_limited_for_each_key_and_does_not_grow() {
        let (counted, per) = (
            Counted::default(),
            Limit {
                burst: 2,
                refill: SignedDuration::from_secs(10),
            },
        );
        assert_eq!(counted.take("a", per, at(0)), Ok(()));
        assert_eq!(counted.take("a", per, at(0)), Ok(()));
        assert_eq!(counted.take("a", per, at(1)), Err(Wait { seconds: 9 }));
        assert_eq!(counted.take("b", per, at(1)), Ok(()));
        assert_eq!(counted.take("a", per, at(10)), Ok(()));
        for n in 0..2 * BUCKETS {
            assert_eq!(counted.take(&n.to_string(), per, at(20)), Ok(()));
        }
        assert!(counted.0.lock().expect("whole").len() <= BUCKETS);
    }

    proptest! {
        #[test]
        fn never_more_than_burst_and_refills(burst in 1u32..6, refill in 1u32..20, gaps in prop::collection::vec(0i64..30, 1..60)) {
            let per = Limit { burst, refill: SignedDuration::from_secs(i64::from(refill)) };
            let (mut now, mut full_at, mut taken) = (1_000_000, None, Vec::new());
            for gap in gaps {
                now += gap;
                match decide(full_at, per, at(now)) {
                    Ok(next) => {
                        full_at = Some(next);
                        taken.push(now);
                    }
                    Err(wait) => {
                        prop_assert!(wait.seconds >= 1);
                        prop_assert!(decide(full_at, per, at(now + wait.seconds)).is_ok(), "the wait must be long enough");
                        prop_assert!(decide(full_at, per, at(now + wait.seconds - 1)).is_err(), "and no longer");
                    }
                }
            }
            for (i, first) in taken.iter().enumerate() {
                for (j, last) in taken.iter().enumerate().skip(i) {
                    let most = i64::from(burst) + (last - first) / i64::from(refill);
                    prop_assert!(i64::try_from(j - i + 1).unwrap() <= most);
                }
            }
        }
    }
}
