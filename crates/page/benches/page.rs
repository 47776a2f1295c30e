//! What reading a page and holding it against a recipe costs, over the size of the page. The panel does both
//! whenever the page has changed.

#![allow(missing_docs, reason = "the macros of criterion make functions")]
#![allow(clippy::unwrap_used, reason = "a page that cannot be had is no figure")]

use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::{Measurement, ValueFormatter, WallTime};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use nix::time::ClockId;
use tokenwright_core::login::Login;
use tokenwright_core::{Wanted, evaluate, recipe};
use tokenwright_page::{Node, NodeId, Snapshot, read};

const SIZES: [usize; 7] = [250, 500, 1_000, 2_500, 5_000, 10_000, 25_000];
/// The saved page that is made larger: the form as it has to be.
const PAGE: &str = include_str!("../../../tests/fixtures/pages/wanted.json");

fn benches(criterion: &mut Criterion<CpuTime>) {
    let page = Snapshot::from_json(PAGE).unwrap();
    reading(criterion, "read", |nodes| padded(&page, nodes, &lines(&page)));
    // Every further node is one more that any of the searches may have to look at.
    let inside = page.nodes.iter().skip(2).cloned().collect::<Vec<_>>();
    reading(criterion, "read-look-alikes", |nodes| padded(&page, nodes, &inside));
    evaluating(criterion, |nodes| padded(&page, nodes, &lines(&page)));
}

fn reading(criterion: &mut Criterion<CpuTime>, name: &str, page: impl Fn(usize) -> Snapshot) {
    let mut group = criterion.benchmark_group(name);
    for size in SIZES {
        let snapshot = page(size);
        group.throughput(Throughput::Elements(size as u64));
        group.bench_with_input(BenchmarkId::from_parameter(size), &snapshot, |bencher, it| {
            bencher.iter(|| black_box(read(black_box(it)).state));
        });
    }
    group.finish();
}

fn evaluating(criterion: &mut Criterion<CpuTime>, page: impl Fn(usize) -> Snapshot) {
    let recipe = recipe::by_id("milestone-copilot").unwrap();
    let owner = Login::parse("acme").unwrap();
    let wanted = Wanted { recipe, owner: Some(&owner), today: "2026-11-23".parse().unwrap() };
    let mut group = criterion.benchmark_group("evaluate");
    for size in SIZES {
        let state = read(&page(size)).state;
        group.bench_with_input(BenchmarkId::from_parameter(size), &state, |bencher, state| {
            bencher.iter(|| black_box(evaluate(wanted, black_box(state))));
        });
    }
    group.finish();
}

/// What most of a page is made of: lines of a list, links and their texts.
fn lines(page: &Snapshot) -> Vec<Node> {
    let of_menu = |node: &&Node| ["li", "a", "span"].contains(&node.tag.as_str());
    page.nodes.iter().filter(of_menu).take(12).cloned().collect()
}

/// The page with copies of these nodes at its end, up to so many nodes altogether. What is around a copied
/// node is its own copy, or the page's body.
fn padded(page: &Snapshot, nodes: usize, more: &[Node]) -> Snapshot {
    let mut padded = page.clone();
    let body = page.nodes.iter().find(|node| node.tag == "body").unwrap().id;
    let highest = page.nodes.iter().map(|node| node.id.0).max().unwrap();
    let copy_of = |id: NodeId, round: u32| NodeId(id.0 + round * highest);
    for round in 1_u32.. {
        for node in more {
            if padded.nodes.len() >= nodes {
                return padded;
            }
            let around = node.parent.filter(|id| more.iter().any(|other| other.id == *id));
            let parent = Some(around.map_or(body, |id| copy_of(id, round)));
            padded.nodes.push(Node { id: copy_of(node.id, round), parent, ..node.clone() });
        }
    }
    padded
}

/// What the processor spends on it: the largest pages take longer than a busy machine leaves a program alone.
struct CpuTime;

impl Measurement for CpuTime {
    type Intermediate = Duration;
    type Value = Duration;

    fn start(&self) -> Duration {
        ClockId::CLOCK_THREAD_CPUTIME_ID.now().unwrap().into()
    }

    fn end(&self, begun: Duration) -> Duration {
        self.start().saturating_sub(begun)
    }

    fn add(&self, one: &Duration, other: &Duration) -> Duration {
        *one + *other
    }

    fn zero(&self) -> Duration {
        Duration::ZERO
    }

    fn to_f64(&self, time: &Duration) -> f64 {
        time.as_secs_f64() * 1e9
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        WallTime.formatter()
    }
}

criterion_group! {
    name = all;
    config = Criterion::default()
        .with_measurement(CpuTime)
        .sample_size(30)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = benches
}
criterion_main!(all);
