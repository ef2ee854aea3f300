//! Statements as constants, and what is bound to them.

/// A statement in the data vocabulary that SQLite and PostgreSQL share, with `$1` placeholders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sql(pub &'static str);

/// Declares statements as constants and gathers them in `STATEMENTS`, so that one test can prepare
/// all of them on both engines.
///
/// ```
/// keruen_store::statements! {
///     /// The kinds of thing counted so far.
///     pub KINDS = "SELECT kind FROM counter ORDER BY kind";
/// }
/// assert_eq!(STATEMENTS, [("KINDS", KINDS)]);
/// ```
#[macro_export]
macro_rules! statements {
    ($($(#[$meta:meta])* $vis:vis $name:ident = $sql:expr;)*) => {
        $(
            $(#[$meta])*
            #[doc = concat!("\n\nStatement `", stringify!($name), "`.")]
            $vis const $name: $crate::Sql = $crate::Sql($sql);
        )*
        /// Every statement of this module, by name.
        pub const STATEMENTS: &[(&str, $crate::Sql)] = &[$((stringify!($name), $name)),*];
    };
}

/// The values for a statement's placeholders, in their order.
///
/// ```
/// use keruen_store::{Value, params};
/// assert_eq!(params![7, "Aqtau", None::<i64>], [Value::Int(7), Value::Text("Aqtau".into()), Value::NoInt]);
/// ```
#[macro_export]
macro_rules! params {
    () => {{
        let none: [$crate::Value; 0] = [];
        none
    }};
    ($($value:expr),+ $(,)?) => {
        [$($crate::Value::from($value)),+]
    };
}
