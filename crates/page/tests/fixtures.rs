//! Saved pages, made by the real content script in Chromium on the stand-in for github.com.

// A test may fail loudly.
#![allow(clippy::unwrap_used)]

mod support;

use expect_test::expect;
use support::check;

#[test]
fn form_acme() {
    check(
        "form-acme",
        expect![[r#"
            phase filling at NewToken
            signed in as mona
            owner "acme" of absent
            limit None, never offered Some(false)
            name ""
            description ""
            expiration Days(30)
            repositories Public
            permissions complete=true
            approval needed false, message absent
            errors [], captcha false
            token None

            owner: Control <button resource-owner-select-panel-button>
            name: Control <input user_programmatic_access[name]>
            description: Control <textarea user_programmatic_access[description]>
            expiration: Control <button expiration-menu-button>
            repositories: Control <input install_target>
            members: AddPermissions <button + Add permissions>
            copilot: AddPermissions <button + Add permissions>
            remove members: - → -
            generate: Control <button Generate token>
            confirm: - → -
            token: - → -

            Form by field name
            Name by field name
            Description by field name
            Owner by field name
            Expiration by field name
            Repositories by field name
            Permissions by field name
            AddPermissions by text
            Submit by class"#]],
    );
}

#[test]
fn form_personal() {
    check(
        "form-personal",
        expect![[r#"
            phase filling at NewToken
            signed in as mona
            owner "mona" of absent
            limit None, never offered Some(true)
            name ""
            description ""
            expiration Days(30)
            repositories Public
            permissions complete=true
            approval needed false, message absent
            errors [], captcha false
            token None

            owner: Control <button resource-owner-select-panel-button>
            name: Control <input user_programmatic_access[name]>
            description: Control <textarea user_programmatic_access[description]>
            expiration: Control <button expiration-menu-button>
            repositories: Control <input install_target>
            members: - → -
            copilot: - → -
            remove members: - → -
            generate: Control <button Generate token>
            confirm: - → -
            token: - → -

            Form by field name
            Name by field name
            Description by field name
            Owner by field name
            Expiration by field name
            Repositories by field name
            Permissions by field name
            AddPermissions by text
            Submit by class"#]],
    );
}

#[test]
fn owner_list_open() {
    check(
        "owner-list-open",
        expect![[r#"
            phase filling at NewToken
            signed in as mona
            owner "mona" of ["mona", "acme", "globex"]
            limit None, never offered Some(true)
            name ""
            description ""
            expiration Days(30)
            repositories Public
            permissions complete=true
            approval needed false, message absent
            errors [], captcha false
            token None

            owner: <button resource-owner-select-panel-button> → Choice <button acme>
            name: Control <input user_programmatic_access[name]>
            description: Control <textarea user_programmatic_access[description]>
            expiration: Control <button expiration-menu-button>
            repositories: Control <input install_target>
            members: - → -
            copilot: - → -
            remove members: - → -
            generate: Control <button Generate token>
            confirm: - → -
            token: - → -

            Form by field name
            Name by field name
            Description by field name
            Owner by field name
            Expiration by field name
            Repositories by field name
            Permissions by field name
            AddPermissions by text
            Submit by class"#]],
    );
}

#[test]
fn loading() {
    check(
        "loading",
        expect![[r#"
            phase loading at NewToken
            signed in as mona
            owner "acme" of absent
            limit Some(366), never offered Some(true)
            name ""
            description ""
            expiration Days(30)
            repositories not understood: NotFound
            permissions not understood: NotFound
            approval needed false, message absent
            errors [], captcha false
            token None

            owner: Control <button resource-owner-select-panel-button>
            name: Control <input user_programmatic_access[name]>
            description: Control <textarea user_programmatic_access[description]>
            expiration: Control <button expiration-menu-button>
            repositories: - → -
            members: - → -
            copilot: - → -
            remove members: - → -
            generate: Control <button Generate token>
            confirm: - → -
            token: - → -

            Form by field name
            Name by field name
            Description by field name
            Owner by field name
            Expiration by field name
            Submit by class"#]],
    );
}

#[test]
fn expiration_menu_open() {
    check(
        "expiration-menu-open",
        expect![[r#"
            phase filling at NewToken
            signed in as mona
            owner "acme" of absent
            limit Some(366), never offered Some(false)
            name ""
            description ""
            expiration Days(30)
            repositories Public
            permissions complete=true
            approval needed false, message absent
            errors [], captcha false
            token None

            owner: Control <button resource-owner-select-panel-button>
            name: Control <input user_programmatic_access[name]>
            description: Control <textarea user_programmatic_access[description]>
            expiration: <button expiration-menu-button> → Choice <button 366 days (Nov 24, 2027)>
            repositories: Control <input install_target>
            members: AddPermissions <button + Add permissions>
            copilot: AddPermissions <button + Add permissions>
            remove members: - → -
            generate: Control <button Generate token>
            confirm: - → -
            token: - → -

            Form by field name
            Name by field name
            Description by field name
            Owner by field name
            Expiration by field name
            Repositories by field name
            Permissions by field name
            AddPermissions by text
            Submit by class"#]],
    );
}

#[test]
fn custom_without_date() {
    check(
        "custom-without-date",
        expect![[r#"
            phase filling at NewToken
            signed in as mona
            owner "acme" of absent
            limit Some(366), never offered Some(false)
            name ""
            description ""
            expiration CustomWithoutDate
            repositories Public
            permissions complete=true
            approval needed false, message absent
            errors [], captcha false
            token None

            owner: Control <button resource-owner-select-panel-button>
            name: Control <input user_programmatic_access[name]>
            description: Control <textarea user_programmatic_access[description]>
            expiration: DateField <input user_programmatic_access[custom_expires_at]>
            repositories: Control <input install_target>
            members: AddPermissions <button + Add permissions>
            copilot: AddPermissions <button + Add permissions>
            remove members: - → -
            generate: Control <button Generate token>
            confirm: - → -
            token: - → -

            Form by field name
            Name by field name
            Description by field name
            Owner by field name
            Expiration by field name
            CustomDate by field name
            Repositories by field name
            Permissions by field name
            AddPermissions by text
            Submit by class"#]],
    );
}

#[test]
fn custom_date() {
    check(
        "custom-date",
        expect![[r#"
            phase filling at NewToken
            signed in as mona
            owner "acme" of absent
            limit Some(366), never offered Some(false)
            name ""
            description ""
            expiration On(2027-11-23)
            repositories Public
            permissions complete=true
            approval needed false, message absent
            errors [], captcha false
            token None

            owner: Control <button resource-owner-select-panel-button>
            name: Control <input user_programmatic_access[name]>
            description: Control <textarea user_programmatic_access[description]>
            expiration: DateField <input user_programmatic_access[custom_expires_at]>
            repositories: Control <input install_target>
            members: AddPermissions <button + Add permissions>
            copilot: AddPermissions <button + Add permissions>
            remove members: - → -
            generate: Control <button Generate token>
            confirm: - → -
            token: - → -

            Form by field name
            Name by field name
            Description by field name
            Owner by field name
            Expiration by field name
            CustomDate by field name
            Repositories by field name
            Permissions by field name
            AddPermissions by text
            Submit by class"#]],
    );
}

#[test]
fn add_permissions_open() {
    check(
        "add-permissions-open",
        expect![[r#"
            phase filling at NewToken
            signed in as mona
            owner "acme" of absent
            limit Some(366), never offered Some(false)
            name ""
            description ""
            expiration On(2027-11-23)
            repositories Public
            permissions complete=true
            approval needed false, message absent
            errors [], captcha false
            token None

            owner: Control <button resource-owner-select-panel-button>
            name: Control <input user_programmatic_access[name]>
            description: Control <textarea user_programmatic_access[description]>
            expiration: DateField <input user_programmatic_access[custom_expires_at]>
            repositories: Control <input install_target>
            members: <button + Add permissions> → PermissionInList <li Members>
            copilot: <button + Add permissions> → PermissionInList <li GitHub Copilot Business>
            remove members: - → -
            generate: Control <button Generate token>
            confirm: - → -
            token: - → -

            Form by field name
            Name by field name
            Description by field name
            Owner by field name
            Expiration by field name
            CustomDate by field name
            Repositories by field name
            Permissions by field name
            AddPermissions by text
            Submit by class"#]],
    );
}

#[test]
fn level_menu_open() {
    check(
        "level-menu-open",
        expect![[r#"
            phase filling at NewToken
            signed in as mona
            owner "acme" of absent
            limit Some(366), never offered Some(false)
            name ""
            description ""
            expiration On(2027-11-23)
            repositories Public
            permissions organization:members Read organization:organization_copilot_seat_management Read complete=true
            approval needed false, message absent
            errors [], captcha false
            token None

            owner: Control <button resource-owner-select-panel-button>
            name: Control <input user_programmatic_access[name]>
            description: Control <textarea user_programmatic_access[description]>
            expiration: DateField <input user_programmatic_access[custom_expires_at]>
            repositories: Control <input install_target>
            members: <button Access: Read-only> → Choice <li Read-only>
            copilot: AccessButton <button Access: Read-only>
            remove members: <button Access: Read-only> → Choice <li No access>
            generate: Control <button Generate token>
            confirm: - → -
            token: - → -

            Form by field name
            Name by field name
            Description by field name
            Owner by field name
            Expiration by field name
            CustomDate by field name
            Repositories by field name
            Permissions by field name
            AddPermissions by text
            Submit by class"#]],
    );
}

#[test]
fn members_at_write() {
    check(
        "members-at-write",
        expect![[r#"
            phase filling at NewToken
            signed in as mona
            owner "acme" of absent
            limit Some(366), never offered Some(false)
            name ""
            description ""
            expiration On(2027-11-23)
            repositories Public
            permissions organization:members Write organization:organization_copilot_seat_management Read complete=true
            approval needed false, message absent
            errors [], captcha false
            token None

            owner: Control <button resource-owner-select-panel-button>
            name: Control <input user_programmatic_access[name]>
            description: Control <textarea user_programmatic_access[description]>
            expiration: DateField <input user_programmatic_access[custom_expires_at]>
            repositories: Control <input install_target>
            members: AccessButton <button Access: Read and write>
            copilot: AccessButton <button Access: Read-only>
            remove members: <button Access: Read and write> → Remove <button Remove Members>
            generate: Control <button Generate token>
            confirm: - → -
            token: - → -

            Form by field name
            Name by field name
            Description by field name
            Owner by field name
            Expiration by field name
            CustomDate by field name
            Repositories by field name
            Permissions by field name
            AddPermissions by text
            Submit by class"#]],
    );
}

#[test]
fn wanted() {
    check(
        "wanted",
        expect![[r#"
            phase filling at NewToken
            signed in as mona
            owner "acme" of absent
            limit Some(366), never offered Some(false)
            name "Milestone Copilot"
            description "Read-only access for usage reports"
            expiration On(2027-11-23)
            repositories Public
            permissions organization:members Read organization:organization_copilot_seat_management Read complete=true
            approval needed false, message absent
            errors [], captcha false
            token None

            owner: Control <button resource-owner-select-panel-button>
            name: Control <input user_programmatic_access[name]>
            description: Control <textarea user_programmatic_access[description]>
            expiration: DateField <input user_programmatic_access[custom_expires_at]>
            repositories: Control <input install_target>
            members: AccessButton <button Access: Read-only>
            copilot: AccessButton <button Access: Read-only>
            remove members: <button Access: Read-only> → Remove <button Remove Members>
            generate: Control <button Generate token>
            confirm: - → -
            token: - → -

            Form by field name
            Name by field name
            Description by field name
            Owner by field name
            Expiration by field name
            CustomDate by field name
            Repositories by field name
            Permissions by field name
            AddPermissions by text
            Submit by class"#]],
    );
}

#[test]
fn confirming() {
    check(
        "confirming",
        expect![[r#"
            phase confirming at NewToken
            signed in as mona
            owner "acme" of absent
            limit Some(366), never offered Some(false)
            name "Milestone Copilot"
            description "Read-only access for usage reports"
            expiration On(2027-11-23)
            repositories Public
            permissions organization:members Read organization:organization_copilot_seat_management Read complete=true
            approval needed false, message absent
            errors [], captcha false
            token None

            owner: Control <button resource-owner-select-panel-button>
            name: Control <input user_programmatic_access[name]>
            description: Control <textarea user_programmatic_access[description]>
            expiration: DateField <input user_programmatic_access[custom_expires_at]>
            repositories: Control <input install_target>
            members: AccessButton <button Access: Read-only>
            copilot: AccessButton <button Access: Read-only>
            remove members: <button Access: Read-only> → Remove <button Remove Members>
            generate: Control <button Generate token>
            confirm: Control <button Generate token>
            token: - → -

            Form by field name
            Name by field name
            Description by field name
            Owner by field name
            Expiration by field name
            CustomDate by field name
            Repositories by field name
            Permissions by field name
            AddPermissions by text
            Submit by class
            Confirm by field name"#]],
    );
}

#[test]
fn token_shown() {
    check(
        "token-shown",
        expect![[r#"
            phase token-shown at TokenList
            signed in as mona
            owner not understood: NotFound of not understood: NotFound
            limit None, never offered None
            name not understood: NotFound
            description not understood: NotFound
            expiration not understood: NotFound
            repositories not understood: NotFound
            permissions not understood: NotFound
            approval needed not understood: NotFound, message not understood: NotFound
            errors [], captcha false
            token Some("github_pat_")

            owner: - → -
            name: - → -
            description: - → -
            expiration: - → -
            repositories: - → -
            members: - → -
            copilot: - → -
            remove members: - → -
            generate: - → -
            confirm: - → -
            token: Control <input new-access-token>

            Token by id"#]],
    );
}

#[test]
fn list() {
    check(
        "list",
        expect![[r#"
            phase list at TokenList
            signed in as mona
            owner not understood: NotFound of not understood: NotFound
            limit None, never offered None
            name not understood: NotFound
            description not understood: NotFound
            expiration not understood: NotFound
            repositories not understood: NotFound
            permissions not understood: NotFound
            approval needed not understood: NotFound, message not understood: NotFound
            errors [], captcha false
            token None

            owner: - → -
            name: - → -
            description: - → -
            expiration: - → -
            repositories: - → -
            members: - → -
            copilot: - → -
            remove members: - → -
            generate: - → -
            confirm: - → -
            token: - → -
        "#]],
    );
}

#[test]
fn form_errors() {
    check(
        "form-errors",
        expect![[r#"
            phase form-errors at NewToken
            signed in as mona
            owner "acme" of absent
            limit None, never offered Some(false)
            name "Milestone Copilot"
            description ""
            expiration Days(30)
            repositories Public
            permissions complete=true
            approval needed false, message absent
            errors ["Name has already been taken"], captcha false
            token None

            owner: Control <button resource-owner-select-panel-button>
            name: Control <input user_programmatic_access[name]>
            description: Control <textarea user_programmatic_access[description]>
            expiration: Control <button expiration-menu-button>
            repositories: Control <input install_target>
            members: AddPermissions <button + Add permissions>
            copilot: AddPermissions <button + Add permissions>
            remove members: - → -
            generate: Control <button Generate token>
            confirm: - → -
            token: - → -

            Form by field name
            Name by field name
            Description by field name
            Owner by field name
            Expiration by field name
            Repositories by field name
            Permissions by field name
            AddPermissions by text
            Submit by class"#]],
    );
}

#[test]
fn unknown_owner() {
    check(
        "unknown-owner",
        expect![[r#"
            phase filling at NewToken
            signed in as mona
            owner "mona" of absent
            limit None, never offered Some(true)
            name ""
            description ""
            expiration Days(30)
            repositories Public
            permissions complete=true
            approval needed false, message absent
            errors ["Cannot find the specified resource owner: nobody"], captcha false
            token None

            owner: Control <button resource-owner-select-panel-button>
            name: Control <input user_programmatic_access[name]>
            description: Control <textarea user_programmatic_access[description]>
            expiration: Control <button expiration-menu-button>
            repositories: Control <input install_target>
            members: - → -
            copilot: - → -
            remove members: - → -
            generate: Control <button Generate token>
            confirm: - → -
            token: - → -

            Form by field name
            Name by field name
            Description by field name
            Owner by field name
            Expiration by field name
            Repositories by field name
            Permissions by field name
            AddPermissions by text
            Submit by class"#]],
    );
}

#[test]
fn elsewhere() {
    check(
        "elsewhere",
        expect![[r#"
            phase elsewhere at Other
            signed in as mona
            owner not understood: NotFound of not understood: NotFound
            limit None, never offered None
            name not understood: NotFound
            description not understood: NotFound
            expiration not understood: NotFound
            repositories not understood: NotFound
            permissions not understood: NotFound
            approval needed not understood: NotFound, message not understood: NotFound
            errors [], captcha false
            token None

            owner: - → -
            name: - → -
            description: - → -
            expiration: - → -
            repositories: - → -
            members: - → -
            copilot: - → -
            remove members: - → -
            generate: - → -
            confirm: - → -
            token: - → -
        "#]],
    );
}

#[test]
fn too_much() {
    check(
        "too-much",
        expect![[r#"
            phase filling at NewToken
            signed in as mona
            owner "acme" of absent
            limit None, never offered Some(false)
            name ""
            description ""
            expiration Days(30)
            repositories All
            permissions organization:members Read repository:contents Write repository:metadata Read complete=true
            approval needed false, message absent
            errors [], captcha false
            token None

            owner: Control <button resource-owner-select-panel-button>
            name: Control <input user_programmatic_access[name]>
            description: Control <textarea user_programmatic_access[description]>
            expiration: Control <button expiration-menu-button>
            repositories: Control <input install_target>
            members: AccessButton <button Access: Read-only>
            copilot: AddPermissions <button + Add permissions>
            remove members: <button Access: Read-only> → Remove <button Remove Members>
            generate: Control <button Generate token>
            confirm: - → -
            token: - → -

            Form by field name
            Name by field name
            Description by field name
            Owner by field name
            Expiration by field name
            Repositories by field name
            Permissions by field name
            AddPermissions by text
            Submit by class"#]],
    );
}

#[test]
fn approval_needed() {
    check(
        "approval-needed",
        expect![[r#"
            phase filling at NewToken
            signed in as mona
            owner "acme" of absent
            limit None, never offered Some(false)
            name ""
            description ""
            expiration Days(30)
            repositories Public
            permissions complete=true
            approval needed true, message ""
            errors [], captcha false
            token None

            owner: Control <button resource-owner-select-panel-button>
            name: Control <input user_programmatic_access[name]>
            description: Control <textarea user_programmatic_access[description]>
            expiration: Control <button expiration-menu-button>
            repositories: Control <input install_target>
            members: AddPermissions <button + Add permissions>
            copilot: AddPermissions <button + Add permissions>
            remove members: - → -
            generate: Control <button Generate token and request access>
            confirm: - → -
            token: - → -

            Form by field name
            Name by field name
            Description by field name
            Owner by field name
            Expiration by field name
            Repositories by field name
            Permissions by field name
            AddPermissions by text
            RequestMessage by field name
            Submit by class"#]],
    );
}

#[test]
fn sudo() {
    check(
        "sudo",
        expect![[r#"
            phase sudo at NewToken
            signed in as mona
            owner not understood: NotFound of not understood: NotFound
            limit None, never offered None
            name not understood: NotFound
            description not understood: NotFound
            expiration not understood: NotFound
            repositories not understood: NotFound
            permissions not understood: NotFound
            approval needed not understood: NotFound, message not understood: NotFound
            errors [], captcha false
            token None

            owner: - → -
            name: - → -
            description: - → -
            expiration: - → -
            repositories: - → -
            members: - → -
            copilot: - → -
            remove members: - → -
            generate: - → -
            confirm: - → -
            token: - → -
        "#]],
    );
}
