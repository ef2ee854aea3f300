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
        let some = pool.seats() / 3;
        for (way, objective, mixing, alternates) in [
            ("maximin", Objective::Maximin, false, 0),
            ("leximin", Objective::Leximin, false, 0),
            ("leximin, mixed", Objective::Leximin, true, 0),
            ("leximin, mixed, alternates", Objective::Leximin, true, some),
        ] {
            let options = Options {
                objective,
                rows: 1_000,
                alternates,
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
