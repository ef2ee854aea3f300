//! The office at its typed boundary, on SQLite and, where there is one, on PostgreSQL.

mod accounts;
mod acts;
mod consents;
mod diary;
mod drawers;
mod home;
mod house;
mod letters;
mod links;
mod morning;
mod news;
mod owner;
mod personal;
mod programmes;
mod search;
mod sign_in;
mod site;
mod taken_out;
