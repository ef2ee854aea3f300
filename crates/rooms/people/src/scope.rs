//! Conditions that statements of this room share: who may see a person, and what holds on a day.

/// A condition on `person p` that holds for persons whom a [`PersonScope`] includes.
/// The five placeholders take [`PersonScope::values`] in their order.
/// Later rooms ask with it, so that their lists name nobody whom the directory would not.
///
/// [`PersonScope`]: crate::visibility::PersonScope
/// [`PersonScope::values`]: crate::visibility::PersonScope::values
#[macro_export]
macro_rules! person_scope {
    ($all:literal, $programmes:literal, $own:literal, $public:literal, $unblocks:literal) => {
        concat!(
            "((",
            $all,
            " = 1 OR p.id = ",
            $own,
            " OR (CAST(",
            $programmes,
            " AS TEXT) <> '' AND EXISTS (SELECT 1 FROM person_programme pp ",
            "WHERE pp.person_id = p.id AND CAST(",
            $programmes,
            " AS TEXT) LIKE '%,' || CAST(pp.programme_id AS TEXT) || ',%'))",
            " OR (",
            $public,
            " = 1 AND EXISTS (SELECT 1 FROM consent pc WHERE pc.person_id = p.id ",
            "AND pc.purpose = 'name_public' AND pc.withdrawn_at IS NULL)))",
            " AND (",
            $all,
            " = 1 OR p.blocked_at IS NULL OR p.id = ",
            $own,
            " OR (CAST(",
            $unblocks,
            " AS TEXT) <> '' AND EXISTS (SELECT 1 FROM person_programme pb ",
            "WHERE pb.person_id = p.id AND CAST(",
            $unblocks,
            " AS TEXT) LIKE '%,' || CAST(pb.programme_id AS TEXT) || ',%'))))"
        )
    };
}

/// A condition on `membership m`: it holds on the day that the placeholder takes. As
/// [`Span::contains`](crate::Span::contains).
macro_rules! member_on {
    ($day:literal) => {
        concat!(
            "(m.since IS NULL OR m.since <= ",
            $day,
            ") AND (m.until IS NULL OR m.until >= ",
            $day,
            ")"
        )
    };
}

/// A condition on `seat_holder h`: somebody sits there on the day that the placeholder takes, if
/// the term of the seat has that day. As [`Sitting::on`](crate::council::Sitting::on).
macro_rules! seated_on {
    ($day:literal) => {
        concat!(
            "h.since <= ",
            $day,
            " AND (h.until IS NULL OR h.until >= ",
            $day,
            ")"
        )
    };
}

/// A condition on `organisation o`: two of its terms share a day, which only an older version let
/// happen. As [`overlaps`](crate::council::overlaps).
macro_rules! terms_share_a_day {
    () => {
        concat!(
            "EXISTS (SELECT 1 FROM (SELECT DISTINCT term_from, term_to FROM seat WHERE organisation_id = o.id) a ",
            "JOIN (SELECT DISTINCT term_from, term_to FROM seat WHERE organisation_id = o.id) b ",
            "ON a.term_from <= b.term_from AND b.term_from <= a.term_to ",
            "AND (a.term_from < b.term_from OR a.term_to < b.term_to))"
        )
    };
}

/// A condition on `seat s`: its term has the day that the placeholder takes, and nobody sits there.
macro_rules! vacant_on {
    ($day:literal) => {
        concat!(
            "s.term_from <= ",
            $day,
            " AND s.term_to >= ",
            $day,
            " AND NOT EXISTS (SELECT 1 FROM seat_holder h WHERE h.seat_id = s.id AND ",
            seated_on!($day),
            ")"
        )
    };
}
