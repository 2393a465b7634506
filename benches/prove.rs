//! How long it takes to prove the promises of guides of 10 to 1,000 questions, and to give up on a tangled one.

#![expect(clippy::expect_used, reason = "a benchmark that cannot go on has failed")]

mod family;

use charley::content::check;
use charley::proof::prove;
use divan::{AllocProfiler, Bencher};

/// So that the memory of each is told beside its time: "max alloc" is the peak.
#[global_allocator]
static MEMORY: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

#[divan::bench(args = [10, 30, 100, 300, 1000], sample_count = 5)]
fn family_of(bencher: Bencher<'_, '_>, questions: usize) {
    let checked = check(&family::family(questions), None);
    let guide = checked.guide.expect("the family is sound");
    bencher.bench_local(|| prove(&guide));
}

#[divan::bench(args = [40, 400], sample_count = 3)]
fn tangled_of(bencher: Bencher<'_, '_>, questions: usize) {
    let guide = check(&family::tangled(questions), None).guide.expect("the family is sound");
    bencher.bench_local(|| prove(&guide));
}
