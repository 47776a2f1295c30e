//! What is no figure but a proof: journeys that hold or do not.

use super::row::Row;
use crate::tools::{cargo, run as run_program};
use crate::workspace::Workspace;

/// What each proves, and the journeys that prove it.
const PROOFS: [(&str, &str); 2] = [
    ("axe-core violations on all screens, light and dark, both browsers", "accessibility"),
    ("places where the token is found but in the one header, both browsers", "leaks"),
];

pub(super) fn measure(workspace: &Workspace, rows: &mut Vec<Row>) {
    for (what, journeys) in PROOFS {
        let mut command = cargo(&workspace.root);
        command.args(["test", "--quiet", "--locked", "--package", "tokenwright-tests"]);
        command.args(["--test", "journeys", "--", "--test-threads=1", journeys]);
        let outcome = run_program(&mut command);
        let word = if outcome.is_ok() { "0" } else { "see above" };
        let figure = format!("{word} (journeys `{journeys}`)");
        rows.push(Row::held(what, "0", figure, outcome.is_ok()));
    }
}
