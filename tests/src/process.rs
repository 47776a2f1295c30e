//! A browser's process group: started apart, its output read for an address, ended with all its children.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use nix::sys::signal::{Signal, kill, killpg};
use nix::unistd::Pid;
use tokio::io::{AsyncBufReadExt as _, AsyncRead, BufReader};
use tokio::process::Command;
use tokio::sync::watch;

use crate::restless::{self, patience};

const START_DEADLINE: Duration = Duration::from_mins(1);
const END_DEADLINE: Duration = Duration::from_secs(5);

/// A running program and whatever it started; all of it ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Program {
    name: String,
    group: Option<Pid>,
    said: watch::Receiver<Vec<String>>,
}

impl Program {
    /// Starts the command in a process group of its own.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let name = command.as_std().get_program().to_string_lossy().into_owned();
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .process_group(0)
            .spawn()
            .with_context(|| format!("{name} could not be started"))?;
        let group = child.id().and_then(|id| i32::try_from(id).ok()).map(Pid::from_raw);
        let (listener, said) = watch::channel(Vec::new());
        listen(child.stdout.take(), listener.clone());
        listen(child.stderr.take(), listener);
        // Waited for, so that no dead process stays behind.
        tokio::spawn(async move { child.wait().await });
        if let Some(group) = group {
            restless::disturb(group);
        }
        Ok(Self { name, group, said })
    }

    /// The rest of the first line of output that contains `marker`.
    pub(crate) async fn line_after(&self, marker: &str) -> Result<String> {
        let rest = |line: &String| Some(line.split_once(marker)?.1.trim().to_owned());
        let mut said = self.said.clone();
        let there = said.wait_for(|lines| lines.iter().any(|line| rest(line).is_some()));
        let found = match tokio::time::timeout(patience(START_DEADLINE), there).await {
            Ok(Ok(lines)) => lines.iter().find_map(rest),
            Ok(Err(_)) | Err(_) => None,
        };
        found.with_context(|| {
            format!("{} never said \"{marker}\", but:\n{}", self.name, self.said().join("\n"))
        })
    }

    /// Every line of output so far.
    pub(crate) fn said(&self) -> Vec<String> {
        self.said.borrow().clone()
    }

    /// The program's own process.
    pub(crate) fn own(&self) -> Option<Pid> {
        self.group
    }

    /// The program's process and every one that it started, directly or not.
    pub(crate) fn family(&self) -> BTreeSet<Pid> {
        self.group.map(family_of).unwrap_or_default()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let Some(group) = self.group else { return };
        // A driver puts its browser into another group, so the family is listed before it falls apart.
        let family = family_of(group);
        let _ = killpg(group, Signal::SIGKILL);
        for process in &family {
            if runs(*process) {
                let _ = kill(*process, Signal::SIGKILL);
            }
        }
        // Only then may the profile go: a dying browser still writes into it.
        let begun = Instant::now();
        while family.iter().any(|process| runs(*process)) && begun.elapsed() < END_DEADLINE {
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

/// Whether the process is there and is not merely waiting to be noticed as dead.
pub(crate) fn runs(process: Pid) -> bool {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"));
    stat.is_ok_and(|stat| !after_name(&stat).starts_with(['Z', 'X']))
}

fn listen(output: Option<impl AsyncRead + Unpin + Send + 'static>, to: watch::Sender<Vec<String>>) {
    let Some(output) = output else { return };
    tokio::spawn(async move {
        let mut lines = BufReader::new(output).lines();
        // Read to the end whether anybody cares or not: a full pipe would stop the browser.
        while let Ok(Some(line)) = lines.next_line().await {
            to.send_modify(|said| said.push(line));
        }
    });
}

pub(crate) fn family_of(root: Pid) -> BTreeSet<Pid> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let parents: Vec<(Pid, Pid)> =
        processes.filter_map(|entry| with_parent(&entry.path())).collect();
    let mut family = BTreeSet::from([root]);
    loop {
        let before = family.len();
        for (process, parent) in &parents {
            if family.contains(parent) {
                family.insert(*process);
            }
        }
        if family.len() == before {
            return family;
        }
    }
}

fn with_parent(directory: &Path) -> Option<(Pid, Pid)> {
    let process = directory.file_name()?.to_str()?.parse().ok()?;
    let stat = fs::read_to_string(directory.join("stat")).ok()?;
    let parent = after_name(&stat).split_whitespace().nth(1)?.parse().ok()?;
    Some((Pid::from_raw(process), Pid::from_raw(parent)))
}

/// A line of `/proc/<id>/stat` from the state on; the name before it may contain anything, brackets too.
fn after_name(stat: &str) -> &str {
    stat.rsplit_once(')').map_or("", |(_, rest)| rest.trim_start())
}

/// The first of these programs that exists: absolute paths as they are, names on `PATH`.
pub(crate) fn find_program(candidates: &[&str]) -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    candidates
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|program| program.is_file())
        .with_context(|| format!("none of these is installed: {}", candidates.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_program_ends_with_all_it_started() {
        let mut command = Command::new("sh");
        // The inner shell has a process group of its own, as a browser started by its driver has.
        command.args(["-c", "setsid sh -c 'sleep 60' & echo inner $!; wait"]);
        let program = Program::start(&mut command).unwrap();
        let inner = Pid::from_raw(program.line_after("inner ").await.unwrap().parse().unwrap());
        let family = program.family();
        assert!(family.contains(&inner) && runs(inner));
        drop(program);
        assert!(family.iter().all(|process| !runs(*process)));
    }
}
