//! Holds a process of a browser for a moment, at random and again and again: what the other processes do meanwhile
//! comes first, as it may on any busy machine. A journey that looks at something before it waited for it fails by that.
//! Switched on by `TOKENWRIGHT_RESTLESS=1`; another number is another order of events.

use std::thread;
use std::time::Duration;

use fastrand::Rng;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::process::{family_of, runs};

const SWITCH: &str = "TOKENWRIGHT_RESTLESS";

/// Shortest hold, in milliseconds: a little more than a frame.
const SHORTEST_HOLD: u64 = 20;
/// Longest hold: long enough for a page to be read, checked and shown by another process.
const LONGEST_HOLD: u64 = 250;
/// Longest time between two holds; each browser has about ten processes that share them.
const LONGEST_REST: u64 = 30;
/// How many times as long anything may take.
const SLOWER: u32 = 6;

/// How long something may take that takes no longer than `usual` on a machine without this.
#[must_use]
pub fn patience(usual: Duration) -> Duration {
    if seed().is_some() { usual * SLOWER } else { usual }
}

/// Holds the processes of a program by turns until it ends, if that is asked for.
pub(crate) fn disturb(program: Pid) {
    let Some(seed) = seed() else { return };
    thread::spawn(move || {
        let mut chance = Rng::with_seed(seed);
        while runs(program) {
            let family: Vec<Pid> = family_of(program).into_iter().collect();
            if let Some(process) = chance.choice(family) {
                hold(process, Duration::from_millis(chance.u64(SHORTEST_HOLD..LONGEST_HOLD)));
            }
            thread::sleep(Duration::from_millis(chance.u64(..LONGEST_REST)));
        }
    });
}

/// A process that ends meanwhile is none of ours any more.
fn hold(process: Pid, time: Duration) {
    if kill(process, Signal::SIGSTOP).is_ok() {
        thread::sleep(time);
        let _ = kill(process, Signal::SIGCONT);
    }
}

fn seed() -> Option<u64> {
    std::env::var(SWITCH).ok()?.parse().ok()
}
