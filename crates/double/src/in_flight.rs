//! How many requests are being answered at the same moment.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Counts what was begun and is not over.
#[derive(Debug, Clone, Default)]
pub(crate) struct InFlight(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    now: AtomicUsize,
    most: AtomicUsize,
}

impl InFlight {
    /// One more, until what is returned is dropped.
    pub(crate) fn begin(&self) -> Flight {
        let now = self.0.now.fetch_add(1, Ordering::SeqCst) + 1;
        self.0.most.fetch_max(now, Ordering::SeqCst);
        Flight(self.clone())
    }

    /// The number at this moment.
    pub(crate) fn now(&self) -> usize {
        self.0.now.load(Ordering::SeqCst)
    }

    /// The greatest number so far.
    pub(crate) fn most(&self) -> usize {
        self.0.most.load(Ordering::SeqCst)
    }
}

/// One request under way; also if its caller gives up, it ends by being dropped.
#[derive(Debug)]
pub(crate) struct Flight(InFlight);

impl Drop for Flight {
    fn drop(&mut self) {
        self.0.0.now.fetch_sub(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_number_stays() {
        let flights = InFlight::default();
        let (first, second) = (flights.begin(), flights.begin());
        drop((first, second));
        drop(flights.begin());
        assert_eq!(flights.most(), 2);
    }
}
