//! The browsers that the journeys drive: found, or installed where that is allowed, or asked for.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::tools::{output_of, run};

/// Debian's package, and a path that shows it is there.
const PACKAGES: [(&str, &str); 4] = [
    ("chromium", "/usr/bin/chromium"),
    ("chromium-driver", "/usr/bin/chromedriver"),
    ("firefox-esr", "/usr/bin/firefox-esr"),
    // Without it texts have other widths from machine to machine.
    ("fonts-liberation", "/usr/share/fonts/truetype/liberation"),
];

/// Installs what is missing when this is root on a Debian system; says the one command to run otherwise.
pub(crate) fn have_browsers() -> Result<()> {
    let missing: Vec<&str> = PACKAGES
        .iter()
        .filter(|(_, sign)| !Path::new(sign).exists())
        .map(|(package, _)| *package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    if !may_install()? {
        bail!("browsers are missing; run: sudo apt-get install --yes {packages}");
    }
    println!("installing {packages}");
    run(apt_get().args(["update", "--quiet"]))?;
    run(apt_get().args(["install", "--quiet", "--yes", "--no-install-recommends"]).args(&missing))
}

fn may_install() -> Result<bool> {
    let root = output_of(Command::new("id").arg("-u"))?.trim() == "0";
    Ok(root && Path::new("/usr/bin/apt-get").exists())
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
