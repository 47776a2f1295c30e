//! `docs/bench.md`: the table and the plots of one run, with day and machine.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::machine::Machine;
use super::row::Row;
use super::{Bench, plot};

const COST: &str = "bench-cost.svg";
const TIME_LINE: &str = "bench-verification.svg";

/// Writes the document and its pictures.
pub(super) fn write(folder: &Path, bench: &Bench, machine: &Machine) -> Result<()> {
    fs::write(folder.join(COST), plot::cost(&bench.curves))?;
    if let Some(time_line) = &bench.time_line {
        fs::write(folder.join(TIME_LINE), plot::time_line(time_line))?;
    }
    let rows: String = bench.rows.iter().map(line).collect();
    let Machine { date, name } = machine;
    let text = format!(
        "# What good is measured by\n\n\
         Made by `cargo xtask bench --docs` on {date}: {name}. Timings are that machine's, and whatever else it did then \
         adds to them; the rest is the same everywhere. A target without a figure of others stands for what a person \
         notices: a frame has 16 ms, an answer feels immediate within 50 ms.\n\n\
         | what | target | figure | verdict |\n| --- | --- | --- | --- |\n{rows}\n\
         ## Cost over the size of the page\n\n\
         ![Reading a page natively, from 250 to 25,000 nodes, on logarithmic axes]({COST})\n\n\
         The fastest of 30 samples for each size, by `crates/page/benches`. The page is the filled form, made larger \
         once with lists and links, once with copies of the form itself, which every search has to look at.\n\n\
         ## A verification\n\n\
         ![The requests of a verification, in two rounds, above the same ones sent one by one]({TIME_LINE})\n\n\
         ## How it is measured\n\n\
         The browsers load a copy of the extension whose content script has `crates/xtask/src/bench/witness.js` put before \
         it: it times every callback of ours on GitHub's page, and counts what is asked to run later; \
         `crates/xtask/src/bench/panel_witness.js` does the same for what the panel hears from the page. Style and layout \
         that a mark causes after our callbacks are the browser's, and not in it. In Firefox the panel's frame has the \
         process of GitHub's page, so what the panel does counts there as well; whether it can run while the page is \
         kept busy is tried out each time. The form is the double's, made as large as GitHub's. “Updated” is when the \
         panel's document has changed, by the clocks of both documents. \
         Firefox is given its fine clock; it tells no program how large a page's heap is, so its row is of the wasm's \
         memory only.\n"
    );
    let file = folder.join("bench.md");
    fs::write(&file, text)?;
    println!("{}", file.display());
    Ok(())
}

fn line(row: &Row) -> String {
    let verdict = if row.holds == Some(false) { "**missed**" } else { row.verdict() };
    format!("| {} | {} | {} | {verdict} |\n", row.what, row.target, row.figure)
}
