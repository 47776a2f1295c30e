//! What is said where hosts are allowed and given back.

use super::Host;

/// What allowing a host is good for.
pub const ABOUT: &str = "Does your company have a GitHub of its own, at NAME.ghe.com or on its own server? Allow its address, and Tokenwright stands beside its token page too. github.com is always allowed.";
/// What the browser asks then, and why.
pub const ASKED: &str = "Your browser then asks whether Tokenwright may read and change your data there. It needs that to stand beside the token page, and to ask that GitHub’s API about a token. A token goes only to the API of the GitHub that it is for.";
/// The user, or the browser, said no.
pub const REFUSED: &str =
    "The browser did not allow it. Nothing has changed. Press “Allow” to be asked again.";
/// github.com was typed.
pub const ALWAYS: &str = "github.com is always allowed.";

/// A host was allowed just now.
pub fn allowed(host: &Host) -> String {
    format!("{host} is allowed. If its token page is open, load it again.")
}

/// A host was given back just now.
pub fn removed(host: &Host) -> String {
    format!("{host} is removed. On pages that are open, the panel stays until you load them again.")
}
