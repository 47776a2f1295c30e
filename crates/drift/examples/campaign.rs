//! Judges many variants and prints all figures: `campaign FIRST COUNT CHANGES`.

use anyhow::Result;
use tokenwright_drift::{campaign, pages};

fn main() -> Result<()> {
    let numbers: Vec<u64> =
        std::env::args().skip(1).map(|argument| argument.parse()).collect::<Result<_, _>>()?;
    let [first, count, changes] = numbers.as_slice() else {
        anyhow::bail!("usage: campaign FIRST COUNT CHANGES");
    };
    let figures = campaign(&pages()?, *first..first + count, usize::try_from(*changes)?);
    println!("{figures}");
    for ((kind, control), examples) in &figures.lost {
        println!("lost {control} by {kind}: {}", examples[0]);
    }
    let wrong = [
        ("WRONG MET", &figures.wrong_met),
        ("WRONG TARGET", &figures.wrong_targets),
        ("MISREAD", &figures.misread),
    ];
    for (what, failures) in wrong {
        for failure in failures {
            println!("{what} {failure}");
        }
    }
    Ok(())
}
