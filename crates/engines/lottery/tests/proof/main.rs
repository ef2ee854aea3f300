//! What the engine says, held against what is true: for small pools every legal panel is listed and
//! the whole leximin vector computed in exact fractions; for larger ones every certificate, row and
//! number of the file is checked again. Nothing here shares code with the solver.

mod changes;
mod check;
mod draws;
mod ended;
mod impossible;
mod leximin;
mod oracle;
mod panels;
mod pools;
mod size;
