//! What can be typed, explained in the reader's language; and what was typed wrongly, with the
//! remedy.
//!
//! keys: cli-help-* cli-arg-*

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Args as _, Command, CommandFactory as _, FromArgMatches as _};
use keruen_speech::Speaker;

use crate::cli::{Cli, Settings};
use crate::{say, wrap};

/// On a narrower terminal what an argument is for stands below it.
const TWO_COLUMNS: usize = 80;

/// The command line was not understood.
const MISTYPED: u8 = 2;

/// Reads what was typed, or says what is wrong with it.
pub fn read(t: Speaker<'_>) -> Result<Cli, ExitCode> {
    let mut command = worded(Cli::command(), t);
    let typed: Vec<OsString> = std::env::args_os().collect();
    let read = command
        .try_get_matches_from_mut(&typed)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    read.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            say::tell(error.render().to_string().trim_end());
            ExitCode::SUCCESS
        }
        // Nothing is wrong yet with a beginning: it is told how it goes on.
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            let mut here = meant(&command, &typed)
                .last()
                .map_or_else(|| command.clone(), |&here| here.clone());
            say::complain(here.render_help().to_string().trim_end());
            ExitCode::from(MISTYPED)
        }
        _ => {
            let path = meant(&command, &typed);
            say::complain(mistake(t, &path, &error));
            let names: Vec<&str> = path.iter().map(|command| command.get_name()).collect();
            say::complain(t.say1("cli-typed-help", "command", names.join(" ")));
            ExitCode::from(MISTYPED)
        }
    })
}

/// What the environment tells the site about itself, for a command that has no flags for it; or
/// says what is wrong with it.
pub fn settings(t: Speaker<'_>) -> Result<Settings, ExitCode> {
    let mut command = one(Settings::augment_args(Command::new("keruen")), t, "");
    let read = command
        .try_get_matches_from_mut(["keruen"])
        .and_then(|matches| Settings::from_arg_matches(&matches));
    read.map_err(|error| {
        say::complain(mistake(t, &[&command], &error));
        ExitCode::from(MISTYPED)
    })
}

/// The languages that were asked for in so many words, before anything else is read: by the flag,
/// then by the environment.
pub fn langs_asked() -> Vec<String> {
    let mut asked = Vec::new();
    let mut typed = std::env::args_os().skip(1);
    while let Some(word) = typed.next() {
        let word = word.to_string_lossy();
        if word == "--lang" {
            asked.extend(typed.next().map(|lang| lang.to_string_lossy().into_owned()));
        } else if let Some(lang) = word.strip_prefix("--lang=") {
            asked.push(lang.to_owned());
        }
    }
    asked.extend(std::env::var("KERUEN_LANG"));
    asked
}

/// The whole command in the reader's words.
fn worded(command: Command, t: Speaker<'_>) -> Command {
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version);
    let mut command = one(command.disable_version_flag(true).arg(version), t, "");
    if wrap::width(std::io::stdout()).is_some_and(|width| width < TWO_COLUMNS) {
        command = command.next_line_help(true);
    }
    // Only a built command knows how it is called from the beginning.
    command.build();
    with_usage(command, t)
}

/// How a command is written, and those below it: the parser's own word for flags is English.
fn with_usage(mut command: Command, t: Speaker<'_>) -> Command {
    let usage = command.render_usage().to_string();
    let usage = usage.split_once(": ").map_or("", |(_, usage)| usage);
    let flags = format!("[{}]", t.say("cli-typed-flags"));
    command = command.override_usage(usage.replace("[OPTIONS]", &flags));
    for name in names_below(&command) {
        command = command.mut_subcommand(name, |below| with_usage(below, t));
    }
    command
}

fn names_below(command: &Command) -> Vec<String> {
    let below = command.get_subcommands();
    below.map(|below| below.get_name().to_owned()).collect()
}

/// One command and those below it; `path` is the beginning of its keys.
fn one(command: Command, t: Speaker<'_>, path: &str) -> Command {
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help);
    let about = format!("cli-help{}", if path.is_empty() { "-all" } else { path });
    let after = format!("cli-help{path}-after");
    let mut command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(help)
        .about(t.say(&about))
        .subcommand_help_heading(t.say("cli-typed-commands"))
        .subcommand_value_name(t.say("cli-typed-command"))
        .help_template(format!(
            "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
            t.say("cli-typed-usage")
        ))
        .mut_args(|arg| unset_where_empty(explained(arg, t, path)));
    if t.has(&after) {
        command = command.after_help(t.say(&after));
    }
    for name in names_below(&command) {
        let path = format!("{path}-{name}");
        command = command.mut_subcommand(name, |below| one(below, t, &path));
    }
    command
}

/// An argument in the reader's words: those of its command, else those of all commands.
fn explained(arg: Arg, t: Speaker<'_>, path: &str) -> Arg {
    let id = arg.get_id().as_str().replace('_', "-");
    let own = format!("cli-arg{path}-{id}");
    let key = if t.has(&own) {
        own
    } else {
        format!("cli-arg-{id}")
    };
    let heading = if arg.is_positional() {
        "cli-typed-arguments"
    } else {
        "cli-typed-options"
    };
    let arg = arg.help(t.say(&key)).help_heading(t.say(heading));
    if arg.get_action().takes_values() {
        // What may be typed and what is taken otherwise stands in the sentence.
        arg.hide_default_value(true).hide_possible_values(true)
    } else {
        arg
    }
}

/// An empty variable is how a service's file or a container takes a setting away.
fn unset_where_empty(arg: Arg) -> Arg {
    let empty = arg
        .get_env()
        .is_some_and(|name| std::env::var_os(name).is_some_and(|value| value.is_empty()));
    if empty {
        arg.env(None::<&'static str>)
    } else {
        arg
    }
}

/// The command that was meant with those above it, as far as it was understood.
fn meant<'a>(command: &'a Command, typed: &[OsString]) -> Vec<&'a Command> {
    let mut path = vec![command];
    let mut here = command;
    for word in typed.iter().skip(1) {
        if let Some(below) = here.find_subcommand(word) {
            path.push(below);
            here = below;
        }
    }
    path
}

/// What was typed wrongly at the end of this path of commands.
fn mistake(t: Speaker<'_>, path: &[&Command], error: &clap::Error) -> String {
    let told = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let argument = told(ContextKind::InvalidArg);
    let mut words = match error.kind() {
        ErrorKind::UnknownArgument => t.say1("cli-typed-unknown", "what", argument.as_str()),
        ErrorKind::InvalidSubcommand => t.say1(
            "cli-typed-unknown",
            "what",
            told(ContextKind::InvalidSubcommand),
        ),
        ErrorKind::MissingRequiredArgument => {
            t.say1("cli-typed-missing", "what", argument.as_str())
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::NoEquals
            if !told(ContextKind::InvalidValue).is_empty() =>
        {
            t.say2(
                "cli-typed-value",
                "what",
                argument.as_str(),
                "value",
                told(ContextKind::InvalidValue),
            )
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            t.say1("cli-typed-empty", "what", argument.as_str())
        }
        ErrorKind::ArgumentConflict => match told(ContextKind::PriorArg) {
            other if other.is_empty() || other == argument => {
                t.say1("cli-typed-twice", "what", argument.as_str())
            }
            other => t.say2(
                "cli-typed-together",
                "what",
                argument.as_str(),
                "other",
                other,
            ),
        },
        _ => t.say1("cli-typed-other", "detail", error.kind().to_string()),
    };
    for kind in [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand] {
        if let Some(suggested) = told(kind)
            .rsplit(", ")
            .next()
            .filter(|word| !word.is_empty())
        {
            words.push(' ');
            words.push_str(&t.say1("cli-typed-meant", "what", suggested));
        }
    }
    // Beside a wrong value stands what the argument is for, with an example.
    if let Some(about) = about(path, &argument) {
        words = format!("{words}\n  {argument}  {about}");
    }
    words
}

/// What an argument is for, by how an error names it (`--listen <ADDR>`): in the words of the
/// command that was called, else of one above it.
fn about(path: &[&Command], named: &str) -> Option<String> {
    let long = named.strip_prefix("--")?.split([' ', '=']).next()?;
    let fits = |arg: &&Arg| arg.get_long() == Some(long);
    let arg = path
        .iter()
        .rev()
        .find_map(|command| command.get_arguments().find(fits))?;
    arg.get_help().map(ToString::to_string)
}

#[cfg(test)]
mod tests {
    use keruen_speech::Lang;

    use super::*;

    fn walk(command: &Command, see: &mut impl FnMut(&Command)) {
        see(command);
        for below in command.get_subcommands() {
            walk(below, see);
        }
    }

    #[test]
    fn everything_is_explained_in_every_language() {
        for lang in Lang::ALL {
            let t = keruen_web::wording::speaker(lang);
            let command = worded(Cli::command(), t);
            walk(&command, &mut |one| {
                let about = one.get_about().map(ToString::to_string).unwrap_or_default();
                assert!(
                    !about.is_empty() && !about.starts_with("cli-"),
                    "{lang} {}: {about}",
                    one.get_name()
                );
                for arg in one.get_arguments() {
                    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(
                        !help.is_empty() && !help.starts_with("cli-"),
                        "{lang} {} {}: {help}",
                        one.get_name(),
                        arg.get_id()
                    );
                }
            });
        }
    }

    #[test]
    fn a_mistake_is_named_with_its_remedy() {
        let t = keruen_web::wording::speaker(Lang::En);
        let said = |typed: &[&str]| {
            let mut command = worded(Cli::command(), t);
            let typed: Vec<OsString> = ["keruen"].iter().chain(typed).map(Into::into).collect();
            let error = command
                .try_get_matches_from_mut(&typed)
                .expect_err("a mistake");
            mistake(t, &meant(&command, &typed), &error)
        };
        let all: [(&[&str], &[&str]); 8] = [
            (&["serve"], &["--data", "files, settings, the SQLite file"]),
            (&["restore", "x"], &["--data", "an empty folder"]),
            (&["serv"], &["“serv”", "serve"]),
            (
                &["serve", "--data", "x", "--lisen", "y"],
                &["--lisen", "--listen"],
            ),
            (
                &["serve", "--data", "x", "--listen", "y"],
                &["“y”", "127.0.0.1:8080"],
            ),
            (&["serve", "--data"], &["--data"]),
            (&["serve", "--lang", "de", "--data", "x"], &["“de”"]),
            (
                &["demo", "--today", "30.11.2026"],
                &["30.11.2026", "2026-11-30"],
            ),
        ];
        for (typed, parts) in all {
            let words = said(typed);
            for part in parts {
                assert!(words.contains(part), "{typed:?}: {words}");
            }
        }
    }

    /// A flag that a command takes and does nothing with is a promise that it breaks.
    #[test]
    fn a_command_takes_what_it_uses() {
        let t = keruen_web::wording::speaker(Lang::En);
        let command = worded(Cli::command(), t);
        let takes = |name: &str| {
            let below = command.find_subcommand(name).expect("a command");
            let longs = below.get_arguments().filter_map(Arg::get_long);
            let mut own: Vec<_> = longs
                .filter(|long| !["help", "lang", "data", "database"].contains(long))
                .collect();
            own.sort_unstable();
            own.join(" ")
        };
        let told = "base-url listen mail-from no-nightly-backup";
        for (name, flags) in [
            ("serve", format!("{told} smtp time-zone trust-proxy")),
            ("doctor", format!("{told} smtp time-zone trust-proxy")),
            (
                "init",
                "base-url email listen mail-from name no-nightly-backup time-zone trust-proxy"
                    .to_owned(),
            ),
            ("backup", "out".to_owned()),
            (
                "restore",
                "base-url erased listen mail-from no-erased no-nightly-backup time-zone trust-proxy"
                    .to_owned(),
            ),
            ("import", "apply faults programme".to_owned()),
        ] {
            assert_eq!(takes(name), flags, "{name}");
        }
    }
}
