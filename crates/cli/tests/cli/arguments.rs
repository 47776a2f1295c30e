//! The command line: what it takes, and what it refuses.

use crate::bench::Bench;

#[tokio::test]
async fn a_token_on_the_command_line_is_refused_and_not_repeated() {
    let bench = Bench::happy().await;
    let token = bench.token.clone();
    for arguments in [
        vec!["verify", &token],
        vec![&token],
        vec!["verify", "--token", &token],
        vec!["verify", "--token-env", &token],
        vec!["verify", &format!("--token={token}")],
        vec!["verify", &format!("--{token}")],
        vec!["verify", "--recipe", &token],
        vec!["verify", "--recipe", "milestone-copilot", "--owner", &token],
        vec!["verify", "--api-url", &format!("https://{token}@api.github.com")],
        vec!["inspect", &format!("\"{token}\"")],
        vec!["recipes", &token[..60]],
        vec!["--help", &token],
    ] {
        let run = bench.run(&arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        assert!(run.err.contains("visible to other programs of this machine"), "{}", run.err);
    }
    assert_eq!(bench.double.proxied(), Vec::<String>::new());
}

#[tokio::test]
async fn anything_else_is_a_usage_error() {
    let bench = Bench::happy().await;
    let verify = ["verify", "--recipe", "milestone-copilot", "--owner", "acme"];
    let file = bench.file("no-recipe.json", "{}");
    let many: Vec<String> = (0..21).map(|number| format!("--repository=r{number}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let with = |more: &[&'static str]| [&verify[..], more].concat();
    for arguments in [
        vec![],
        vec!["check"],
        vec!["--json"],
        vec!["verify"],
        vec!["verify", "--owner", "acme"],
        vec!["verify", "--recipe", "milestone-copilot"],
        vec!["verify", "--recipe", "milestone-copilot", "--owner"],
        vec!["verify", "--recipe", "no-such-recipe", "--owner", "acme"],
        vec!["verify", "--recipe", &file, "--owner", "acme"],
        vec!["verify", "--recipe", "/", "--owner", "acme"],
        vec!["verify", "--recipe", "milestone-copilot", "--owner", "a/b?c"],
        with(&["acme"]),
        with(&["--verbose"]),
        with(&["--owner", "globex"]),
        with(&["--json", "--markdown"]),
        with(&["--json=yes"]),
        with(&["--repository", "globex/website"]),
        [&verify[..], &many].concat(),
        with(&["--api-url", "http://api.github.com"]),
        with(&["--api-url", "https://me@api.github.com"]),
        with(&["--api-url", "https://api.github.com?x"]),
        with(&["--api-url", "https://api.github.com#x"]),
        vec!["audit", "--recipe", "no-such-recipe"],
        vec!["recipes", "no-such-recipe"],
        vec!["recipes", "--json"],
        vec!["inspect", "--owner", "acme"],
    ] {
        let run = bench.run(&arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(run.err.starts_with("error: "), "{arguments:?}: {}", run.err);
    }
    assert_eq!(bench.double.proxied(), Vec::<String>::new());
}

#[tokio::test]
async fn a_token_file_that_is_taken_for_a_recipe_is_not_quoted() {
    let bench = Bench::happy().await;
    for text in [bench.token.clone(), format!("{{\"schema\": \"{}\"}}", bench.token)] {
        let file = bench.file("token.txt", &text);
        let run = bench.run(&["verify", "--recipe", &file, "--owner", "acme"]);
        assert_eq!(run.code, 2);
        assert!(run.err.contains("This is not a "), "{}", run.err);
    }
}

#[tokio::test]
async fn help_version_and_recipes_need_no_token() {
    let bench = Bench::happy().await;
    for arguments in [&["--help"][..], &["-h"], &["verify", "--help"]] {
        let run = bench.run_with(arguments, "");
        assert_eq!(run.code, 0);
        assert!(run.out.contains("exit codes"), "{}", run.out);
    }
    assert_eq!(
        bench.run_with(&["--version"], "").out,
        format!("tokenwright {}\n", env!("CARGO_PKG_VERSION"))
    );
    let run = bench.run_with(&["recipes"], "");
    assert!(run.out.starts_with("milestone-copilot\n") && run.out.contains("2026-11-22"));
    let run = bench.run_with(&["recipes", "milestone-copilot"], "");
    let file = bench.file("copy.json", &run.out);
    assert_eq!(bench.run(&["verify", "--recipe", &file, "--owner", "acme"]).code, 0);
}

#[tokio::test]
async fn inspect_asks_nobody() {
    let mut bench = Bench::happy().await;
    let quoted = format!("\"{}\"", bench.token);
    let run = bench.run_with(&["inspect"], &quoted);
    assert_eq!(run.code, 0, "{}", run.out);
    let last = &bench.token[bench.token.len() - 4..];
    assert!(run.out.contains(&format!("github_pat_…{last}")), "{}", run.out);
    assert!(run.out.contains("Taken off     quotation marks"), "{}", run.out);
    bench.set("T", &quoted);
    assert_eq!(bench.run_with(&["inspect", "--token-env", "T"], "").code, 0);
    for input in ["", "hunter2", &bench.token[..50]] {
        let run = bench.run_with(&["inspect"], input);
        assert_eq!(run.code, 4, "{}", run.out);
        assert!(!run.out.contains("hunter2"), "{}", run.out);
    }
    assert_eq!(bench.double.proxied(), Vec::<String>::new());
}
