//! When and where the figures were taken.

use std::fs;
use std::process::Command;

use anyhow::Result;

use crate::tools::output_of;

/// A day and a machine.
#[derive(Debug)]
pub(super) struct Machine {
    /// For instance `2026-11-25`.
    pub(super) date: String,
    /// Processor, cores, browsers.
    pub(super) name: String,
}

impl Machine {
    /// This one, today.
    pub(super) fn this() -> Result<Self> {
        let line = |program: &str, argument: &str| {
            let said = output_of(Command::new(program).arg(argument))?;
            Ok::<_, anyhow::Error>(said.lines().next().unwrap_or_default().trim().to_owned())
        };
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let chromium = line("chromium", "--version")?;
        let firefox = line("firefox-esr", "--version")?;
        let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let load = load.split(' ').nth(1).unwrap_or("unknown").to_owned();
        let rustc = line("rustc", "--version")?;
        Ok(Self {
            date: line("date", "--iso-8601")?,
            name: format!(
                "{}, {cores} cores, load {load}; {chromium}; {firefox}; {rustc}",
                processor()
            ),
        })
    }
}

fn processor() -> String {
    let known = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let named = known.lines().find_map(|line| line.strip_prefix("model name"));
    named
        .and_then(|rest| rest.split_once(':'))
        .map_or("a processor", |(_, name)| name)
        .trim()
        .into()
}
