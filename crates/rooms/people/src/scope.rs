//! The visibility of persons as an SQL condition, for statements of this room.

/// A condition on `person p` that holds for persons whom a [`PersonScope`] includes.
/// The five placeholders take [`PersonScope::values`] in their order.
///
/// [`PersonScope`]: crate::visibility::PersonScope
/// [`PersonScope::values`]: crate::visibility::PersonScope::values
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
