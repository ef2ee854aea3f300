//! How long a preparation takes, for the pools that speed is promised for.

use criterion::{Criterion, criterion_group, criterion_main};
use keruen_lottery::format::Objective;
use keruen_lottery::generate::known;
use keruen_lottery::prepare::{Options, prepare};

fn preparations(criterion: &mut Criterion) {
    for name in [
        "caravan300",
        "generic500",
        "tight500",
        "generic2000",
        "generic10000",
    ] {
        let pool = known(name, "keruen").expect("a known pool");
        let mut group = criterion.benchmark_group(name);
        group.sample_size(10);
        for (way, objective, mixing) in [
            ("maximin", Objective::Maximin, false),
            ("leximin", Objective::Leximin, false),
            ("leximin, mixed", Objective::Leximin, true),
        ] {
            let options = Options {
                objective,
                rows: 1_000,
                alternates: 0,
                seed: "keruen".to_owned(),
                mixing,
            };
            group.bench_function(way, |bencher| {
                bencher.iter(|| prepare(&pool, &options, &mut ()));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, preparations);
criterion_main!(benches);
