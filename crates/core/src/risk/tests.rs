//! Each permission at each level has its sentence.

use expect_test::expect;

use super::*;

#[test]
fn every_permission_has_a_short_sentence_at_each_of_its_levels() {
    for permission in &Catalogue::built_in().permissions {
        for level in &permission.levels {
            let says = of(&permission.id(), *level);
            assert!(says.chars().count() <= 140, "{} characters: {says}", says.chars().count());
        }
    }
}

#[test]
fn every_known_risk_is_of_a_permission_at_a_level_that_it_has() {
    for level in [Level::Read, Level::Write, Level::Admin] {
        for key in known::keys(level) {
            let known = Catalogue::built_in().by_key(key).unwrap();
            assert!(known.key == key && known.levels.contains(&level), "{key} {level:?}");
        }
    }
}

#[test]
fn what_is_not_known_has_a_general_sentence() {
    let says = |id: &str, level| of(&id.parse().unwrap(), level);
    let lines = [
        says("organization:organization_projects", Level::Write),
        says("account:starring", Level::Read),
        says("repository:a_new_thing", Level::Admin),
        says("repository:contents", Level::Write),
    ];
    expect![[r#"
        Whoever holds the token could read and change what the organization has under “Projects”.
        Whoever holds the token could read what the account has under “Starring”.
        Whoever holds the token could manage and delete what the repositories have under “a_new_thing”.
        Whoever holds the token could push and delete code, branches and releases, and merge pull requests."#]].assert_eq(&lines.join("\n"));
}
