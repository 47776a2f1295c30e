//! Who sees which repository, and what does not answer in it.

use super::*;

fn holding(permissions: Vec<(&'static str, &'static str)>, repositories: Repositories) -> Asker {
    Asker::new(Scenario::Happy, TokenWish { permissions, repositories, ..TokenWish::default() })
}

fn names(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect()
}

#[test]
fn one_repository_tells_its_usual_fields() {
    let mut asker = holding(vec![("metadata", "read")], Repositories::All);
    let repository = asker.json("/repos/acme/rocket-skates");
    assert_eq!(repository["id"], 90_002);
    assert_eq!(repository["full_name"], "acme/rocket-skates");
    assert_eq!(repository["private"], true);
    assert_eq!(repository["owner"]["login"], "acme");
    assert_eq!(repository["default_branch"], "main");
    asker.is_refused("/repos/mona/diary", 404, "Not Found");
}

#[test]
fn private_ones_are_listed_with_any_repository_permission_and_reach() {
    let selected = || Repositories::Selected(vec!["rocket-skates".to_owned()]);
    let mut asker = holding(vec![("issues", "read")], selected());
    assert_eq!(names(&asker.json("/orgs/acme/repos")), ["anvil", "rocket-skates"]);
    assert_eq!(
        names(&asker.json("/user/repos")),
        ["anvil", "rocket-skates", "website", "dotfiles"]
    );
    assert_eq!(names(&asker.json("/user/repos?visibility=private")), ["rocket-skates"]);
    assert_eq!(names(&asker.json("/user/repos?affiliation=owner")), ["dotfiles"]);
    assert_eq!(
        names(&asker.json("/user/repos?visibility=public&per_page=2")),
        ["anvil", "website"]
    );
    assert_eq!(names(&asker.json("/orgs/acme/repos?type=public&per_page=5")), ["anvil"]);
    assert_eq!(names(&asker.json("/orgs/acme/repos?per_page=1")), ["anvil"]);

    let mut unreached = holding(vec![("issues", "read")], Repositories::Public);
    assert_eq!(names(&unreached.json("/user/repos?visibility=private")), Vec::<&str>::new());
    let mut no_permission = holding(vec![("members", "read")], Repositories::All);
    assert_eq!(names(&no_permission.json("/orgs/acme/repos")), ["anvil"]);
    let mut all = holding(vec![("contents", "read")], Repositories::All);
    assert_eq!(
        names(&all.json("/orgs/acme/repos?type=private")),
        ["rocket-skates", "dehydrated-boulders", "coyote-lab"]
    );
    all.authorization = None;
    all.is_refused("/user/repos", 401, "Requires authentication");
}

#[test]
fn what_is_switched_off_says_so_to_those_who_may_read_it() {
    let permissions = vec![
        ("metadata", "read"),
        ("contents", "read"),
        ("issues", "read"),
        ("vulnerability_alerts", "read"),
        ("secret_scanning_alerts", "read"),
        ("security_events", "read"),
    ];
    let off = [
        ("issues", 410, "Issues has been disabled in this repository."),
        ("dependabot/alerts", 403, "Dependabot alerts are disabled for this repository."),
        ("secret-scanning/alerts", 404, "Secret scanning is disabled on this repository."),
        ("code-scanning/alerts", 403, "Code scanning is not enabled for this repository."),
        ("commits", 409, "Git Repository is empty."),
    ];
    let mut asker = holding(permissions, Repositories::All);
    let mut stranger = holding(vec![("metadata", "read")], Repositories::All);
    for (path, status, message) in off {
        asker.is_refused(&format!("/repos/acme/coyote-lab/{path}"), status, message);
        assert_eq!(asker.get(&format!("/repos/acme/rocket-skates/{path}")).status, 200, "{path}");
        let refused = format!("/repos/acme/coyote-lab/{path}");
        stranger.is_refused(&refused, 403, "Resource not accessible");
    }
    assert_eq!(asker.get("/repos/acme/coyote-lab").status, 200);
}

#[test]
fn a_check_without_parameters_shows_the_level_write() {
    let path = "/repos/acme/rocket-skates/codespaces/permissions_check";
    let mut writer = holding(vec![("codespaces", "write")], Repositories::All);
    writer.is_refused(path, 422, "Validation Failed");
    assert_eq!(writer.get(&format!("{path}?ref=main")).status, 200);
    let mut reader = holding(vec![("codespaces", "read")], Repositories::All);
    reader.is_refused(path, 403, "Resource not accessible");
}
