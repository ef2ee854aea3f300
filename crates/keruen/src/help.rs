//! What can be typed, explained in the reader's language; and what was typed wrongly, with the
//! remedy.
//!
//! keys: cli-help-* cli-arg-*

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _, FromArgMatches as _};
use keruen_speech::Speaker;

use crate::cli::Cli;

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
            // Nobody is left to be told of a pipe that broke.
            let _ = error.print();
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            ExitCode::from(MISTYPED)
        }
        _ => {
            eprintln!("{}", mistake(t, &command, &error));
            eprintln!(
                "{}",
                t.say1("cli-typed-help", "command", called(&command, &typed))
            );
            ExitCode::from(MISTYPED)
        }
    })
}

/// The language that was asked for in so many words, before anything else is read.
pub fn lang_asked() -> Option<String> {
    let mut typed = std::env::args_os().skip(1);
    while let Some(word) = typed.next() {
        let word = word.to_string_lossy();
        if word == "--lang" {
            return typed.next().map(|lang| lang.to_string_lossy().into_owned());
        }
        if let Some(lang) = word.strip_prefix("--lang=") {
            return Some(lang.to_owned());
        }
    }
    std::env::var("KERUEN_LANG").ok()
}

/// The whole command in the reader's words.
fn worded(command: Command, t: Speaker<'_>) -> Command {
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version);
    one(command.disable_version_flag(true).arg(version), t, "")
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
        .help_template(format!(
            "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
            t.say("cli-typed-usage")
        ))
        .mut_args(|arg| explained(arg, t, path));
    if t.has(&after) {
        command = command.after_help(t.say(&after));
    }
    let below: Vec<String> = command
        .get_subcommands()
        .map(|below| below.get_name().to_owned())
        .collect();
    for name in below {
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

/// The command that was meant, as far as it was understood.
fn called(command: &Command, typed: &[OsString]) -> String {
    let mut called = String::from("keruen");
    let mut here = command;
    for word in typed.iter().skip(1) {
        let Some(below) = here.find_subcommand(word) else {
            continue;
        };
        called.push(' ');
        called.push_str(below.get_name());
        here = below;
    }
    called
}

/// What was typed wrongly.
fn mistake(t: Speaker<'_>, command: &Command, error: &clap::Error) -> String {
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
        ErrorKind::InvalidValue => t.say1("cli-typed-empty", "what", argument.as_str()),
        ErrorKind::ArgumentConflict => t.say1("cli-typed-twice", "what", argument.as_str()),
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
    if let Some(about) = about(command, &argument) {
        words = format!("{words}\n  {argument}  {about}");
    }
    words
}

/// What an argument is for, by how an error names it: `--listen <ADDR>`.
fn about(command: &Command, named: &str) -> Option<String> {
    let long = named.strip_prefix("--")?.split([' ', '=']).next()?;
    let here = command
        .get_arguments()
        .find(|arg| arg.get_long() == Some(long))
        .and_then(|arg| arg.get_help())
        .map(ToString::to_string);
    here.or_else(|| {
        command
            .get_subcommands()
            .find_map(|below| about(below, named))
    })
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
            let mut command = worded(Cli::command(), t);
            command.build();
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
            let error = command
                .try_get_matches_from_mut([&["keruen"][..], typed].concat())
                .expect_err("a mistake");
            mistake(t, &command, &error)
        };
        let all: [(&[&str], &[&str]); 7] = [
            (&["serve"], &["--data"]),
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
}
