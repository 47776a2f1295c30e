//! `docs/permissions.md`: which of GitHub's permissions a token can be proven to have, at which level.

use expect_test::expect_file;
use tokenwright_core::catalogue::{Catalogue, Permission, Quality};
use tokenwright_core::permission::{Level, Scope};

#[test]
fn the_table_of_what_can_be_proven_equals_the_catalogue() {
    expect_file!["../../docs/permissions.md"].assert_eq(&document());
}

fn document() -> String {
    let catalogue = Catalogue::built_in();
    let mut text = format!(
        "# What a token can be proven to hold\n\n\
         Tokenwright only reads. This is what reading can prove of GitHub's {} permissions, as seen on {}; made from \
         `crates/core/data/permissions.json` by the test `documents` (`UPDATE_EXPECT=1` writes it anew).\n\n",
        catalogue.permissions.len(),
        catalogue.seen
    );
    text += &summary(&catalogue.permissions);
    for scope in Scope::ALL {
        text += &format!(
            "\n## {}\n\n| permission | key | read | write | admin | how |\n",
            scope.section()
        );
        text += "| --- | --- | --- | --- | --- | --- |\n";
        let mut rows: Vec<&Permission> =
            catalogue.permissions.iter().filter(|it| it.scope == scope).collect();
        rows.sort_by_key(|it| &it.title);
        for it in rows {
            let cells = [Level::Read, Level::Write, Level::Admin].map(|level| cell(it, level));
            text +=
                &format!("| {} | `{}` | {} | {} |\n", it.title, it.key, cells.join(" | "), how(it));
        }
    }
    text
}

/// Whether an answer proves this level: nothing if GitHub does not offer it.
fn cell(permission: &Permission, level: Level) -> &'static str {
    if !permission.levels.contains(&level) {
        return "";
    }
    if proven(permission, level) { "yes" } else { "no" }
}

fn proven(permission: &Permission, level: Level) -> bool {
    let fact = &permission.probe;
    let tells =
        !matches!(fact.quality, Quality::None | Quality::NotDiscriminating | Quality::Unknown);
    let path = match level {
        Level::Read => fact.get.as_deref(),
        Level::Write => fact.get_for_write.as_deref(),
        Level::Admin => None,
    };
    // These names are nobody's to guess; and this one address never answers with 2xx.
    let fillable = |path: &str| {
        !["{environment_name}", "{codespace_name}", "{subject_digest}"]
            .iter()
            .any(|it| path.contains(it))
            && !path.ends_with("/permissions_check")
    };
    tells && path.is_some_and(fillable)
}

fn how(permission: &Permission) -> String {
    let fact = &permission.probe;
    let with = match fact.quality {
        Quality::Discriminating => "its own address",
        Quality::OwnerOnly => "its own address, if the user is an owner",
        Quality::PrivateRepoOnly => "on a private repository",
        Quality::Feature => "its own address, if the feature is there",
        Quality::NotUnique => "together with what else opens the address being refused",
        Quality::Unknown => "an answer is a hint only; a refusal counts",
        Quality::NotDiscriminating => "GitHub answers the same with and without it",
        Quality::None => return "no address to read".into(),
    };
    let path = fact.get.as_deref().or(fact.get_for_write.as_deref()).unwrap_or_default();
    format!("{with}: `{}`", path.split('?').next().unwrap_or_default())
}

fn summary(permissions: &[Permission]) -> String {
    let count = |level: Level| {
        let offered = permissions.iter().filter(|it| it.levels.contains(&level)).count();
        let proven =
            permissions.iter().filter(|it| it.levels.contains(&level) && proven(it, level));
        (proven.count(), offered)
    };
    let (read, of_read) = count(Level::Read);
    let (write, of_write) = count(Level::Write);
    let (admin, of_admin) = count(Level::Admin);
    let any =
        permissions.iter().filter(|it| it.levels.iter().any(|level| proven(it, *level))).count();
    format!(
        "An answer proves {any} of {}: level read of {read} (of {of_read} that have it), write of {write} (of {of_write}), \
         admin of {admin} (of {of_admin}). What no answer proves, the form shows before the token is made.\n",
        permissions.len()
    )
}
