//! What a person experiences, from beginning to end, in each browser: one module a journey.

mod accessibility;
mod anything;
mod audit;
mod bad_input;
mod by_hand;
mod coming_back;
mod elsewhere;
mod emulations;
mod eyes;
mod faults;
mod form;
mod gallery;
mod happy;
mod hostile;
mod hostile_page;
mod hosts;
mod importing;
mod keeping;
mod keyboard;
mod leaks;
mod leaving;
mod look;
mod managed;
mod more_faults;
mod narrow;
mod not_an_owner;
mod nothing_offered;
mod organization;
mod own_link;
mod pasted_tokens;
mod permission_at_write;
mod permission_too_many;
mod pointing;
mod popup;
mod prefilled;
mod reminders;
mod reports;
mod repositories;
mod restricted;
mod shortcut;
mod standing;
mod states;
mod stopped;
mod stopping;
mod until_it_works;
mod updated;
mod waiting_for_approval;
mod ways_to_the_token;
mod writing;
mod wrong_owner;

use std::time::Duration;

use anyhow::{Context as _, Result};
use tokenwright_tests::patience;

/// Longer than any journey takes on a slow machine; a hanging one is to fail, not to stay.
const DEADLINE: Duration = Duration::from_mins(3);

/// Makes a journey (`async fn(Kind) -> Result<()>`) a test for each browser.
macro_rules! in_both_browsers {
    ($journey:path) => {
        #[test]
        fn chromium() -> anyhow::Result<()> {
            $crate::travel($journey(tokenwright_tests::Kind::Chromium))
        }

        #[test]
        fn firefox() -> anyhow::Result<()> {
            $crate::travel($journey(tokenwright_tests::Kind::Firefox))
        }
    };
}
pub(crate) use in_both_browsers;

/// Several steps of a list in one test, so that one that hangs is found, and not one browser after the other for all.
macro_rules! parts {
    ($($name:ident $part:literal),*) => {$(
        mod $name {
            #[test]
            fn chromium() -> anyhow::Result<()> {
                super::travel($part, tokenwright_tests::Kind::Chromium)
            }

            #[test]
            fn firefox() -> anyhow::Result<()> {
                super::travel($part, tokenwright_tests::Kind::Firefox)
            }
        }
    )*};
}
pub(crate) use parts;

fn travel(journey: impl Future<Output = Result<()>>) -> Result<()> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let arrived =
        runtime.block_on(async { tokio::time::timeout(patience(DEADLINE), journey).await });
    arrived.context("the journey did not end in time")?
}
