//! One table from the parts that stand in files of their own, put together by the compiler.

/// How many rows the parts have together.
pub const fn rows<T>(parts: &[&[T]]) -> usize {
    let (mut part, mut rows) = (0, 0);
    while part < parts.len() {
        rows += parts[part].len();
        part += 1;
    }
    rows
}

/// The rows of all parts in their order; the first part has at least one.
pub const fn joined<T: Copy, const N: usize>(parts: &[&[T]]) -> [T; N] {
    let mut out = [parts[0][0]; N];
    let (mut part, mut at) = (0, 0);
    while part < parts.len() {
        let mut row = 0;
        while row < parts[part].len() {
            out[at] = parts[part][row];
            at += 1;
            row += 1;
        }
        part += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_row_is_lost() {
        const PARTS: &[&[u8]] = &[&[1, 2], &[], &[3]];
        assert_eq!(joined::<u8, { rows(PARTS) }>(PARTS), [1, 2, 3]);
    }
}
