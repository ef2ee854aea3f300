//! Imports into a real database.
