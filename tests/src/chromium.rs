//! Chromium, started by its own driver.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::process::Command;

use crate::bidi::Connection;
use crate::browser::{Colours, Launched, Settings};
use crate::process::{Program, find_program};
use crate::profile::Profile;

pub(crate) async fn launch(settings: &Settings) -> Result<Launched> {
    let profile = Profile::new("chromium")?;
    let granting = !settings.grants.is_empty();
    let copy = granting.then(|| granting_copy(settings, &profile)).transpose()?;
    let extension = copy.as_deref().or(settings.extension.as_deref());
    let (program, port) = driver(&profile).await?;
    let address = format!("ws://127.0.0.1:{}/session", port.trim_end_matches('.'));
    let connection = Connection::open(&address).await?;
    let options = json!({
        "binary": find_program(&["/usr/lib/chromium/chromium", "chromium", "google-chrome"])?,
        "args": arguments(settings, &profile, extension)?,
        // The driver's own list switches extensions off.
        "excludeSwitches": ["disable-extensions", "enable-automation"],
    });
    let wanted = json!({ "capabilities": { "alwaysMatch": {
        "browserName": "chrome",
        "acceptInsecureCerts": true,
        "goog:chromeOptions": options,
    } } });
    connection.command("session.new", wanted).await?;
    let extension_origin = extension.map(origin_of).transpose()?;
    Ok(Launched { connection, program, profile, extension_origin })
}

/// Starts the driver on a port of its choice. It chooses one that is free for IPv6 and gives up if that
/// one is taken for IPv4, as a double's may be: then it chooses anew.
async fn driver(profile: &Profile) -> Result<(Program, String)> {
    const CHOICES: usize = 10;
    let mut choice = 1;
    loop {
        let mut command = Command::new(find_program(&["chromedriver"])?);
        command.args(["--port=0", "--log-level=SEVERE"]).env("TMPDIR", profile.temporary());
        let program = Program::start(&mut command)?;
        match program.line_after("started successfully on port ").await {
            Ok(port) => return Ok((program, port)),
            Err(error) => {
                let taken = program.said().iter().any(|line| line.contains("port not available"));
                if !taken || choice == CHOICES {
                    return Err(error);
                }
                choice += 1;
            }
        }
    }
}

/// Nothing can press a button of Chromium's own question. So a copy of the extension has from the start
/// what it would be given by that press: its requests are then answered with yes, and nothing else of it
/// differs from what ships.
fn granting_copy(settings: &Settings, profile: &Profile) -> Result<PathBuf> {
    let from = settings.extension.as_deref().context("nothing to grant without an extension")?;
    let to = profile.path().join("extension");
    copy_folder(from, &to)?;
    let path = to.join("manifest.json");
    let mut manifest: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
    let optional = manifest["optional_permissions"].clone();
    let given = [("permissions", optional), ("host_permissions", json!(settings.grants))];
    for (key, more) in given {
        let list = manifest[key].as_array_mut().with_context(|| format!("no list of {key}"))?;
        list.extend(more.as_array().into_iter().flatten().cloned());
    }
    fs::write(&path, manifest.to_string())?;
    Ok(to)
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

fn arguments(
    settings: &Settings,
    profile: &Profile,
    extension: Option<&Path>,
) -> Result<Vec<String>> {
    let (width, height) = settings.window;
    let scheme = match settings.colours {
        Colours::Dark => 0,
        Colours::Light => 1,
    };
    let mut arguments: Vec<String> = [
        // Root in a container has no other way; every page comes from the double.
        "--no-sandbox",
        "--ignore-certificate-errors",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-search-engine-choice-screen",
        "--password-store=basic",
        "--lang=en-US",
        // Branded builds of 137 and later load no extension from the command line otherwise.
        "--disable-features=DisableLoadExtensionCommandLineSwitch",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.push(format!("--user-data-dir={}", profile.user().display()));
    arguments.push(format!("--window-size={width},{height}"));
    arguments.push(format!("--blink-settings=preferredColorScheme={scheme}"));
    if !settings.visible {
        arguments.push("--headless=new".to_owned());
    }
    if let Some(port) = settings.double {
        arguments.push(format!("--host-resolver-rules={}", resolver_rules(port)));
    }
    if let Some(folder) = extension {
        arguments.push(format!("--load-extension={}", real(folder)?.display()));
    }
    Ok(arguments)
}

/// GitHub's hosts lead to the double, every other name to nowhere.
fn resolver_rules(port: u16) -> String {
    let hosts = [
        "github.com",
        "api.github.com",
        "github.githubassets.com",
        "acme.ghe.com",
        "api.acme.ghe.com",
        "github.example",
    ];
    let mut rules: Vec<String> =
        hosts.iter().map(|host| format!("MAP {host} 127.0.0.1:{port}")).collect();
    rules.push("MAP * ~NOTFOUND".to_owned());
    rules.push("EXCLUDE 127.0.0.1".to_owned());
    rules.join(", ")
}

/// Chromium names an unpacked extension without a key after its folder: the first 16 bytes of the path's
/// SHA-256, in hexadecimal digits from `a` to `p`.
fn origin_of(folder: &Path) -> Result<String> {
    let path = real(folder)?;
    let digest = Sha256::digest(path.as_os_str().as_encoded_bytes());
    let letter = |half: u8| char::from(b'a' + half);
    let id: String =
        digest.iter().take(16).flat_map(|byte| [letter(byte >> 4), letter(byte & 15)]).collect();
    Ok(format!("chrome-extension://{id}"))
}

fn real(folder: &Path) -> Result<PathBuf> {
    fs::canonicalize(folder).with_context(|| format!("no extension in {}", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unpacked_extension_is_named_after_its_folder() {
        // The root folder exists everywhere; SHA-256("/") is 8a5edab282632443…
        assert_eq!(
            origin_of(Path::new("/")).unwrap(),
            "chrome-extension://ikfonklcicgdceedcbjoafboeknocnbn"
        );
    }
}
