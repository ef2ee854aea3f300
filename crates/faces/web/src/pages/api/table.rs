//! One table of what the interface answers. The OpenAPI document and the page about it are drawn
//! from it; a test holds it against the table of routes and against real answers.
//!
//! keys: api-op-* api-param-*

/// One question that programs may ask.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// The path, as in the table of routes.
    pub path: &'static str,
    /// Its name for generated clients, and the end of the key of its sentence, `api-op-…`.
    pub id: &'static str,
    /// The shape of the answer.
    pub shape: &'static str,
    /// What may be asked more closely.
    pub params: &'static [Param],
}

/// A part of the path or of the query.
#[derive(Debug, Clone, Copy)]
pub struct Param {
    /// Its name; a part of the path if the path holds it in braces.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// The end of the key of its sentence, `api-param-…`.
    pub about: &'static str,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A whole number.
    Number,
    /// Yes or no.
    Flag,
    /// A day, `2026-11-30`.
    Day,
    /// An address.
    Address,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A thing of this shape.
    Thing(&'static str),
    /// A list of things of this shape.
    Things(&'static str),
    /// A list of numbers.
    Numbers,
    /// A list of texts.
    Texts,
}

/// A field of a shape.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may be `null`.
    pub maybe: bool,
}

/// An object of an answer. All its fields are always there.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// Its name in the document.
    pub name: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
}

const fn is(name: &'static str, kind: Kind) -> Field {
    Field {
        name,
        kind,
        maybe: false,
    }
}

const fn may(name: &'static str, kind: Kind) -> Field {
    Field {
        name,
        kind,
        maybe: true,
    }
}

const fn param(name: &'static str, kind: Kind, about: &'static str) -> Param {
    Param { name, kind, about }
}

const fn ask(
    path: &'static str,
    id: &'static str,
    shape: &'static str,
    params: &'static [Param],
) -> Operation {
    Operation {
        path,
        id,
        shape,
        params,
    }
}

use Kind::{Address, Day, Flag, Number, Numbers, Text, Texts, Thing, Things, Word};

/// The kinds of organisations; a test holds them against the room.
pub const KINDS: &[&str] = &[
    "ngo",
    "council",
    "state_body",
    "chamber",
    "akimat",
    "maslikhat",
    "university",
    "media",
    "business",
    "other",
];
/// The kinds of public acts; a test holds them against the room.
pub const ACTS: &[&str] = &[
    "publication",
    "freeze",
    "commitment",
    "draw",
    "void",
    "replacement",
    "correction",
];
/// The stages of a programme; a test holds them against the room.
pub const STAGES: &[&str] = &[
    "call",
    "choosing",
    "training",
    "preparation",
    "tour",
    "report",
];

/// All questions.
#[rustfmt::skip]
pub const OPERATIONS: &[Operation] = &[
    ask("/api/openapi.json", "openapi", "Document", &[]),
    ask("/api/programmes", "programmes", "Programmes", &[]),
    ask("/api/programmes/{slug}", "programme", "Programme", &[param("slug", Text, "slug")]),
    ask("/api/organisations", "organisations", "Organisations", &[
        param("q", Text, "q"),
        param("kind", Word(KINDS), "kind"),
        param("territory", Number, "territory"),
        param("past", Flag, "past"),
        param("page", Number, "page"),
        param("size", Number, "size"),
    ]),
    ask("/api/organisations/{slug}", "organisation", "Organisation", &[param("slug", Text, "slug")]),
    ask("/api/acts", "acts", "Acts", &[
        param("before", Number, "before"),
        param("size", Number, "size"),
    ]),
    ask("/api/acts/{n}", "act", "Act", &[param("n", Number, "n")]),
];

/// All shapes.
#[rustfmt::skip]
pub const SHAPES: &[Shape] = &[
    Shape { name: "Texts", fields: &[may("kk", Text), may("ru", Text), may("en", Text)] },
    Shape { name: "Programmes", fields: &[is("programmes", Things("ProgrammeLine"))] },
    Shape { name: "ProgrammeLine", fields: &[
        is("slug", Text), is("name", Thing("Texts")), is("lede", Thing("Texts")),
        is("commissioner", Thing("Texts")), may("starts", Day), may("ends", Day), is("page", Address),
    ] },
    Shape { name: "Programme", fields: &[
        is("slug", Text), is("name", Thing("Texts")), is("lede", Thing("Texts")), is("goals", Thing("Texts")),
        may("commissioner", Thing("Body")), may("operator", Thing("Body")), may("starts", Day), may("ends", Day),
        is("languages", Texts), is("stages", Things("Stage")), is("page", Address),
    ] },
    Shape { name: "Body", fields: &[is("slug", Text), is("name", Thing("Texts"))] },
    Shape { name: "Stage", fields: &[
        is("kind", Word(STAGES)), may("starts", Day), may("ends", Day), is("note", Thing("Texts")),
    ] },
    Shape { name: "Organisations", fields: &[
        is("organisations", Things("OrganisationLine")), is("total", Number), is("page", Number), is("pages", Number),
    ] },
    Shape { name: "OrganisationLine", fields: &[
        is("slug", Text), is("kind", Word(KINDS)), is("name", Thing("Texts")), may("territory", Thing("Territory")),
        may("valid_from", Day), may("valid_to", Day), is("seats", Number), is("vacant", Number), is("page", Address),
    ] },
    Shape { name: "Territory", fields: &[is("id", Number), is("name", Thing("Texts"))] },
    Shape { name: "Organisation", fields: &[
        is("slug", Text), is("kind", Word(KINDS)), is("name", Thing("Texts")), may("territory", Thing("Territory")),
        may("valid_from", Day), may("valid_to", Day), is("predecessors", Things("Relative")),
        is("successors", Things("Relative")), is("programmes", Things("Part")), may("term", Thing("Term")),
        is("seats", Things("Seat")), is("members", Things("Member")), is("member_count", Number), is("page", Address),
    ] },
    Shape { name: "Relative", fields: &[
        is("slug", Text), is("name", Thing("Texts")), may("valid_from", Day), may("valid_to", Day),
    ] },
    Shape { name: "Part", fields: &[
        is("slug", Text), is("name", Thing("Texts")), is("commissions", Flag), is("operates", Flag),
    ] },
    Shape { name: "Term", fields: &[is("from", Day), is("to", Day)] },
    Shape { name: "Seat", fields: &[
        is("number", Number), is("post", Text), is("vacant", Flag), may("holder", Text), may("since", Day),
    ] },
    Shape { name: "Member", fields: &[
        is("name", Text), is("post", Text), may("title", Text), may("since", Day), may("until", Day),
    ] },
    Shape { name: "Acts", fields: &[is("acts", Things("Act")), is("total", Number), may("before", Number)] },
    Shape { name: "Act", fields: &[
        is("number", Number), is("date", Day), is("kind", Word(ACTS)), is("role", Text), is("text", Thing("Texts")),
        may("programme", Text), may("sha256", Text), may("file", Address), may("corrects", Number),
        is("corrected_by", Numbers), is("page", Address),
    ] },
];

/// The shape of this name.
pub fn shape(name: &str) -> Option<&'static Shape> {
    SHAPES.iter().find(|shape| shape.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::Verb;
    use crate::routes::ROUTES;
    use keruen_office::programme::StageKind;
    use keruen_office::public_acts;
    use keruen_people::organisation::OrganisationKind;
    use std::collections::BTreeSet;

    #[test]
    fn the_table_names_what_the_routes_answer_and_nothing_else() {
        let routed: BTreeSet<&str> = ROUTES
            .iter()
            .filter(|route| route.path.starts_with("/api"))
            .map(|route| {
                assert_eq!(route.verb, Verb::Get, "{route:?}: the interface only reads");
                route.path
            })
            .collect();
        let told: BTreeSet<&str> = OPERATIONS.iter().map(|operation| operation.path).collect();
        assert_eq!(routed, told);
        assert_eq!(told.len(), OPERATIONS.len(), "an operation stands twice");
    }

    #[test]
    fn parts_of_a_path_are_parameters() {
        for operation in OPERATIONS {
            for part in operation
                .path
                .split('/')
                .filter(|part| part.starts_with('{'))
            {
                let name = part.trim_matches(['{', '}']);
                assert!(
                    operation.params.iter().any(|param| param.name == name),
                    "{operation:?}"
                );
            }
        }
    }

    #[test]
    fn words_are_those_of_the_rooms() {
        assert_eq!(KINDS, OrganisationKind::ALL.map(OrganisationKind::code));
        assert_eq!(ACTS, public_acts::Kind::ALL.map(public_acts::Kind::code));
        assert_eq!(STAGES, StageKind::ALL.map(StageKind::code));
    }

    #[test]
    fn every_shape_that_is_named_is_there() {
        let named = SHAPES
            .iter()
            .flat_map(|shape| shape.fields)
            .filter_map(|field| match field.kind {
                Thing(name) | Things(name) => Some(name),
                _ => None,
            });
        let answered = OPERATIONS.iter().map(|operation| operation.shape);
        for name in named.chain(answered) {
            assert!(name == "Document" || shape(name).is_some(), "{name}");
        }
    }
}
