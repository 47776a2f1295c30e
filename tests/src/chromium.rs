//! Chromium, started by its own driver.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::process::Command;

use crate::bidi::Connection;
use crate::browser::{Launched, Settings};
use crate::emulation;
use crate::folder::copy_folder;
use crate::policy::ChromiumPolicy;
use crate::process::{Program, find_program};
use crate::profile::Profile;

pub(crate) async fn launch(settings: &Settings) -> Result<Launched> {
    let profile = Profile::new("chromium")?;
    let extension = extension(settings, &profile)?;
    let policy = match (&extension, &settings.policy) {
        (Some(folder), Some(values)) => Some(ChromiumPolicy::set(&id_of(folder)?, values)?),
        _ => None,
    };
    let (program, port) = driver(&profile).await?;
    let address = format!("ws://127.0.0.1:{}/session", port.trim_end_matches('.'));
    let connection = Connection::open(&address).await?;
    let options = json!({
        "binary": find_program(&["/usr/lib/chromium/chromium", "chromium", "google-chrome"])?,
        "args": arguments(settings, &profile, extension.as_deref()),
        // The driver's own list switches extensions off.
        "excludeSwitches": ["disable-extensions", "enable-automation"],
    });
    let wanted = json!({ "capabilities": { "alwaysMatch": {
        "browserName": "chrome",
        "acceptInsecureCerts": true,
        "goog:chromeOptions": options,
    } } });
    connection.command("session.new", wanted).await?;
    let id = extension.as_deref().map(id_of).transpose()?;
    let extension_origin = id.map(|id| format!("chrome-extension://{id}"));
    Ok(Launched { connection, program, policy, profile, extension_origin })
}

/// The real folder of the extension. What a policy is for gets one of its own, so that its id is its own too;
/// so does what is granted something.
fn extension(settings: &Settings, profile: &Profile) -> Result<Option<PathBuf>> {
    let Some(folder) = &settings.extension else { return Ok(None) };
    if settings.policy.is_none() && settings.grants.is_empty() {
        return real(folder).map(Some);
    }
    let own = profile.path().join("extension");
    copy_folder(folder, &own)?;
    if !settings.grants.is_empty() {
        grant(&own, &settings.grants)?;
    }
    real(&own).map(Some)
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

/// Nothing can press a button of Chromium's own question. So this copy of the extension has from the start
/// what it would be given by that press: its requests are then answered with yes, and nothing else of it
/// differs from what ships.
fn grant(folder: &Path, grants: &[String]) -> Result<()> {
    let path = folder.join("manifest.json");
    let mut manifest: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
    let optional = manifest["optional_permissions"].clone();
    for (key, more) in [("permissions", optional), ("host_permissions", json!(grants))] {
        let list = manifest[key].as_array_mut().with_context(|| format!("no list of {key}"))?;
        list.extend(more.as_array().into_iter().flatten().cloned());
    }
    fs::write(&path, manifest.to_string())?;
    Ok(())
}

fn arguments(settings: &Settings, profile: &Profile, extension: Option<&Path>) -> Vec<String> {
    let (width, height) = settings.window;
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
    arguments.extend(emulation::chromium_arguments(settings));
    if !settings.visible {
        arguments.push("--headless=new".to_owned());
    }
    if let Some(port) = settings.double {
        arguments.push(format!("--host-resolver-rules={}", resolver_rules(port)));
    }
    if let Some(folder) = extension {
        arguments.push(format!("--load-extension={}", folder.display()));
    }
    arguments
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
fn id_of(folder: &Path) -> Result<String> {
    let path = real(folder)?;
    let digest = Sha256::digest(path.as_os_str().as_encoded_bytes());
    let letter = |half: u8| char::from(b'a' + half);
    Ok(digest.iter().take(16).flat_map(|byte| [letter(byte >> 4), letter(byte & 15)]).collect())
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
        assert_eq!(id_of(Path::new("/")).unwrap(), "ikfonklcicgdceedcbjoafboeknocnbn");
    }
}
