//! What a site in a test stands on: the clock of one day, and chance that is counted.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use jiff::Timestamp;

/// The fixed day of all tests: Monday 30 November 2026, 10:00 in Aktau.
pub fn today() -> Timestamp {
    "2026-11-30T05:00:00Z".parse().expect("a timestamp")
}

/// That day's clock, which runs as a real one does: no two looks at it see the same moment.
pub fn now() -> Timestamp {
    static LOOKS: AtomicI64 = AtomicI64::new(0);
    let passed = jiff::SignedDuration::from_micros(LOOKS.fetch_add(1, Ordering::Relaxed));
    today().saturating_add(passed).unwrap_or_default()
}

static COUNT: AtomicU64 = AtomicU64::new(1);

/// The next number, never given before.
pub(super) fn next() -> u64 {
    COUNT.fetch_add(1, Ordering::Relaxed)
}

/// Bytes that never come again.
pub(super) fn counted(bytes: &mut [u8]) {
    let count = next().to_be_bytes();
    for (place, byte) in bytes.iter_mut().rev().enumerate() {
        *byte = count.get(7_usize.wrapping_sub(place)).copied().unwrap_or(7);
    }
}
