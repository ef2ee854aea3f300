//! People from a spreadsheet and back.

use keruen_paper::Limits;

use crate::go;
use crate::pages::import::{columns, export, faults, names, places, run, upload};
use crate::pages::people::gate::DECIDE;
use crate::route::{Route, Rule, get, post};

use Rule::{Programme, Somewhere};

/// The rows.
#[rustfmt::skip]
pub const ROWS: &[Route] = &[
    get("/{lang}/desk/people/import", Somewhere(DECIDE), go!(upload::show), &["import", "import-faulty"]),
    post("/{lang}/desk/people/import", Somewhere(DECIDE), go!(upload::take)).upload(Limits::SENT),
    get("/{lang}/desk/people/import/template.xlsx", Somewhere(DECIDE), go!(upload::template), &[]),
    get("/{lang}/desk/people/import/{id}", Programme(DECIDE), go!(run::show), &["import-difference", "import-names", "import-same", "import-outdated", "import-running", "import-queued", "import-broke-off", "import-done", "import-gone"]),
    post("/{lang}/desk/people/import/{id}", Programme(DECIDE), go!(run::agree)),
    post("/{lang}/desk/people/import/{id}/discard", Programme(DECIDE), go!(run::discard)),
    post("/{lang}/desk/people/import/{id}/names", Programme(DECIDE), go!(names::answer)),
    get("/{lang}/desk/people/import/{id}/columns", Programme(DECIDE), go!(columns::show), &["import-columns", "import-no-name", "import-lost-letters"]),
    post("/{lang}/desk/people/import/{id}/columns", Programme(DECIDE), go!(columns::choose)),
    get("/{lang}/desk/people/import/{id}/places", Programme(DECIDE), go!(places::show), &["import-places", "import-places-faulty"]),
    post("/{lang}/desk/people/import/{id}/places", Programme(DECIDE), go!(places::add)),
    get("/{lang}/desk/people/import/{id}/faults.xlsx", Programme(DECIDE), go!(faults::download_rows), &[]),
    get("/{lang}/desk/people/export.xlsx", Somewhere(DECIDE), go!(export::xlsx), &[]),
    get("/{lang}/desk/people/export.csv", Somewhere(DECIDE), go!(export::csv), &[]),
];
