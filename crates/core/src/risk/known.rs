//! The permissions whose risk their title does not tell. Keys and levels: GitHub Docs, "Permissions
//! required for fine-grained personal access tokens", seen 2026-11-22. What could be done with them is
//! our reading of the endpoints listed there, and said as what "could" be done.

use crate::permission::Level;

/// What could be done with the permission of this key, to stand after "could".
pub(super) fn deed(key: &str, level: Level) -> Option<&'static str> {
    deeds(level).iter().find(|(known, _)| *known == key).map(|(_, deed)| *deed)
}

/// Whether the level lets others run code, read or replace secrets, get in, or lock others out.
pub(super) fn is_high(key: &str, level: Level) -> bool {
    match level {
        Level::Read => key == "secret_scanning_alerts",
        Level::Write | Level::Admin => HIGH.contains(&key),
    }
}

fn deeds(level: Level) -> &'static [(&'static str, &'static str)] {
    match level {
        Level::Read => READ,
        Level::Write => WRITE,
        Level::Admin => ADMIN,
    }
}

/// The permissions that have a sentence of their own at this level, or are high at it.
#[cfg(test)]
pub(super) fn keys(level: Level) -> impl Iterator<Item = &'static str> {
    let high = if level == Level::Write { HIGH } else { &[] };
    deeds(level).iter().map(|(key, _)| *key).chain(high.iter().copied())
}

const HIGH: &[&str] = &[
    "actions",
    "administration",
    "agent_secrets",
    "codespaces",
    "codespaces_lifecycle_admin",
    "codespaces_secrets",
    "codespaces_user_secrets",
    "contents",
    "dependabot_secrets",
    "deployments",
    "emails",
    "environments",
    "git_signing_ssh_public_keys",
    "gpg_keys",
    "keys",
    "members",
    "organization_administration",
    "organization_agent_secrets",
    "organization_codespaces",
    "organization_codespaces_secrets",
    "organization_custom_org_roles",
    "organization_custom_roles",
    "organization_dependabot_secrets",
    "organization_hooks",
    "organization_network_configurations",
    "organization_private_registries",
    "organization_runner_custom_images",
    "organization_secrets",
    "organization_self_hosted_runners",
    "pages",
    "repository_hooks",
    "secret_scanning_alerts",
    "secrets",
    "workflows",
];

const READ: &[(&str, &str)] = &[
    ("actions", "read workflow runs, their logs and their artifacts"),
    ("administration", "see the settings of the repositories, and who has access to them"),
    ("codespaces", "see the codespaces of the repositories"),
    ("contents", "copy all code of the repositories, private ones too"),
    ("copilot_requests", "use Copilot in the account’s name, and use up its requests"),
    ("emails", "read all email addresses of the account, private ones too"),
    ("issues", "read all issues and comments, those of private repositories too"),
    ("members", "list the members and teams of the organization, hidden ones too"),
    ("metadata", "see the names and descriptions of the repositories"),
    ("organization_administration", "see the settings of the organization and its installed apps"),
    ("organization_copilot_seat_management", "see who has a Copilot seat and when it was used"),
    ("organization_hooks", "see where the organization sends its events"),
    ("organization_secrets", "list the names of the organization’s secrets, not their values"),
    ("organization_self_hosted_runners", "list the organization’s own runners"),
    ("pull_requests", "read all pull requests, those of private repositories too"),
    ("repository_advisories", "read reports of vulnerabilities that are not public yet"),
    ("repository_hooks", "see where the repositories send their events"),
    ("secret_scanning_alerts", "read secrets that leaked into the repositories, in plain text"),
    ("secrets", "list the names of the repositories’ secrets, not their values"),
    ("security_events", "see where the code has known weaknesses"),
    ("vulnerability_alerts", "see which dependencies have known weaknesses"),
];

const WRITE: &[(&str, &str)] = &[
    ("actions", "run, approve and cancel workflows, and delete their logs"),
    ("actions_variables", "change the values that workflows run with"),
    ("administration", "give others access, switch protection off, and delete the repositories"),
    ("agent_secrets", "replace or delete secrets that coding agents use"),
    ("attestations", "vouch for builds in the repositories’ name"),
    ("codespaces", "create and delete codespaces, which run code"),
    ("codespaces_lifecycle_admin", "start and stop codespaces"),
    ("codespaces_secrets", "replace or delete secrets of codespaces"),
    ("codespaces_user_secrets", "replace or delete the secrets of the account’s codespaces"),
    ("contents", "push and delete code, branches and releases, and merge pull requests"),
    ("copilot_requests", "use Copilot in the account’s name, and use up its requests"),
    ("dependabot_secrets", "replace or delete secrets that Dependabot uses"),
    ("deployments", "create and delete deployments, and start what runs on them"),
    ("emails", "add and remove email addresses of the account"),
    ("environments", "replace or delete secrets that deployments use"),
    ("gists", "create, change and delete the account’s gists, secret ones too"),
    ("git_signing_ssh_public_keys", "add a key and sign commits in the account’s name"),
    ("gpg_keys", "add a key and sign commits in the account’s name"),
    ("issues", "write, close and change issues and comments in the account’s name"),
    ("keys", "add an SSH key, and with it copy and change all code of the account"),
    ("members", "invite and remove members, and change teams and roles"),
    ("merge_queues", "change the order in which pull requests are merged"),
    (
        "organization_actions_variables",
        "change the values that workflows of the organization run with",
    ),
    (
        "organization_administration",
        "change the settings of the organization: rules, apps and who may do what",
    ),
    ("organization_agent_secrets", "replace or delete secrets that coding agents use"),
    ("organization_codespaces", "manage, stop and delete codespaces of members"),
    ("organization_codespaces_secrets", "replace or delete the organization’s codespace secrets"),
    ("organization_copilot_seat_management", "give and take Copilot seats, which cost money"),
    ("organization_custom_org_roles", "change what roles in the organization may do"),
    ("organization_custom_roles", "change what roles in repositories may do"),
    ("organization_dependabot_secrets", "replace or delete secrets that Dependabot uses"),
    ("organization_hooks", "send events of the whole organization to any address"),
    (
        "organization_network_configurations",
        "change which networks the organization’s runners can reach",
    ),
    (
        "organization_private_registries",
        "replace the sign-in to the organization’s package registries",
    ),
    ("organization_runner_custom_images", "replace the images that runners start from"),
    ("organization_secrets", "replace or delete secrets that workflows of all repositories use"),
    ("organization_self_hosted_runners", "add a runner, which then receives code and secrets"),
    ("organization_user_blocking", "block users from the organization"),
    ("pages", "change and publish the repositories’ websites"),
    ("profile", "change the account’s public profile"),
    ("pull_requests", "open, change, approve and close pull requests in the account’s name"),
    ("repository_advisories", "publish and change security advisories"),
    ("repository_hooks", "send events of the repositories to any address, whoever listens there"),
    ("secret_scanning_alerts", "read leaked secrets in plain text, and close their alerts"),
    ("secrets", "replace or delete secrets that workflows use"),
    ("security_events", "close alerts about weaknesses of the code, so that nobody sees them"),
    ("statuses", "mark commits as checked that nobody checked"),
    ("vulnerability_alerts", "close alerts about dependencies, so that nobody sees them"),
    ("workflows", "change workflow files, which run code with the repositories’ secrets"),
];

const ADMIN: &[(&str, &str)] = &[
    (
        "organization_custom_properties",
        "define and delete properties that rules of all repositories rely on",
    ),
    ("organization_projects", "change, share and delete all projects of the organization"),
];
