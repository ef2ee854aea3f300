//! What can be typed after `keruen`. How it is explained stands in `locales/*/cli.ftl`, see
//! [`crate::help`].

pub mod lottery;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::builder::FalseyValueParser;
use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;
use keruen_web::zone::Zone;

use self::lottery::LotteryCommand;

/// Runs civic leadership programmes in the open.
#[derive(Parser, Debug)]
#[command(name = "keruen", version, about)]
pub struct Cli {
    /// Language of what the command prints (default: by LANG, else kk)
    #[arg(long, global = true, env = "KERUEN_LANG", value_parser = ["kk", "ru", "en"])]
    pub lang: Option<String>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Those of a site.
    #[command(flatten)]
    Site(SiteCommand),
    /// Draw a delegation so that anybody can check it; no site is needed
    Lottery {
        /// Which step.
        #[command(subcommand)]
        command: LotteryCommand,
    },
}

/// What is done with a site.
#[derive(Subcommand, Debug)]
pub enum SiteCommand {
    /// Make a new site and print the first owner's sign-in link
    Init(InitArgs),
    /// Serve a site
    Serve(SiteArgs),
    /// Say in plain words what is wrong with a site
    Doctor(SiteArgs),
    /// Try a table of people (XLSX or CSV), and with --apply take it in
    Import(ImportArgs),
    /// Accounts from the command line
    User {
        /// What to do with the account.
        #[command(subcommand)]
        command: UserCommand,
    },
    /// Write one consistent file of the whole site, also while it is being served
    Backup(BackupArgs),
    /// Make a site in an empty folder from a backup
    Restore(RestoreArgs),
    /// Serve a temporary site with the demonstration region
    Demo(DemoArgs),
}

/// Where a site is: what every command that touches one takes.
#[derive(Args, Debug, Clone, Default)]
pub struct Place {
    /// The site's folder: files, keys, configuration, the SQLite file
    #[arg(long, env = "KERUEN_DATA", value_name = "DIR")]
    pub data: PathBuf,
    /// postgres://… instead of the SQLite file in DIR
    #[arg(
        long,
        env = "KERUEN_DATABASE",
        value_name = "URL",
        hide_env_values = true
    )]
    pub database: Option<String>,
}

/// What a site may be told about itself and may keep in `DIR/keruen.toml`. Flags come before the
/// environment (`KERUEN_…`), and that before the file. A command takes those that it uses.
#[derive(Args, Debug, Clone, Default)]
pub struct Settings {
    /// Address to listen on (default 127.0.0.1:8080)
    #[arg(long, env = "KERUEN_LISTEN", value_name = "ADDR")]
    pub listen: Option<SocketAddr>,
    /// Address that people type, such as https://keruen.example
    #[arg(long, env = "KERUEN_BASE_URL", value_name = "URL")]
    pub base_url: Option<String>,
    /// Proxy whose X-Forwarded-For counts; may be given more than once
    #[arg(
        long,
        env = "KERUEN_TRUST_PROXY",
        value_name = "CIDR",
        value_delimiter = ','
    )]
    pub trust_proxy: Vec<ipnet::IpNet>,
    /// Sender of letters, such as "Keruen <keruen@ngo.example>"
    #[arg(long, env = "KERUEN_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
    /// The site's time zone, such as Asia/Aqtau (default Asia/Almaty)
    #[arg(long, env = "KERUEN_TIME_ZONE", value_name = "ZONE")]
    pub time_zone: Option<Zone>,
    /// No backup at night (on by default, in DIR/backups)
    #[arg(long, env = "KERUEN_NO_NIGHTLY_BACKUP", value_parser = FalseyValueParser::new())]
    pub no_nightly_backup: bool,
}

/// `keruen serve` and `keruen doctor`: the whole site.
#[derive(Args, Debug, Clone, Default)]
pub struct SiteArgs {
    /// Where it is.
    #[command(flatten)]
    pub place: Place,
    /// What it is told about itself.
    #[command(flatten)]
    pub settings: Settings,
    /// Mail server: smtp://user:password@host:587 (STARTTLS), smtps:// (TLS) or smtp+plain:// (none)
    #[arg(long, env = "KERUEN_SMTP", value_name = "URL", hide_env_values = true)]
    pub smtp: Option<String>,
}

/// `keruen init`.
#[derive(Args, Debug)]
pub struct InitArgs {
    /// The new site.
    #[command(flatten)]
    pub place: Place,
    /// What it is told about itself, to be kept. The mail server is not: its address may hold a
    /// password.
    #[command(flatten)]
    pub settings: Settings,
    /// The first owner's name
    #[arg(long)]
    pub name: Option<String>,
    /// The first owner's e-mail, if there is one
    #[arg(long)]
    pub email: Option<String>,
}

/// `keruen import`.
#[derive(Args, Debug)]
pub struct ImportArgs {
    /// The site.
    #[command(flatten)]
    pub place: Place,
    /// The table: XLSX or CSV
    pub file: PathBuf,
    /// Take the rows in; without it nothing is changed
    #[arg(long)]
    pub apply: bool,
    /// The programme that the people belong to, as its page's address has it (default: none)
    #[arg(long, value_name = "SLUG")]
    pub programme: Option<String>,
    /// Where to write the faulty rows with their reasons (XLSX)
    #[arg(long, value_name = "FILE")]
    pub faults: Option<PathBuf>,
}

/// `keruen user …`.
#[derive(Subcommand, Debug)]
pub enum UserCommand {
    /// New sign-in link; the second factor and old sessions are removed
    Reset(UserResetArgs),
}

/// `keruen user reset`.
#[derive(Args, Debug)]
pub struct UserResetArgs {
    /// The site.
    #[command(flatten)]
    pub place: Place,
    /// Address that people type, such as https://keruen.example; the link begins with it
    #[arg(long, env = "KERUEN_BASE_URL", value_name = "URL")]
    pub base_url: Option<String>,
    /// E-mail or name of the account
    pub who: String,
}

/// `keruen backup`.
#[derive(Args, Debug)]
pub struct BackupArgs {
    /// The site.
    #[command(flatten)]
    pub place: Place,
    /// The backup to write, such as keruen-2026-11-30.tar.gz
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

/// `keruen restore`.
#[derive(Args, Debug)]
pub struct RestoreArgs {
    /// The backup
    pub file: PathBuf,
    /// The new site: an empty or absent folder.
    #[command(flatten)]
    pub place: Place,
    /// What it is told about itself, laid over what the backup keeps.
    #[command(flatten)]
    pub settings: Settings,
    /// Persons erased since the backup, as written to DIR/erased.jsonl of the old site
    #[arg(long, value_name = "FILE")]
    pub erased: Option<PathBuf>,
    /// Nobody was erased since the backup, or the list is lost
    #[arg(long, conflicts_with = "erased")]
    pub no_erased: bool,
}

/// `keruen demo`.
#[derive(Args, Debug)]
pub struct DemoArgs {
    /// Keep the site here (default: a temporary folder, removed at the end)
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// postgres://… of an empty database instead of SQLite
    #[arg(
        long,
        env = "KERUEN_DATABASE",
        value_name = "URL",
        hide_env_values = true
    )]
    pub database: Option<String>,
    /// Port on 127.0.0.1
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// The day the demonstration takes for today (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    pub today: Option<Date>,
}
