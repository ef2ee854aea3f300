//! A new page, sentence or asset must reach the binary: the embedding macros notice changed files,
//! but not added ones.

fn main() {
    for folder in ["templates", "assets", "../../../locales"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
