//! The program as its users run it: a process, with the double in GitHub's place.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

mod arguments;
mod audit;
mod bench;
mod verify;
mod way;
