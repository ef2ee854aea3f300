//! One step: a variable enters the basis, another leaves it.

use super::{At, Needs, PIVOT, Simplex};

impl Simplex {
    /// How the basis changes as a variable enters.
    pub(super) fn direct(&self, entering: usize, direction: &mut [f64]) {
        if entering < self.rows {
            for (place, part) in direction.iter_mut().enumerate() {
                *part = -self.inverse[place * self.rows + entering];
            }
            return;
        }
        direction.fill(0.0);
        for (row, number) in self.column(entering) {
            for (place, part) in direction.iter_mut().enumerate() {
                *part += self.inverse[place * self.rows + row] * number;
            }
        }
    }

    /// How far the variable in a place may go in its direction, and at which bound that ends.
    fn room(&self, place: usize, rate: f64) -> Option<(f64, At)> {
        let variable = self.head[place] as usize;
        let value = self.value[place];
        let (lower, upper) = (self.lower[variable], self.upper[variable]);
        if rate > 0.0 {
            if value < lower - self.feasible {
                Some(((lower - value) / rate, At::Lower))
            } else if value > upper + self.feasible || upper.is_infinite() {
                None
            } else {
                Some(((upper - value) / rate, At::Upper))
            }
        } else if value > upper + self.feasible {
            Some(((upper - value) / rate, At::Upper))
        } else if value < lower - self.feasible || lower.is_infinite() {
            None
        } else {
            Some(((lower - value) / rate, At::Lower))
        }
    }

    /// Takes one step: two passes over the places (Harris), so that among those that block at
    /// nearly the same point the safest number is divided by.
    pub(super) fn step(
        &mut self,
        (entering, gain): (usize, f64),
        direction: &[f64],
    ) -> Option<f64> {
        let sign = if gain > 0.0 { 1.0 } else { -1.0 };
        let mut reach = f64::INFINITY;
        for (place, &part) in direction.iter().enumerate() {
            if part.abs() > PIVOT
                && let Some((room, _)) = self.room(place, -sign * part)
            {
                reach = reach.min(room + self.feasible / part.abs());
            }
        }
        let flip = self.upper[entering] - self.lower[entering];
        let mut leaving: Option<(usize, f64, At)> = None;
        for (place, &part) in direction.iter().enumerate() {
            if part.abs() > PIVOT
                && leaving.is_none_or(|(other, _, _)| part.abs() > direction[other].abs())
                && let Some((room, at)) = self.room(place, -sign * part)
                && room <= reach
            {
                leaving = Some((place, room, at));
            }
        }
        let length = leaving.map_or(f64::INFINITY, |(_, room, _)| room.max(0.0));
        if flip.is_infinite() && leaving.is_none() {
            return None;
        }
        if flip <= length {
            for (value, part) in self.value.iter_mut().zip(direction) {
                *value -= sign * flip * part;
            }
            self.at[entering] = if self.at[entering] == At::Upper {
                At::Lower
            } else {
                At::Upper
            };
            return Some(flip);
        }
        let (place, _, at) = leaving?;
        let value = self.resting(entering) + sign * length;
        for (value, part) in self.value.iter_mut().zip(direction) {
            *value -= sign * length * part;
        }
        let left = self.head[place] as usize;
        self.at[left] = at;
        self.at[entering] = At::Basic;
        self.head[place] = entering as u32;
        self.value[place] = value;
        self.pivot(place, direction);
        self.age += 1;
        Some(length)
    }

    /// Brings the inverse up to date with new numbers of a column in the basis; `false` where that is
    /// not safe.
    pub(super) fn exchange(&mut self, variable: usize) -> bool {
        let place = self.head.iter().position(|&v| v as usize == variable);
        let Some(place) = place.filter(|_| self.needs < Needs::Inverse) else {
            return false;
        };
        let mut direction = vec![0.0; self.rows];
        self.direct(variable, &mut direction);
        if direction[place].abs() < PIVOT.sqrt() {
            return false;
        }
        self.pivot(place, &direction);
        self.age += 1;
        true
    }

    fn pivot(&mut self, place: usize, direction: &[f64]) {
        let rows = self.rows;
        let (before, rest) = self.inverse.split_at_mut(place * rows);
        let (line, after) = rest.split_at_mut(rows);
        let scale = 1.0 / direction[place];
        for part in line.iter_mut() {
            *part *= scale;
        }
        let others = before.chunks_exact_mut(rows).zip(&direction[..place]);
        for (other, &times) in
            others.chain(after.chunks_exact_mut(rows).zip(&direction[place + 1..]))
        {
            if times != 0.0 {
                for (part, by) in other.iter_mut().zip(line.iter()) {
                    *part -= times * by;
                }
            }
        }
    }
}
