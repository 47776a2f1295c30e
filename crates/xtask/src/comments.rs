//! Takes the comments out of what GitHub's pages load. They are for people who read the sources, and
//! a fifth of the bytes; everything else of the content script ships as it lies.

use std::fs;
use std::path::Path;

use anyhow::Result;

/// Strips every script and style sheet of this folder.
pub(crate) fn strip(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let text = fs::read_to_string(&path)?;
        fs::write(&path, without_comments(&text))?;
    }
    Ok(())
}

/// The text without lines that are comments and without blank lines. A comment behind code stays:
/// telling it from a text that looks like one would take a parser.
fn without_comments(text: &str) -> String {
    let mut inside = false;
    let mut kept = String::with_capacity(text.len());
    for line in text.lines() {
        let trimmed = line.trim();
        let opens = !inside && trimmed.starts_with("/*");
        let is_comment = inside || opens || trimmed.starts_with("//") || trimmed.is_empty();
        inside = (inside || opens) && !trimmed.ends_with("*/");
        if !is_comment {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn comments_go_and_code_stays() {
        let text =
            "// why\n/** What. */\na(\"// no comment\");\n/* one\n   two */\n\nb(); // behind\n";
        assert_eq!(without_comments(text), "a(\"// no comment\");\nb(); // behind\n");
    }
}
