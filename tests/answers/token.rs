//! Texts that are no token, tokens of other kinds, and tokens that GitHub does not know.

use expect_test::expect;
use tokenwright_core::code::{Code, Verdict};

use crate::good::{USER, bare, damaged, fine_grained, refused, status};
use crate::row::{ANSWERED, NONE, Row, milestone};

pub(crate) fn rows() -> Vec<Row> {
    [texts(), kinds(), unknown()].into_iter().flatten().collect()
}

fn texts() -> Vec<Row> {
    vec![
        milestone("nothing was pasted")
            .pasting("")
            .finds(Verdict::NotReady, "token", Code::Malformed, NONE)
            .says(expect![[r#"
                There is no token yet.
                Next: Copy the whole token from GitHub and paste it again. Nothing was sent.
            "#]]),
        milestone("only spaces were pasted")
            .pasting(" \n\u{200b} ")
            .finds(Verdict::NotReady, "token", Code::Malformed, NONE)
            .says(expect![[r#"
                There is no token yet. Taken off before the check: spaces or line breaks around it.
                Next: Copy the whole token from GitHub and paste it again. Nothing was sent.
            "#]]),
        milestone("a password was pasted")
            .pasting("hunter2")
            .finds(Verdict::NotReady, "token", Code::Malformed, NONE)
            .says(expect![[r#"
                This is no GitHub token: those begin with github_pat_, ghp_ or a like prefix.
                Next: Copy the whole token from GitHub and paste it again. Nothing was sent.
            "#]]),
        milestone("a whole document was pasted")
            .pasting("word ".repeat(20_000))
            .finds(Verdict::NotReady, "token", Code::Malformed, NONE)
            .says(expect![[r#"
                This is no GitHub token: those begin with github_pat_, ghp_ or a like prefix.
                Next: Copy the whole token from GitHub and paste it again. Nothing was sent.
            "#]]),
        milestone("the end of the token is missing")
            .pasting(&fine_grained()[..80])
            .finds(Verdict::NotReady, "token", Code::Malformed, NONE)
            .says(expect![[r#"
                This begins like a fine-grained personal access token, but its length or its characters are not right. Part of it may be missing.
                Next: Copy the whole token from GitHub and paste it again. Nothing was sent.
            "#]]),
        milestone("a letter too many")
            .pasting(fine_grained() + "x")
            .finds(Verdict::NotReady, "token", Code::Malformed, NONE)
            .says(expect![[r#"
                This begins like a fine-grained personal access token, but its length or its characters are not right. Part of it may be missing.
                Next: Copy the whole token from GitHub and paste it again. Nothing was sent.
            "#]]),
        milestone("a classic token that was cut")
            .pasting("ghp_zQWBuTSO")
            .finds(Verdict::NotReady, "token", Code::Malformed, NONE)
            .says(expect![[r#"
                This begins like a personal access token (classic), but its length or its characters are not right. Part of it may be missing.
                Next: Copy the whole token from GitHub and paste it again. Nothing was sent.
            "#]]),
    ]
}

fn kinds() -> Vec<Row> {
    // A published example: random part and checksum.
    let (random, sum) = ("zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ", "0mLq17");
    vec![
        milestone("a fine-grained token")
            .finds(Verdict::Ready, "token", Code::Ok, ANSWERED)
            .and("connection", Code::Ok, ANSWERED)
            .says(expect![[r#"
                GitHub knows this token. It belongs to mona.
            "#]]),
        milestone("a fine-grained token in a line of a settings file")
            .pasting(format!("export GITHUB_TOKEN=\"{}\"\n", fine_grained()))
            .finds(Verdict::Ready, "token", Code::Ok, ANSWERED)
            .says(expect![[r#"
                GitHub knows this token. It belongs to mona. Taken off before the check: spaces or line breaks around it, quotation marks, the name and “=” before it.
            "#]]),
        milestone("a classic token")
            .pasting(format!("ghp_{random}{sum}"))
            .finds(Verdict::NotReady, "token", Code::WrongKind, NONE)
            .says(expect![[r#"
                This is a personal access token (classic). Milestone asks for a fine-grained token, which begins with github_pat_.
                Next: Create a fine-grained token with the recipe, and verify that one. Nothing was sent.
            "#]]),
        milestone("a classic token, mistyped")
            .pasting(format!("ghp_{}{sum}", random.replace('Q', "P")))
            .finds(Verdict::NotReady, "token", Code::WrongKind, NONE)
            .says(expect![[r#"
                This is a personal access token (classic). It also looks mistyped or cut. Milestone asks for a fine-grained token, which begins with github_pat_.
                Next: Create a fine-grained token with the recipe, and verify that one. Nothing was sent.
            "#]]),
        milestone("a token of an OAuth app")
            .pasting(format!("gho_{random}{sum}"))
            .finds(Verdict::NotReady, "token", Code::WrongKind, NONE)
            .says(expect![[r#"
                This is an OAuth app token. Milestone asks for a fine-grained token, which begins with github_pat_.
                Next: Create a fine-grained token with the recipe, and verify that one. Nothing was sent.
            "#]]),
        milestone("a token of a GitHub App’s user")
            .pasting(format!("ghu_{random}{sum}"))
            .finds(Verdict::NotReady, "token", Code::WrongKind, NONE)
            .says(expect![[r#"
                This is a GitHub App user token. Milestone asks for a fine-grained token, which begins with github_pat_.
                Next: Create a fine-grained token with the recipe, and verify that one. Nothing was sent.
            "#]]),
        milestone("a token of an installation, old form")
            .pasting(format!("ghs_{random}{sum}"))
            .finds(Verdict::NotReady, "token", Code::WrongKind, NONE)
            .says(expect![[r#"
                This is a GitHub App installation token. Milestone asks for a fine-grained token, which begins with github_pat_.
                Next: Create a fine-grained token with the recipe, and verify that one. Nothing was sent.
            "#]]),
        milestone("a token of an installation, new form")
            .pasting(format!(
                "ghs_123456_{}.{}.{}",
                "e".repeat(60),
                "y".repeat(300),
                "J".repeat(80)
            ))
            .finds(Verdict::NotReady, "token", Code::WrongKind, NONE)
            .says(expect![[r#"
                This is a GitHub App installation token. Milestone asks for a fine-grained token, which begins with github_pat_.
                Next: Create a fine-grained token with the recipe, and verify that one. Nothing was sent.
            "#]]),
        milestone("a refresh token")
            .pasting(format!("ghr_{}", "a".repeat(76)))
            .finds(Verdict::NotReady, "token", Code::WrongKind, NONE)
            .says(expect![[r#"
                This is a refresh token. Milestone asks for a fine-grained token, which begins with github_pat_.
                Next: Create a fine-grained token with the recipe, and verify that one. Nothing was sent.
            "#]]),
    ]
}

fn unknown() -> Vec<Row> {
    vec![
        milestone("bad credentials")
            .at(&[USER], status(401, "Bad credentials"))
            .finds(Verdict::NotReady, "token", Code::BadCredentials, ANSWERED)
            .and("connection", Code::Ok, ANSWERED)
            .says(expect![[r#"
                GitHub does not know this token, and does not say why.
                1. It has expired.
                2. It was revoked or deleted, or GitHub found it in a public place and revoked it.
                3. It is not the token you think it is.
                Next: Compare its last four characters with the token you made, or create a new one.
            "#]]),
        milestone("bad credentials, and the checksum does not fit")
            .pasting(damaged())
            .at(&[USER], status(401, "Bad credentials"))
            .finds(Verdict::NotReady, "token", Code::LooksDamaged, ANSWERED)
            .says(expect![[r#"
                GitHub does not know this token, and its last characters do not fit the others: it was probably mistyped or cut.
                Next: Copy the whole token again from where it is stored, or create a new one.
            "#]]),
        // The checksum is documented nowhere: what GitHub answers counts.
        milestone("the checksum does not fit, but GitHub knows the token")
            .pasting(damaged())
            .finds(Verdict::Ready, "token", Code::Ok, ANSWERED)
            .says(expect![[r#"
                GitHub knows this token. It belongs to mona.
            "#]]),
        milestone("the token was taken off the request")
            .at(&[USER], status(401, "Requires authentication"))
            .finds(Verdict::CouldNotCheck, "connection", Code::UnexpectedAnswer, NONE)
            .and("token", Code::UnexpectedAnswer, NONE)
            .says(expect![[r#"
                GitHub saw no token at all: something on the way, perhaps a proxy, took it off the request. This says nothing about the token.
                Next: Ask whoever runs your network, or try from another one.
            "#]]),
        milestone("a proxy asks for its password with 401")
            .at(&[USER], bare(401))
            .finds(Verdict::CouldNotCheck, "connection", Code::UnexpectedAnswer, NONE)
            .and("token", Code::UnexpectedAnswer, NONE)
            .says(expect![[r#"
                Something answered that is not GitHub’s API as it is documented, perhaps a proxy or a sign-in page. This says nothing about the token.
                Next: Try again in a minute.
            "#]]),
        milestone("a proxy asks for its password with 407")
            .at(&[USER], bare(407))
            .finds(Verdict::CouldNotCheck, "connection", Code::UnexpectedAnswer, NONE)
            .says(expect![[r#"
                GitHub answered in a way that it does not document. This says nothing about the token.
                Next: Try again in a minute.
            "#]]),
        // GitHub's text for this was seen nowhere.
        milestone("many wrong tokens came from here")
            .at(&[USER], status(403, "Too many failed attempts. Try again later."))
            .finds(Verdict::CouldNotCheck, "connection", Code::UnexpectedAnswer, NONE)
            .says(expect![[r#"
                GitHub answered in a way that it does not document. This says nothing about the token.
                Next: Try again in a minute.
            "#]]),
        milestone("the user is refused")
            .at(&[USER], refused())
            .finds(Verdict::CouldNotCheck, "token", Code::UnexpectedAnswer, ANSWERED)
            .says(expect![[r#"
                GitHub did not say whose token this is, which it tells every valid token.
                Next: Try again in a few minutes: after many wrong tokens GitHub refuses good ones for a while.
            "#]]),
        milestone("the user is hidden")
            .at(&[USER], status(404, "Not Found"))
            .finds(Verdict::CouldNotCheck, "token", Code::UnexpectedAnswer, ANSWERED)
            .says(expect![[r#"
                GitHub did not say whose token this is, which it tells every valid token.
                Next: Try again in a few minutes: after many wrong tokens GitHub refuses good ones for a while.
            "#]]),
    ]
}
