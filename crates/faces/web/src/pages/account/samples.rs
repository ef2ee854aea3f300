//! The pages of this area with invented data.

use askama::Template as _;

use super::about::{self, Confirm, Refused as EmailRefused};
use super::code::Code;
use super::link::{Link, Refused};
use super::me::Me;
use super::morning::Stop;
use super::second_factor::{Factor, RecoveryCodes, SetUp};
use super::sign_in::{Asked, SignIn};
use crate::page::Page as _;
use crate::samples::{Sample, desk, public};

/// All of them.
#[rustfmt::skip]
pub const SAMPLES: &[Sample] = &[
    public("sign-in", "/sign-in", |s| SignIn::sample(s).render()),
    public("sign-in-wrong", "/sign-in", |s| SignIn::sample_wrong(s).render()),
    public("sign-in-password", "/sign-in", |s| SignIn::sample_password(s).render()),
    public("asked", "/sign-in", |s| Asked::sample(s).render()),
    public("asked-by-hand", "/sign-in", |s| Asked::sample_by_hand(s).render()),
    public("asked-phone", "/sign-in", |s| Asked::sample_phone(s).render()),
    public("link", "/sign-in", |s| Link::sample(s).render()),
    public("link-used", "/sign-in", |s| Refused::sample(s).render()),
    public("link-expired", "/sign-in", |s| Refused::sample_expired(s).render()),
    public("link-unknown", "/sign-in", |s| Refused::sample_unknown(s).render()),
    desk("link-other", "/sign-in", |s| Refused::sample_other(s).render()),
    public("link-locked", "/sign-in", |s| Refused::sample_locked(s).render()),
    public("code", "/sign-in", |s| Code::sample(s).render()),
    public("code-wrong", "/sign-in", |s| Code::sample_wrong(s).render()),
    public("morning-stop", "/letters", |s| Stop::sample(s).render()),
    public("morning-stopped", "/letters", |s| Stop::sample_stopped(s).render()),
    public("morning-unknown", "/letters", |s| Stop::sample_unknown(s).render()),
    desk("me", "/me", |s| Me::sample(s).render()),
    desk("me-done", "/me", |s| Me::sample_done(s).render()),
    desk("me-empty", "/me", |s| Me::sample_empty(s).render()),
    desk("me-wrong", "/me", |s| Me::sample_wrong(s).render()),
    desk("me-waiting", "/me", |s| Me::sample_waiting(s).render()),
    desk("me-about", "/me", |s| Me::sample_about(s).render()),
    desk("me-conflict", "/me", |s| about::sample_stale(s).render()),
    desk("email-confirm", "/me", |s| Confirm::sample(s).render()),
    desk("email-refused", "/me", |s| EmailRefused::sample(s).render()),
    desk("set-up", "/me", |s| SetUp::sample(s).render()),
    desk("set-up-wrong", "/me", |s| SetUp::sample_wrong(s).render()),
    desk("second-factor", "/me", |s| Factor::sample(s).render()),
    desk("second-factor-wrong", "/me", |s| Factor::sample_wrong(s).render()),
    desk("second-factor-recovered", "/me", |s| Factor::sample_recovered(s).render()),
    desk("recovery-codes", "/me", |s| RecoveryCodes::sample(s).render()),
];
