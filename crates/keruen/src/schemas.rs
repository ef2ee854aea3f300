//! Whose tables a site has.

use keruen_store::Schema;

/// Every table of a site: the store's own, then the rooms in the order of the journey.
pub const SCHEMAS: &[Schema] = &[
    keruen_store::SCHEMA,
    keruen_people::SCHEMA,
    keruen_office::SCHEMA,
];
