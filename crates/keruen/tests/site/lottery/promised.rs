//! What quotas promise before anything is prepared.
// words: what people write in tables

use super::Table;

const HEAD: &str = "feature;value;min;max\n";

fn check(table: &Table, quotas: &str, seats: &str) -> crate::house::Outcome {
    table.lottery(&[
        "check",
        "--people",
        "people.csv",
        "--quotas",
        quotas,
        "--seats",
        seats,
    ])
}

#[test]
fn quotas_are_looked_at_without_a_lottery() {
    let table = Table::new();
    let before = table.names();
    check(&table, "quotas.csv", "6")
        .exits(0)
        .prints("All quotas can be met: a panel of 6 is possible.")
        .prints("Everybody's chance is 20.0%.")
        .prints("keruen lottery prepare --people");
    assert_eq!(table.names(), before, "nothing is written");

    // Everybody of Beineu, nobody of Zhanaozen, four of the eighteen of Aktau.
    let quotas = format!("{HEAD}аудан;Ақтау;0;8\nаудан;Бейнеу;6;6\nаудан;Жаңаөзен;0;0\n");
    table.write("certain.csv", quotas);
    check(&table, "certain.csv", "10")
        .exits(0)
        .prints("For those who can be drawn at all, the lowest chance can be brought to 22.2%;")
        .prints("the average of everybody, with those who cannot, is 33.3%.")
        .prints("sit in every panel, so their chance is 100% (6): A-02,")
        .prints("their chance is 0 (6): A-03,");
}

#[test]
fn without_time_nothing_is_promised() {
    let table = Table::new();
    let args = ["--people", "people.csv", "--quotas", "quotas.csv"];
    let limit = ["--seats", "6", "--time-limit", "1e-9"];
    table
        .lottery(&[&["check"], &args[..], &limit[..]].concat())
        .exits(2)
        .complains("The time was over before it was known whether there is a panel.");
}

#[test]
fn each_way_out_says_its_lowest_chance() {
    let table = Table::new();
    let quotas = format!("{HEAD}аудан;Ақтау;0;8\nаудан;Бейнеу;7;7\nаудан;Жаңаөзен;0;2\n");
    table.write("q.csv", quotas);
    let told = check(&table, "q.csv", "8")
        .exits(3)
        .prints("at least 7 are to be chosen, and the list has 6")
        .prints("No panel of 8 among these 30 people")
        .prints("lower the least from 7 to 6")
        .prints("the lowest chance would then be 8.3%");
    assert!(!told.out.contains("in the file"), "there is none");
    table.write("q.csv", "feature;value;min\n");
    check(&table, "q.csv", "6").exits(2);
}
