//! What the home page shows: a need, how much it hurries, and where it is seen to.

/// How much it hurries. Ordered: what is late comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It should have been done.
    Late,
    /// It should be done soon.
    Soon,
    /// Good to know.
    Info,
}

/// The page on which it can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// Backups and the state of the site.
    SiteState,
    /// The outbox.
    Outbox,
    /// Letters to send by hand.
    ByHand,
    /// One's own second factor and codes.
    Security,
    /// Accounts and roles.
    Accounts,
    /// Possible duplicates.
    Duplicates,
    /// Persons without consent.
    WithoutConsent,
    /// Persons whose data is blocked.
    Blocked,
    /// The wordings of consents.
    Wordings,
    /// Public councils.
    Councils,
    /// Imports.
    Imports,
    /// Programmes.
    Programmes,
    /// The working-day calendar.
    Calendar,
    /// The site's name and contact.
    SiteSettings,
}

/// Something that needs somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// The rule's name, which is also the end of its catalogue key `home-{rule}`.
    pub rule: &'static str,
    /// How much it hurries.
    pub severity: Severity,
    /// How many things it is about; hours for the backup.
    pub count: i64,
    /// Where to go.
    pub target: Target,
}
