//! The statements of the directory.
//!
//! Each one is put together from the same parts: whom the viewer may see ($1..$5),
//! the filters ($6..$12), and how persons were found. Browsing, and a search that finds
//! many, read in the order of an index, so they have a statement per language; a search
//! that finds few sorts them.

/// $6 territory with what lies in it, $7 post, $8 organisation, $9 purpose of a
/// consent, $10 the day on which posts must be held, $11 how that consent stands, $12 only who
/// is blocked.
macro_rules! filtered {
    ($found:expr) => {
        concat!(
            "FROM person p WHERE ", person_scope!("$1", "$2", "$3", "$4", "$5"),
            " AND (CAST($6 AS BIGINT) IS NULL OR p.territory_id IN (SELECT t.id FROM territory t ",
            "LEFT JOIN territory u ON u.id = t.parent_id WHERE t.id = $6 OR t.parent_id = $6 OR u.parent_id = $6))",
            " AND ((CAST($7 AS TEXT) IS NULL AND CAST($8 AS BIGINT) IS NULL)",
            " OR EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id",
            " AND (CAST($7 AS TEXT) IS NULL OR m.role = CAST($7 AS TEXT))",
            " AND (CAST($8 AS BIGINT) IS NULL OR m.organisation_id = $8)",
            " AND ", member_on!("$10"), ")",
            " OR EXISTS (SELECT 1 FROM seat_holder h JOIN seat s ON s.id = h.seat_id WHERE h.person_id = p.id",
            " AND (CAST($7 AS TEXT) IS NULL OR s.role = CAST($7 AS TEXT))",
            " AND (CAST($8 AS BIGINT) IS NULL OR s.organisation_id = $8)",
            " AND s.term_to >= $10 AND ", seated_on!("$10"), "))",
            " AND (CAST($9 AS TEXT) IS NULL OR (CAST($11 AS TEXT) = 'given' AND ", consent_that!("IS NULL"), ")",
            " OR (CAST($11 AS TEXT) <> 'given' AND p.blocked_at IS NULL AND NOT ", consent_that!("IS NULL"),
            " AND (CAST($11 AS TEXT) = 'missing' OR ", consent_that!("IS NOT NULL"), ")))",
            " AND (CAST($12 AS BIGINT) = 0 OR p.blocked_at IS NOT NULL)",
            $found
        )
    };
}

/// A condition on `person p`: a receipt for the purpose $9 that was taken back, or was not.
macro_rules! consent_that {
    ($withdrawn:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM consent c WHERE c.person_id = p.id AND c.purpose = CAST($9 AS TEXT) ",
            "AND c.withdrawn_at ",
            $withdrawn,
            ")"
        )
    };
}

/// The persons whose name, or whose organisation's name, has a word in one of the two
/// ranges; former names and organisations only where the first placeholder says so. A
/// person may come more than once: whoever asks `IN` does not mind.
macro_rules! word {
    ($particulars:literal, $from:literal, $to:literal, $or_from:literal, $or_to:literal) => {
        concat!(
            name!($particulars, $from, $to),
            " UNION ALL ",
            name!($particulars, $or_from, $or_to),
            " UNION ALL ",
            body!($particulars, $from, $to),
            " UNION ALL ",
            body!($particulars, $or_from, $or_to)
        )
    };
}

macro_rules! name {
    ($particulars:literal, $from:literal, $to:literal) => {
        concat!(
            "SELECT id FROM token WHERE kind = 'person' AND token >= ",
            $from,
            " AND token < ",
            $to,
            " AND (field <> 'former' OR ",
            $particulars,
            " = 1)"
        )
    };
}

macro_rules! body {
    ($particulars:literal, $from:literal, $to:literal) => {
        concat!(
            "SELECT m.person_id AS id FROM token ot JOIN membership m ON m.organisation_id = ot.id ",
            "WHERE ", $particulars, " = 1 AND ot.kind = 'organisation' AND ot.token >= ", $from,
            " AND ot.token < ", $to
        )
    };
}

/// One to three words, each with its four bounds; a search never looks for a word that
/// was not typed. The first is passed by, and of each further one a set is made: so the word
/// that finds most comes first.
macro_rules! words {
    ($p:literal, $a:literal $b:literal $c:literal $d:literal) => {
        word!($p, $a, $b, $c, $d)
    };
    ($p:literal, $a:literal $b:literal $c:literal $d:literal, $($more:literal)+ $(, $($most:literal)+)?) => {
        concat!(
            "SELECT id FROM (", word!($p, $a, $b, $c, $d), ") w WHERE id IN (",
            words!($p, $($more)+ $(, $($most)+)?), ")"
        )
    };
}

macro_rules! one {
    () => {
        words!("$13", "$14" "$15" "$16" "$17")
    };
}

macro_rules! two {
    () => {
        words!("$13", "$14" "$15" "$16" "$17", "$18" "$19" "$20" "$21")
    };
}

macro_rules! three {
    () => {
        words!("$13", "$14" "$15" "$16" "$17", "$18" "$19" "$20" "$21", "$22" "$23" "$24" "$25")
    };
}

/// Found by these, of few: the few are read and sorted.
macro_rules! among {
    ($found:expr) => {
        concat!(" AND p.id IN (", $found, ")")
    };
}

/// Found by these, of many: the plus keeps both engines from reading all of them, so that
/// they walk along the sorted index until the page is full.
macro_rules! along {
    ($found:expr) => {
        concat!(" AND +p.id IN (", $found, ")")
    };
}

/// How many there are for somebody who may see everybody: no person is read.
macro_rules! of_everybody {
    ($found:expr) => {
        concat!("SELECT COUNT(DISTINCT id) FROM (", $found, ") found")
    };
}

/// The persons whose name has one of six words.
macro_rules! spelling {
    ($a:literal, $b:literal, $c:literal, $d:literal, $e:literal, $f:literal) => {
        concat!(
            "SELECT id FROM token WHERE kind = 'person' AND (field <> 'former' OR $31 = 1) AND token IN (",
            $a, ", ", $b, ", ", $c, ", ", $d, ", ", $e, ", ", $f, ")"
        )
    };
}

macro_rules! by_spellings {
    () => {
        concat!(
            " AND p.id IN (",
            spelling!("$13", "$14", "$15", "$16", "$17", "$18"),
            " INTERSECT ",
            spelling!("$19", "$20", "$21", "$22", "$23", "$24"),
            " INTERSECT ",
            spelling!("$25", "$26", "$27", "$28", "$29", "$30"),
            ")"
        )
    };
}

macro_rules! contact {
    ($a:literal, $b:literal, $c:literal, $d:literal, $e:literal, $f:literal) => {
        concat!(
            "SELECT person_id AS id FROM contact WHERE kind = 'phone' AND value >= ",
            $a,
            " AND value < ",
            $b,
            " UNION ALL SELECT person_id FROM contact WHERE backwards >= ",
            $c,
            " AND backwards < ",
            $d,
            " UNION ALL SELECT person_id FROM contact WHERE kind = 'email' AND value >= ",
            $e,
            " AND value < ",
            $f
        )
    };
}

macro_rules! a_contact {
    () => {
        contact!("$13", "$14", "$15", "$16", "$17", "$18")
    };
}

/// 0 for whoever bears one of the words (given by where their ranges begin) just so, 1 for
/// those whose names only begin with them: `Бек` before `Бекжан`.
macro_rules! exact_first {
    ($first:literal $(, $more:literal)+) => {
        concat!(
            "CASE WHEN p.id IN (SELECT e.id FROM token e WHERE ", exact!($first $(, $more)+), ") THEN 0 ELSE 1 END"
        )
    };
}

macro_rules! exact {
    ($first:literal $(, $more:literal)+) => {
        concat!(
            "e.kind = 'person' AND e.field IN ('surname', 'given', 'patronymic') AND e.token IN (",
            $first $(, ", ", $more)+, ")"
        )
    };
}

/// A page of persons with what a line of the list shows; by rank first, where there is one.
macro_rules! page {
    ($key:expr, $found:expr, $limit:literal, $offset:literal) => {
        page!("CAST(0 AS BIGINT)", concat!($key), $key, $found, $limit, $offset)
    };
    ($rank:expr, $key:expr, $found:expr, $limit:literal, $offset:literal) => {
        page!($rank, concat!($rank, ", ", $key), $key, $found, $limit, $offset)
    };
    ($rank:expr, $order:expr, $key:expr, $found:expr, $limit:literal, $offset:literal) => {
        concat!(
            "SELECT p.id, p.surname, p.given, p.patronymic, p.territory_id, p.blocked_at, p.version, ",
            "(SELECT f.name FROM former_name f WHERE f.person_id = p.id AND f.position = 0) AS former, ",
            "t.name_kk AS territory_name_kk, t.name_ru AS territory_name_ru, t.name_en AS territory_name_en, ",
            "hm.role AS post, hm.title, ho.slug AS organisation_slug, ho.name_kk AS organisation_name_kk, ",
            "ho.name_ru AS organisation_name_ru, ho.name_en AS organisation_name_en, ",
            "ss.role AS seat_post, so.slug AS council_slug, so.name_kk AS council_name_kk, ",
            "so.name_ru AS council_name_ru, so.name_en AS council_name_en ",
            "FROM (SELECT p.id AS page_id, ", $rank, " AS page_rank, ", $key, " AS page_key ",
            filtered!($found), " ORDER BY ", $order, ", p.id LIMIT ", $limit, " OFFSET ", $offset, ") page ",
            "JOIN person p ON p.id = page.page_id LEFT JOIN territory t ON t.id = p.territory_id ",
            "LEFT JOIN membership hm ON hm.id = (SELECT m.id FROM membership m WHERE m.person_id = p.id ",
            "AND ", member_on!("$10"), " ORDER BY COALESCE(m.since, '') DESC, m.id DESC LIMIT 1) ",
            "LEFT JOIN organisation ho ON ho.id = hm.organisation_id ",
            "LEFT JOIN seat ss ON ss.id = (SELECT s.id FROM seat_holder h JOIN seat s ON s.id = h.seat_id ",
            "WHERE h.person_id = p.id AND s.term_to >= $10 AND ", seated_on!("$10"), " ORDER BY h.since DESC, s.id DESC LIMIT 1) ",
            "LEFT JOIN organisation so ON so.id = ss.organisation_id ",
            "ORDER BY page.page_rank, page.page_key, p.id"
        )
    };
}

macro_rules! sorted {
    ($lang:literal) => {
        concat!(
            "CASE CAST(",
            $lang,
            " AS TEXT) WHEN 'kk' THEN p.sort_kk WHEN 'ru' THEN p.sort_ru ELSE p.sort_en END"
        )
    };
}

keruen_store::statements! {
    pub BROWSE_KK = page!("p.sort_kk", "", "$13", "$14");
    pub BROWSE_RU = page!("p.sort_ru", "", "$13", "$14");
    pub BROWSE_EN = page!("p.sort_en", "", "$13", "$14");
    pub COUNT_ALL = concat!("SELECT COUNT(*) ", filtered!(""));
    pub BY_WORD = page!(exact_first!("$14", "$16"), sorted!("$18"), among!(one!()), "$19", "$20");
    pub ALONG_WORD_KK = page!("p.sort_kk", along!(one!()), "$18", "$19");
    pub ALONG_WORD_RU = page!("p.sort_ru", along!(one!()), "$18", "$19");
    pub ALONG_WORD_EN = page!("p.sort_en", along!(one!()), "$18", "$19");
    /// Whether somebody bears the word just so: they come first, and no index knows that.
    pub BEARS_WORD = concat!("SELECT COUNT(*) FROM (SELECT e.id FROM token e WHERE ", exact!("$1", "$2"), " LIMIT 1) one");
    pub COUNT_WORD = concat!("SELECT COUNT(*) ", filtered!(among!(one!())));
    pub COUNT_WORD_OF_ALL = of_everybody!(words!("$1", "$2" "$3" "$4" "$5"));
    pub BY_TWO = page!(exact_first!("$14", "$16", "$18", "$20"), sorted!("$22"), among!(two!()), "$23", "$24");
    pub COUNT_TWO = concat!("SELECT COUNT(*) ", filtered!(among!(two!())));
    pub COUNT_TWO_OF_ALL = of_everybody!(words!("$1", "$2" "$3" "$4" "$5", "$6" "$7" "$8" "$9"));
    pub BY_THREE = page!(exact_first!("$14", "$16", "$18", "$20", "$22", "$24"), sorted!("$26"),
        among!(three!()), "$27", "$28");
    pub COUNT_THREE = concat!("SELECT COUNT(*) ", filtered!(among!(three!())));
    pub COUNT_THREE_OF_ALL = of_everybody!(words!("$1", "$2" "$3" "$4" "$5", "$6" "$7" "$8" "$9",
        "$10" "$11" "$12" "$13"));
    pub BY_SPELLINGS = page!(sorted!("$32"), by_spellings!(), "$33", "$34");
    pub COUNT_SPELLINGS = concat!("SELECT COUNT(*) ", filtered!(by_spellings!()));
    pub BY_CONTACT = page!(sorted!("$19"), among!(a_contact!()), "$20", "$21");
    pub ALONG_CONTACT_KK = page!("p.sort_kk", along!(a_contact!()), "$19", "$20");
    pub ALONG_CONTACT_RU = page!("p.sort_ru", along!(a_contact!()), "$19", "$20");
    pub ALONG_CONTACT_EN = page!("p.sort_en", along!(a_contact!()), "$19", "$20");
    pub COUNT_CONTACT = concat!("SELECT COUNT(*) ", filtered!(among!(a_contact!())));
    pub COUNT_CONTACT_OF_ALL = of_everybody!(contact!("$1", "$2", "$3", "$4", "$5", "$6"));
    /// Persons tied to eight programmes, and the one ($9) whom the viewer is.
    pub COUNT_TIED = "SELECT COUNT(*) FROM (SELECT person_id FROM person_programme \
        WHERE programme_id IN ($1, $2, $3, $4, $5, $6, $7, $8) UNION SELECT id FROM person WHERE id = $9) tied";
    pub COUNT_EVERYBODY = "SELECT COUNT(*) FROM person";
    // The order of the join is given: from the few keys to the words they stand beside. The second
    // half finds what begins as the word is heard, no more than can be looked through at once.
    pub LIKELY = "SELECT w.token FROM token k CROSS JOIN token w WHERE w.kind = 'person' AND w.id = k.id \
        AND w.field = substr(k.field, 2) AND k.kind = 'person' AND k.token IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, \
        $10, $11, $12, $13, $14, $15, $16) UNION SELECT w.token FROM (SELECT b.id, b.field FROM token b \
        WHERE b.kind = 'person' AND b.token >= $17 AND b.token < $18 ORDER BY b.token, b.id LIMIT 1000) k \
        CROSS JOIN token w WHERE w.kind = 'person' AND w.id = k.id AND w.field = substr(k.field, 2)";
}
