//! Runs the program, and holds after each run that the token went nowhere but to the API.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use tokenwright_double::{Double, Repositories, Scenario, TokenWish};

/// Characters of a token that must not stand together in anything printed.
const PART: usize = 20;

/// A double, a token of its, and what the next run is given.
pub(crate) struct Bench {
    pub(crate) double: Double,
    pub(crate) token: String,
    folder: PathBuf,
    variables: Vec<(String, String)>,
}

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Bench {
    pub(crate) async fn start(scenario: Scenario, wish: TokenWish) -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let double = Double::start(scenario).await.unwrap();
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("cli-{}-{number}", std::process::id());
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let token = double.mint(wish);
        let mut bench = Self { double, token, folder, variables: Vec::new() };
        let certificate = bench.file("certificate.pem", &bench.double.certificate_pem());
        bench.set("SSL_CERT_FILE", &certificate);
        bench.set("HTTPS_PROXY", &format!("http://127.0.0.1:{}", bench.double.proxy_port()));
        bench
    }

    pub(crate) async fn happy() -> Self {
        Self::start(Scenario::Happy, TokenWish::default()).await
    }

    /// A token that reads contents and issues of acme's private repository rocket-skates.
    pub(crate) async fn with_repository() -> Self {
        let wish = TokenWish {
            permissions: vec![("contents", "read"), ("issues", "read"), ("metadata", "read")],
            repositories: Repositories::Selected(vec!["rocket-skates".to_owned()]),
            ..TokenWish::default()
        };
        Self::start(Scenario::Happy, wish).await
    }

    /// Sets a variable of the environment for the runs to come.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.unset(name);
        self.variables.push((name.to_owned(), value.to_owned()));
    }

    pub(crate) fn unset(&mut self, name: &str) {
        self.variables.retain(|(known, _)| known != name);
    }

    /// Writes a file and returns its path.
    pub(crate) fn file(&self, name: &str, text: &str) -> String {
        let path = self.folder.join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Holds the token against Milestone's recipe.
    pub(crate) fn verify(&self, more: &[&str]) -> Run {
        let mut arguments = vec!["verify", "--recipe", "milestone-copilot", "--owner", "acme"];
        arguments.extend(more);
        self.run(&arguments)
    }

    /// Runs it with the token on standard input.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, &format!("{}\n", self.token))
    }

    /// Runs it with this on standard input.
    #[track_caller]
    pub(crate) fn run_with(&self, arguments: &[&str], input: &str) -> Run {
        let mut program = Command::new(env!("CARGO_BIN_EXE_tokenwright"))
            .args(arguments)
            .env_clear()
            // Windows finds its sockets through this.
            .envs(std::env::vars_os().filter(|(name, _)| name == "SystemRoot"))
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // It may end before it reads: then nobody takes this.
        let _ = program.stdin.take().unwrap().write_all(input.as_bytes());
        let output = program.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let run = Run {
            code: output.status.code().unwrap(),
            out: text(output.stdout),
            err: text(output.stderr),
        };
        self.check(&run);
        run
    }

    /// What holds for every run, however it ended.
    #[track_caller]
    fn check(&self, run: &Run) {
        for text in [&run.out, &run.err] {
            assert!(!carries(text, &self.token), "the token was printed");
        }
        assert!(!run.err.contains("panicked"), "{}", run.err);
        for request in self.double.requests() {
            assert_eq!(request.method, "GET", "{}", request.path);
            let elsewhere = request.headers.iter().filter(|(name, _)| name != "authorization");
            let elsewhere: String = elsewhere.map(|(_, value)| value.as_str()).collect();
            let rest = format!("{}?{} {elsewhere} {}", request.path, request.query, request.body);
            assert!(!carries(&rest, &self.token), "the token was sent outside its header");
        }
        assert_eq!(self.double.noise(), [], "another host was asked");
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Whether any part of the token stands in the text, also if lines were broken inside it.
pub(crate) fn carries(text: &str, token: &str) -> bool {
    let joined: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let parts: Vec<char> = token.chars().collect();
    parts.windows(PART).map(String::from_iter).any(|part: String| joined.contains(&part))
}

#[test]
fn a_part_of_a_token_is_found() {
    let token = format!("github_pat_11{}_{}", "A".repeat(20), "b".repeat(59));
    assert!(carries(&format!("x{}\n{}x", &token[30..40], &token[40..50]), &token));
    assert!(!carries("github_pat_…bbbb", &token));
}
