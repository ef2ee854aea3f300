//! `keruen import`: a table of people, tried first and taken in on request.
//!
//! Exit code 0: no row is faulty; 1: the table could not be read or taken in, nothing has changed;
//! 3: some rows are faulty, the others were taken in if that was asked for. 2 is a mistyped command.
//! `--help` says the same.

use std::path::Path;
use std::process::ExitCode;

use keruen_office::queue::{self, Kind};
use keruen_office::{OfficeError, programme};
use keruen_paper::{Limits, Note, Source};
use keruen_people::Refusal;
use keruen_people::import::{self, Drafts, Mapping, Plan, Scope, Sheet};
use keruen_speech::{Speaker, number};
use keruen_store::{Actor, StoreError};
use keruen_web::import_words as words;
use keruen_web::imports::{Paper, faults_xlsx};

use super::{failed, open_to_change, place};
use crate::cli::ImportArgs;
use crate::site::Site;
use crate::{help, say};

/// The exit code where rows were left: a script shows them to somebody.
const FAULTY: u8 = 3;

/// More faulty rows than this are counted, not listed: the file with all of them is the way.
const MOST_LISTED: usize = 50;

/// Says what the table would do and, with `--apply`, does it.
pub async fn run(t: Speaker<'_>, args: ImportArgs) -> ExitCode {
    let opened = match help::settings(t) {
        Ok(settings) => open_to_change(t, &args.place, &settings).await,
        Err(code) => Err(code),
    };
    let site = match opened {
        Ok(site) => site,
        Err(code) => return code,
    };
    match take(t, &site, &args).await {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(FAULTY),
        Err(sentence) => failed(&sentence),
    }
}

/// Says and does it; how many rows are faulty.
async fn take(t: Speaker<'_>, site: &Site, args: &ImportArgs) -> Result<usize, String> {
    if let Some(faults) = &args.faults {
        place::free(t, faults)?;
    }
    let File {
        sheet,
        mapping,
        notes,
        source,
    } = read(t, &args.file)?;
    let drafts = import::parse(&sheet, &mapping);
    for sentence in words::notes(t, &source, &notes, &drafts.header_rows) {
        say::tell(sentence);
    }
    let scope = scope(t, site, args.programme.as_deref()).await?;
    let plan = import::dry_run(&site.db, &drafts, scope)
        .await
        .map_err(|error| say::store_trouble(t, &error))?;
    tell(t, &sheet, &plan);
    if let Some(file) = &args.faults
        && !plan.faults.is_empty()
    {
        give_back(t, &sheet, &mapping, &plan, file)?;
        say::tell(t.say1("cli-import-faults", "file", file.display().to_string()));
    }
    let summary = plan.summary();
    if !args.apply {
        say::tell(t.say("cli-import-dry"));
        return Ok(summary.faulty);
    }
    apply(site, &drafts, &plan, scope)
        .await
        .map_err(|refusal| match refusal {
            Refusal::Store(error) => say::store_trouble(t, &error),
            other => t.say1("cli-store-other", "detail", other.to_string()),
        })?;
    let count = |n: usize| number::integer(t.lang(), i64::try_from(n).unwrap_or(i64::MAX));
    say::tell(if plan.is_empty() {
        t.say("cli-import-nothing")
    } else {
        t.say2(
            "cli-import-applied",
            "new",
            count(summary.new),
            "changed",
            count(summary.changed),
        )
    });
    if summary.faulty > 0 {
        say::tell(t.say1("cli-import-left", "n", summary.faulty));
    }
    Ok(summary.faulty)
}

/// For whom the people are brought: the whole site, or the programme at this address.
async fn scope(t: Speaker<'_>, site: &Site, programme: Option<&str>) -> Result<Scope, String> {
    let Some(slug) = programme else {
        return Ok(Scope::Site);
    };
    match programme::by_slug(&site.db, slug).await {
        Ok(found) => Ok(Scope::SiteFor(found.id)),
        Err(OfficeError::Store(StoreError::NotFound)) => {
            Err(t.say1("cli-import-no-programme", "slug", slug))
        }
        Err(OfficeError::Store(error)) => Err(say::store_trouble(t, &error)),
        Err(other) => Err(t.say1("cli-store-other", "detail", other.to_string())),
    }
}

/// A table that was read, and what was noticed on the way.
struct File {
    sheet: Sheet,
    mapping: Mapping,
    notes: Vec<Note>,
    source: Source,
}

/// Reads the file and recognises its columns.
fn read(t: Speaker<'_>, file: &Path) -> Result<File, String> {
    let wrong = |reason: String| t.say1("cli-import-wrong", "reason", reason);
    let limits = Limits::default();
    let trouble = |error: std::io::Error| say::file_trouble(t, file, &error);
    // Asked first: a file of the wrong kind may be larger than the memory.
    let bytes = std::fs::metadata(file).map_err(trouble)?.len();
    if bytes > limits.bytes {
        let error = keruen_paper::PaperError::TooBig {
            bytes,
            limit: limits.bytes,
        };
        return Err(wrong(words::paper(t, &error)));
    }
    let bytes = std::fs::read(file).map_err(trouble)?;
    let Paper {
        sheet,
        notes,
        source,
        ..
    } = Paper::of(&bytes, None).map_err(|error| wrong(words::paper(t, &error)))?;
    let mapping = Mapping::recognise(&sheet.headers)
        .map_err(|error| wrong(words::mapping(t, &sheet, &error)))?;
    Ok(File {
        sheet,
        mapping,
        notes,
        source,
    })
}

/// Prints how many rows would do what, and what is wrong with the others.
fn tell(t: Speaker<'_>, sheet: &Sheet, plan: &Plan) {
    let summary = plan.summary();
    let count = |n: usize| number::integer(t.lang(), i64::try_from(n).unwrap_or(i64::MAX));
    say::tell(t.with(
        "cli-import-summary",
        &[
            ("new", count(summary.new).into()),
            ("changed", count(summary.changed).into()),
            ("same", count(summary.same + summary.duplicates).into()),
            ("faults", count(summary.faulty).into()),
        ],
    ));
    if let Some(sentence) = words::posts_left(t, &plan.posts_left) {
        say::tell(sentence);
    }
    for fault in plan.faults.iter().take(MOST_LISTED) {
        say::tell(format!("  {}", words::fault_line(t, sheet, fault)));
    }
    if plan.faults.len() > MOST_LISTED {
        say::tell(format!("  … {}", count(plan.faults.len() - MOST_LISTED)));
    }
}

/// Writes the faulty rows with their reasons, to be corrected and brought again.
fn give_back(
    t: Speaker<'_>,
    sheet: &Sheet,
    mapping: &Mapping,
    plan: &Plan,
    file: &Path,
) -> Result<(), String> {
    let bytes = faults_xlsx(t, sheet, mapping, &plan.faults)
        .map_err(|error| t.say1("cli-import-wrong", "reason", words::paper(t, &error)))?;
    place::write_new(file, &bytes).map_err(|error| say::file_trouble(t, file, &error))
}

/// Takes the rows in, all or none, and looks for duplicates among them afterwards.
async fn apply(site: &Site, drafts: &Drafts, plan: &Plan, scope: Scope) -> Result<(), Refusal> {
    if plan.is_empty() {
        return Ok(());
    }
    let now = keruen_web::app::system_clock();
    let mut tx = site.db.act(Actor::system("system"), now).await?;
    import::apply(&mut tx, drafts, scope, Some(plan.seal()), |_, _| {}).await?;
    queue::put(&mut tx, Kind::Duplicates).await?;
    keruen_store::jobs::enqueue_unless_waiting(&mut tx, Kind::Recount.code(), now).await?;
    tx.commit().await?;
    Ok(())
}
