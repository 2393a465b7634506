//! How long it takes to load the shipped guide, as each start does, and to check it, as `charley check` does.

#![expect(clippy::expect_used, reason = "a benchmark that cannot go on has failed")]

use charley::content::{self, Files, check};
use divan::{AllocProfiler, Bencher};

/// So that memory is told beside time: "max alloc" is the peak.
#[global_allocator]
static MEMORY: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 50)]
fn load_the_shipped_guide(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| content::builtin().expect("the shipped guide is sound"));
}

#[divan::bench(sample_count = 50)]
fn check_the_shipped_guide(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| check(&Files::builtin(), None));
}
