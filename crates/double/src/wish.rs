//! A token made outside the page, as somebody would paste it.

/// What [`Double::mint`](crate::Double::mint) shall make. The default is Mona's good token for acme.
#[derive(Debug, Clone)]
pub struct TokenWish {
    /// Resource owner: `mona`, `acme`, `globex`, `initech`.
    pub owner: &'static str,
    /// Key and level (`read`, `write`, `admin`).
    pub permissions: Vec<(&'static str, &'static str)>,
    /// `None` for a token without an end.
    pub expires_in_days: Option<u32>,
    /// It was made so many days ago; with a smaller `expires_in_days` it has expired.
    pub made_days_ago: u32,
    /// Waits for approval.
    pub pending: bool,
    /// Was revoked: GitHub does not know it any more.
    pub revoked: bool,
    /// Which repositories it reaches.
    pub repositories: crate::Repositories,
    /// Which sort of token it is.
    pub kind: TokenKind,
}

impl Default for TokenWish {
    fn default() -> Self {
        Self {
            owner: "acme",
            permissions: vec![
                ("members", "read"),
                ("organization_copilot_seat_management", "read"),
            ],
            expires_in_days: Some(365),
            made_days_ago: 0,
            pending: false,
            revoked: false,
            repositories: crate::Repositories::Public,
            kind: TokenKind::FineGrained,
        }
    }
}

/// Sort of token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenKind {
    /// `github_pat_…`; `permissions` count.
    FineGrained,
    /// `ghp_…` with these scopes; `owner` and `permissions` do not matter.
    Classic(Vec<&'static str>),
}
