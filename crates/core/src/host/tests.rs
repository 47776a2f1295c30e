use proptest::prelude::*;

use super::*;

proptest! {
    #[test]
    fn whatever_is_typed_leads_to_no_other_host(
        typed in r"(https?://)?[\w.\[\]:@/\\-]{0,20}(github|ghe)?\.?\PC{0,12}",
    ) {
        if let Ok(host) = Host::parse(&typed) {
            prop_assert!(typed.to_ascii_lowercase().contains(host.as_str()));
            prop_assert_eq!(Host::of_origin(&host.page_origin()), Some(host.clone()));
            let api = host.api();
            let api_host = api["https://".len()..].split('/').next().unwrap_or_default();
            let below = format!("api.{host}");
            prop_assert!(api_host == host.as_str() || api_host == below);
        }
    }
}

#[track_caller]
fn check(typed: &str, expected: Result<&str, HostError>) {
    let host = Host::parse(typed);
    assert_eq!(host.as_ref().map(Host::as_str).map_err(|e| *e), expected, "{typed}");
}

#[test]
fn what_people_paste_is_understood() {
    check("github.com", Ok("github.com"));
    check("https://www.github.com/", Ok("github.com"));
    check("api.github.com", Ok("github.com"));
    check(" Acme.GHE.com\n", Ok("acme.ghe.com"));
    check("https://acme.ghe.com/settings/tokens?type=beta#x", Ok("acme.ghe.com"));
    check("https://api.acme.ghe.com/user", Ok("acme.ghe.com"));
    check("HTTP://github.example:443/login", Ok("github.example"));
    check("github.corp.example.", Ok("github.corp.example"));
    check("//git.acme.com/acme", Ok("git.acme.com"));
    check("github.acme.com", Ok("github.acme.com"));
    check("github.company.com", Ok("github.company.com"));
    check("10.1.2.3", Ok("10.1.2.3"));
    check("[fd00::7]", Ok("[fd00::7]"));
    // The API's name leads elsewhere only where GitHub has one.
    check("api.github.example", Ok("api.github.example"));
}

#[test]
fn what_is_no_host_is_refused() {
    check("", Err(HostError::Empty));
    check("https://", Err(HostError::Empty));
    check("github.example:8443", Err(HostError::Port));
    check("https://github.example:8443/x", Err(HostError::Port));
    check(&"a.".repeat(130), Err(HostError::TooLong));
    for typed in [
        "acme",
        "localhost",
        "my server.example",
        "mona@github.example",
        "https://mona:hunter2@github.example",
        "a..b",
        "-a.example",
        "a-.example",
        "*.example",
        "gìthub.com",
        "999.1.2.3",
        "1.2.3",
        "0x7f.1",
        "01.2.3.4",
        "[x]",
        "[fd00]",
        "[fd00::g]",
        "[::1",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "github.example\\@x.example",
    ] {
        let error = Host::parse(typed).unwrap_err();
        assert!(matches!(error, HostError::Unusable | HostError::Empty), "{typed}: {error:?}");
    }
    let label = format!("{}.example", "a".repeat(64));
    check(&label, Err(HostError::Unusable));
}

#[test]
fn what_only_looks_like_github_is_refused() {
    for typed in [
        "github.com.example",
        "login.github.com",
        "g1thub.com",
        "glthub.com",
        "git-hub.com",
        "github-com.example",
        "my-github.com",
        "mygithub.com",
        "ghe.com",
        "api.ghe.com",
        "acme.eu.ghe.com",
        "acme.ghe.com.example",
        "acme-ghe.com",
        "mona.github.io",
        "raw.githubusercontent.com",
    ] {
        check(typed, Err(HostError::LookAlike));
    }
}

#[test]
fn every_address_follows_from_the_name() {
    for (typed, api, patterns) in [
        ("github.com", "https://api.github.com", "https://github.com/* https://api.github.com/*"),
        (
            "acme.ghe.com",
            "https://api.acme.ghe.com",
            "https://acme.ghe.com/* https://api.acme.ghe.com/*",
        ),
        ("github.example", "https://github.example/api/v3", "https://github.example/*"),
    ] {
        let host = Host::parse(typed).unwrap();
        assert_eq!(host.page_origin(), format!("https://{typed}"));
        assert_eq!(host.api(), api);
        assert_eq!(host.patterns().join(" "), patterns);
        let form = host.new_token_address();
        assert_eq!(form, format!("https://{typed}/settings/personal-access-tokens/new"));
        assert_eq!(Host::of_origin(&host.page_origin()), Some(host.clone()));
        assert_eq!(Host::of_address(&form), Some(host.clone()));
        assert_eq!(Host::parse(&form), Ok(host.clone()));
        assert_eq!(Host::parse(&host.api()), Ok(host.clone()));
        assert_eq!(Host::parse(host.anonymous()).unwrap().patterns().len(), host.patterns().len());
    }
}

#[test]
fn an_origin_is_taken_only_as_a_browser_writes_it() {
    for origin in [
        "",
        "null",
        "github.com",
        "http://github.com",
        "https://github.com/",
        "https://github.com:8443",
        "https://GitHub.com",
        "https://api.github.com",
        "https://github.com.example",
        "https://api.acme.ghe.com",
        "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
    ] {
        assert_eq!(Host::of_origin(origin), None, "{origin}");
    }
    assert_eq!(Host::of_address("http://github.com/settings"), None);
    assert_eq!(Host::of_address("https://mona@github.com/settings"), None);
    assert_eq!(Host::of_address("about:blank"), None);
}

#[test]
fn only_the_three_documented_forms_are_an_api() {
    let of = |name, path| Host::of_api(name, path).map(|host| host.to_string());
    for (name, path, expected) in [
        ("api.github.com", "/", Some("github.com")),
        ("api.acme.ghe.com", "", Some("acme.ghe.com")),
        ("github.example", "/api/v3/", Some("github.example")),
        ("api.github.example", "/api/v3", Some("api.github.example")),
        ("127.0.0.1", "/api/v3", Some("127.0.0.1")),
        ("github.com", "", None),
        ("github.com", "/api/v3", None),
        ("api.github.com", "/api/v3", None),
        ("api.github.com", "/user", None),
        ("acme.ghe.com", "", None),
        ("api.acme.ghe.com", "/api/v3", None),
        ("api.acme.ghe.com", "/other", None),
        ("api.github.example", "", None),
        ("api.github.com.example", "", None),
        ("api.github.com.example", "/api/v3", None),
    ] {
        assert_eq!(of(name, path).as_deref(), expected, "{name} {path}");
    }
}

#[test]
fn a_host_is_written_as_its_name_and_read_only_if_it_is_one() {
    let host = Host::parse("acme.ghe.com").unwrap();
    let json = serde_json::to_string(&host).unwrap();
    assert_eq!(json, r#""acme.ghe.com""#);
    assert_eq!(serde_json::from_str::<Host>(&json).unwrap(), host);
    assert!(serde_json::from_str::<Host>(r#""github.com.example""#).is_err());
}
