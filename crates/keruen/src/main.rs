//! Keruen: one binary that runs civic leadership programmes in the open.
//!
//! This crate wires: it reads what the command line says, opens the site, and hands it to the
//! faces and the jobs. What is decided is decided in the rooms.

mod cli;
mod commands;
mod config;
mod demo;
mod help;
mod house;
mod say;
mod schemas;
mod site;
mod wordings;
mod work;
mod wrap;

use std::io::IsTerminal as _;
use std::process::ExitCode;

use keruen_speech::Speaker;
use tracing_subscriber::EnvFilter;

use crate::cli::{Command, SiteCommand};

fn main() -> ExitCode {
    let t = say::speaker(&help::langs_asked());
    let cli = match help::read(t) {
        Ok(cli) => cli,
        Err(code) => return code,
    };
    match cli.command {
        Command::Lottery { command } => commands::lottery::run(t, command),
        Command::Site(command) => with_site(t, command),
    }
}

/// What needs a site also needs a log, and somebody who waits for the database.
fn with_site(t: Speaker<'_>, command: SiteCommand) -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(log_filter())
        .with_writer(std::io::stderr)
        // A journal or a file keeps the signs that a terminal would turn into colours.
        .with_ansi(std::io::stderr().is_terminal())
        .init();
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => return commands::failed(&error.to_string()),
    };
    runtime.block_on(async {
        match command {
            SiteCommand::Init(args) => commands::init::run(t, args).await,
            SiteCommand::Serve(args) => commands::serve::run(t, args).await,
            SiteCommand::Doctor(args) => commands::doctor::run(t, args).await,
            SiteCommand::Import(args) => commands::import::run(t, args).await,
            SiteCommand::User { command } => commands::user::run(t, command).await,
            SiteCommand::Backup(args) => commands::backup::run(t, args).await,
            SiteCommand::Restore(args) => commands::restore::run(t, args).await,
            SiteCommand::Demo(args) => commands::demo::run(t, args).await,
        }
    })
}

/// What is logged: `KERUEN_LOG`, such as `debug` or `warn,keruen=debug`, else what an administrator
/// is to know.
fn log_filter() -> EnvFilter {
    std::env::var("KERUEN_LOG")
        .ok()
        .filter(|asked| !asked.is_empty())
        .and_then(|asked| EnvFilter::try_new(asked).ok())
        .unwrap_or_else(|| EnvFilter::new("warn,keruen=info"))
}
