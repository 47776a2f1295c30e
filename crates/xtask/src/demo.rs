//! `demo`: the Milestone journey on the double, by hand in a visible browser or by itself without one.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use lexopt::{Arg, Parser};
use tokenwright_core::link::NEW_TOKEN;
use tokenwright_double::{Double, Scenario};
use tokenwright_tests::guided::{Check, Guided};
use tokenwright_tests::{Browser, Desk, Kind, Settings, Tab, extension_directory};

use crate::browsers::have_browsers;
use crate::build;
use crate::workspace::Workspace;

/// The organization of the double that the walk makes a token for.
const ORGANIZATION: &str = "acme";

/// How the demo runs.
enum Mode {
    /// A visible browser on the double.
    Visible,
    /// A visible browser on the real GitHub.
    Live,
    /// By itself, in this browser.
    Headless(Kind),
}

pub(crate) fn run(workspace: &Workspace, arguments: Parser) -> Result<()> {
    let mode = read(arguments)?;
    have_browsers()?;
    build::run(workspace)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    match mode {
        Mode::Visible => runtime.block_on(visible(true)),
        Mode::Live => runtime.block_on(visible(false)),
        Mode::Headless(kind) => {
            let folder = workspace.target.join("demo");
            if folder.exists() {
                fs::remove_dir_all(&folder)?;
            }
            runtime.block_on(Walk::new(folder).run(kind))
        }
    }
}

fn read(mut arguments: Parser) -> Result<Mode> {
    let (mut headless, mut live, mut kind) = (false, false, Kind::Chromium);
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("headless") => headless = true,
            Arg::Long("live") => live = true,
            Arg::Long("firefox") => kind = Kind::Firefox,
            _ => return Err(argument.unexpected().into()),
        }
    }
    ensure!(
        !(headless && live),
        "--headless walks on the double, --live is the real GitHub: choose one"
    );
    Ok(match (headless, live) {
        (true, _) => Mode::Headless(kind),
        (_, true) => Mode::Live,
        _ => Mode::Visible,
    })
}

/// Opens a browser and leaves it to the user until it is closed.
async fn visible(on_double: bool) -> Result<()> {
    let double = if on_double { Some(Double::start(Scenario::Happy).await?) } else { None };
    let settings = Settings {
        extension: Some(extension_directory()?),
        double: double.as_ref().map(Double::port),
        visible: true,
        ..Settings::default()
    };
    let browser = Browser::start(Kind::Chromium, &settings).await?;
    browser.first_tab().await?.goto(NEW_TOKEN).await?;
    if on_double {
        println!("The organization is “{ORGANIZATION}” on the double.");
    }
    println!("Close the browser, or press Control+C, to end.");
    // Either way the browser is dropped, which ends its processes and removes its profile.
    tokio::select! {
        () = closed(&browser) => Ok(()),
        pressed = tokio::signal::ctrl_c() => Ok(pressed?),
    }
}

async fn closed(browser: &Browser) {
    while browser.tab_count().await.is_ok_and(|tabs| tabs > 0) {
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// The journey as a person would make it, with pictures.
struct Walk {
    folder: PathBuf,
    pictures: usize,
}

impl Walk {
    fn new(folder: PathBuf) -> Self {
        Self { folder, pictures: 0 }
    }

    async fn run(mut self, kind: Kind) -> Result<()> {
        let desk = Desk::start(kind, Scenario::Happy).await?;
        let page = desk.token_page().await?;
        let panel = page.panel().await?;
        let guided = Guided::new(&page, &panel);
        self.picture(&page, "start").await?;
        guided.tell_owner(ORGANIZATION).await?;
        self.picture(&page, "organization-told").await?;

        let mut before = guided.checks().await?;
        let mut newly_met = 0;
        guided
            .follow(async |marked, after| {
                let met = turned_met(&before, after);
                println!("{:<44} {}", first_line(&marked.words), met.join(", "));
                before = after.to_vec();
                newly_met += met.len();
                if !met.is_empty() || newly_met == 0 {
                    self.picture(&page, met.first().map_or("step", |id| id)).await?;
                }
                Ok(())
            })
            .await?;
        let checks = guided.checks().await?;
        self.picture(&page, "all-set").await?;

        guided.click_marked().await?;
        guided.wait_for_phase("confirming").await?;
        self.picture(&page, "confirming").await?;
        guided.click_marked().await?;
        guided.wait_for_phase("token-shown").await?;
        self.picture(&page, "token-shown").await?;

        panel.click("#validate-button").await?;
        let verdict = guided.verdict().await?;
        panel.evaluate::<()>("void document.querySelector('#validate').scrollIntoView()").await?;
        self.picture(&page, "verified").await?;
        print_checks(&checks);
        self.report(&panel, &verdict).await?;
        desk.finish().await?;
        ensure!(verdict == "ready", "the verdict is {verdict}, not ready");
        Ok(())
    }

    async fn picture(&mut self, page: &Tab, name: &str) -> Result<()> {
        self.pictures += 1;
        let name = name.replace(':', "-");
        page.screenshot(&self.folder.join(format!("{:02}-{name}.png", self.pictures))).await
    }

    async fn report(&self, panel: &Tab, verdict: &str) -> Result<()> {
        let findings: Vec<(String, String, String)> = panel
            .evaluate(
                "[...document.querySelectorAll('[data-finding]')].map((it) => \
                 [it.dataset.finding, it.dataset.code, it.dataset.evidence])",
            )
            .await?;
        println!("\n{:<64} {:<16} evidence", "finding", "code");
        for (id, code, evidence) in &findings {
            println!("{id:<64} {code:<16} {evidence}");
        }
        let json: String =
            panel.evaluate("document.querySelector('[data-report]').textContent").await?;
        let file = self.folder.join("report.json");
        write(&file, &json)?;
        println!("\n{} pictures and the report in {}", self.pictures, self.folder.display());
        println!("verdict: {verdict}");
        Ok(())
    }
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}

/// The checks that were not met before and are now.
fn turned_met(before: &[Check], after: &[Check]) -> Vec<String> {
    let was_met = |id: &str| before.iter().any(|check| check.id == id && check.status == "met");
    let now_met = after.iter().filter(|check| check.status == "met" && !was_met(&check.id));
    now_met.map(|check| check.id.clone()).collect()
}

fn print_checks(checks: &[Check]) {
    println!("\n{:<64} status", "check");
    for check in checks {
        println!("{:<64} {}", check.id, check.status);
    }
}

fn first_line(words: &str) -> &str {
    words.lines().next().unwrap_or_default()
}
