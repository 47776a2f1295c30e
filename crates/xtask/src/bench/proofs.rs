//! What is no figure but a proof: journeys that hold or do not.

use std::process::Stdio;

use super::row::Row;
use crate::tools::cargo;
use crate::workspace::Workspace;

/// What each proves, the journeys that prove it, and in how many tests.
const PROOFS: [(&str, &str, usize); 2] = [
    ("axe-core violations on all screens, light and dark, both browsers", "accessibility", 14),
    ("places where the token is found but in the one header, both browsers", "leaks", 6),
];

pub(super) fn measure(workspace: &Workspace, rows: &mut Vec<Row>) {
    for (what, journeys, least) in PROOFS {
        let mut command = cargo(&workspace.root);
        command.args(["test", "--locked", "--workspace", "--test", "journeys", "--"]);
        command.args(["--test-threads=1", &format!("{journeys}::")]).stderr(Stdio::inherit());
        let said = command.output().map(|output| output.stdout).unwrap_or_default();
        let said = String::from_utf8_lossy(&said);
        let ended = |word: &str| said.lines().filter(|line| line.ends_with(word)).count();
        let (passed, failed) = (ended(" ... ok"), ended(" ... FAILED"));
        let holds = failed == 0 && passed >= least;
        if !holds {
            println!("{said}");
        }
        let word = if holds { "0" } else { "see above" };
        let figure = format!("{word} ({passed} journeys `{journeys}`)");
        rows.push(Row::held(what, "0", figure, holds));
    }
}
