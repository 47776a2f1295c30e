//! Waiting for a state, with one deadline for everything and a sentence when it passes.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::restless::patience;

/// How long anything may take to come about in a page.
pub(crate) const DEADLINE: Duration = Duration::from_secs(15);

/// Pause between two looks: a look is a round trip of about a millisecond.
const PAUSE: Duration = Duration::from_millis(10);

/// Looks until there is something to be seen. A look that fails is one that saw nothing: pages are
/// replaced under our eyes; what it said last goes into the error.
pub(crate) async fn until<T>(
    what: &str,
    mut look: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
    let begun = Instant::now();
    loop {
        let failure = match look().await {
            Ok(Some(seen)) => return Ok(seen),
            Ok(None) => None,
            Err(error) => Some(error),
        };
        if begun.elapsed() > patience(DEADLINE) {
            match failure {
                Some(error) => return Err(error.context(format!("waited in vain for {what}"))),
                None => bail!("waited in vain for {what}"),
            }
        }
        tokio::time::sleep(PAUSE).await;
    }
}
