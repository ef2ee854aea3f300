//! The binary as people meet it: started as a process, asked over HTTP, stopped by a signal.

mod backups;
mod demo;
mod disk;
mod doctor;
mod house;
mod import;
mod killed;
mod lottery;
mod places;
mod start;
mod unfinished;
