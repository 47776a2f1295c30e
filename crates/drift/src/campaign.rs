//! Many variants, judged.

use std::ops::Range;

use crate::figures::{Figures, Seed};
use crate::oracle::Truth;
use crate::pages::{Original, PagesError, pages};
use crate::variant::Variant;

/// Judges a variant for each seed, of the pages in turn.
pub fn campaign(pages: &[Original], seeds: Range<u64>, changes: usize) -> Figures {
    let truths: Vec<Truth> = pages.iter().filter_map(Truth::of).collect();
    let mut figures = Figures::default();
    for (seed, truth) in seeds.zip(truths.iter().cycle()) {
        let variant = truth.variant(seed, changes);
        let judgement = truth.judge(&variant, &truth.see(&variant));
        let seed = Seed { page: truth.name.clone(), seed, changes };
        figures.add(seed, &variant, judgement);
    }
    figures
}

/// Makes one variant of a campaign again.
///
/// # Errors
/// If the recorded pages cannot be read, or none has this name.
pub fn replay(page: &str, seed: u64, changes: usize) -> Result<(Truth, Variant), PagesError> {
    let all = pages()?;
    let original = all.iter().find(|original| original.name == page);
    let truth = original.and_then(Truth::of).ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|original| original.name.as_str()).collect();
        PagesError::new(format!("there is no page {page:?}; there are {}", names.join(", ")))
    })?;
    let variant = truth.variant(seed, changes);
    Ok((truth, variant))
}
