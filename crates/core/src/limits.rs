//! How much of a network is waited for and read, wherever the requests are sent from.

use std::time::Duration;

/// Longest wait for one answer.
pub const REQUEST: Duration = Duration::from_secs(10);
/// Longest time of a verification, all its requests together.
pub const VERIFICATION: Duration = Duration::from_secs(15);
/// Longest time of an audit: some eighty requests in waves.
pub const AUDIT: Duration = Duration::from_mins(1);
/// Most bytes of a body that are read.
pub const BODY: usize = 1024 * 1024;
/// Most bytes of a header that are kept.
pub const HEADER: usize = 500;
/// Most requests that an audit sends together.
pub const WAVE: usize = 20;
/// How long a page holds a token that nobody uses.
pub const UNUSED: Duration = Duration::from_mins(15);
