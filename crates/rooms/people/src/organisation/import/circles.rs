//! Predecessors: no organisation comes before itself, and none after a row that is not taken.

use std::collections::HashMap;

use super::columns::Column;
use super::entry::{Before, Entry, Known};
use super::row::Reader;
use crate::import::FaultReason;

/// An organisation while the list is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Node {
    Known(i64),
    Entry(usize),
}

/// Who comes before whom once the rows without a fault are taken.
struct Lines<'a, 'b> {
    entries: &'b [Entry<'a>],
    changed: HashMap<i64, usize>,
    stands: HashMap<i64, Option<i64>>,
}

impl<'a, 'b> Lines<'a, 'b> {
    fn new(entries: &'b [Entry<'a>], known: &Known) -> Self {
        let changed = entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| entry.faults.is_empty())
            .filter_map(|(at, entry)| Some((entry.old?.id, at)))
            .collect();
        let stands = known
            .organisations
            .iter()
            .map(|one| (one.id, one.form.predecessor))
            .collect();
        Self {
            entries,
            changed,
            stands,
        }
    }

    fn next(&self, node: Node) -> Option<Node> {
        let entry = match node {
            Node::Entry(at) => Some(at),
            Node::Known(id) => self.changed.get(&id).copied(),
        };
        match (entry.and_then(|at| self.entries.get(at)), node) {
            (Some(entry), _) => match entry.before {
                Before::Stands(id) => id.map(Node::Known),
                Before::Entry(at) => Some(Node::Entry(at)),
            },
            (None, Node::Known(id)) => self.stands.get(&id).copied().flatten().map(Node::Known),
            (None, Node::Entry(_)) => None,
        }
    }

    fn node(&self, at: usize) -> Node {
        match self.entries[at].old {
            Some(old) => Node::Known(old.id),
            None => Node::Entry(at),
        }
    }

    /// How many come before it; `None` if it comes before itself.
    fn depth(&self, at: usize) -> Option<usize> {
        let start = self.node(at);
        let most = self.entries.len() + self.stands.len();
        let (mut node, mut depth) = (self.next(start), 0);
        while let Some(here) = node {
            if here == start {
                return None;
            }
            depth += 1;
            if depth > most {
                // A circle that it only leads into; its members are refused themselves.
                break;
            }
            node = self.next(here);
        }
        Some(depth)
    }
}

/// Refuses rows that would make a circle, and rows whose predecessor is not taken, until all that
/// is left can be taken.
pub(super) fn refuse(entries: &mut [Entry<'_>], readers: &[Reader<'_>], known: &Known) {
    loop {
        let before = Lines::new(entries, known);
        let mut refused: Vec<(usize, FaultReason)> = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            if !entry.faults.is_empty() {
                continue;
            }
            if let Before::Entry(other) = entry.before
                && !entries[other].faults.is_empty()
            {
                refused.push((at, FaultReason::UnknownPredecessor));
            } else if before.depth(at).is_none() {
                refused.push((at, FaultReason::Circle));
            }
        }
        if refused.is_empty() {
            return;
        }
        for (at, reason) in refused {
            let fault = readers[at].fault(Some(Column::Predecessor), reason);
            entries[at].faults.push(fault);
        }
    }
}

/// How many come before each.
pub(super) fn depths(entries: &[Entry<'_>], known: &Known) -> Vec<usize> {
    let before = Lines::new(entries, known);
    (0..entries.len())
        .map(|at| before.depth(at).unwrap_or(0))
        .collect()
}
