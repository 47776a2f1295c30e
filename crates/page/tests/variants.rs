//! Saved pages of other layouts, languages and places than the usual form: made by `cargo xtask record`
//! on the stand-in for github.com, as the saved pages in `fixtures.rs` are.

// A test may fail loudly.
#![allow(clippy::unwrap_used)]

mod support;

use expect_test::expect;
use support::check;

#[test]
fn accordion() {
    check(
        "accordion",
        expect![[r#"
        phase filling at NewToken
        signed in as mona
        owner "acme" of absent
        limit None, never offered Some(false)
        name ""
        description ""
        expiration Days(30)
        repositories Public
        permissions organization:members Read organization:organization_copilot_seat_management Read complete=true
        approval needed false, message absent
        errors [], captcha false
        token None

        owner: Control <button resource-owner-select-panel-button>
        name: Control <input user_programmatic_access[name]>
        description: Control <textarea user_programmatic_access[description]>
        expiration: Control <button expiration-menu-button>
        repositories: Control <input install_target>
        members: AccessButton <button permission-menu-members-button>
        copilot: AccessButton <button permission-menu-organization_copilot_seat_management-button>
        remove members: AccessButton <button permission-menu-members-button>
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
        Submit by class"#]],
    );
}

#[test]
fn accordion_open() {
    check(
        "accordion-open",
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
        members: AccessButton <button permission-menu-members-button>
        copilot: AccessButton <button permission-menu-organization_copilot_seat_management-button>
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
        Submit by class"#]],
    );
}

#[test]
fn radios() {
    check(
        "radios",
        expect![[r#"
        phase filling at NewToken
        signed in as mona
        owner "acme" of absent
        limit None, never offered Some(false)
        name ""
        description ""
        expiration Days(30)
        repositories Public
        permissions organization:members Read organization:organization_copilot_seat_management Read complete=true
        approval needed false, message absent
        errors [], captcha false
        token None

        owner: Control <button resource-owner-select-panel-button>
        name: Control <input user_programmatic_access[name]>
        description: Control <textarea user_programmatic_access[description]>
        expiration: Control <button expiration-menu-button>
        repositories: Control <input install_target>
        members: AccessButton <summary Select an access level>
        copilot: AccessButton <summary Select an access level>
        remove members: AccessButton <summary Select an access level>
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
        Submit by class"#]],
    );
}

#[test]
fn translated() {
    check(
        "translated",
        expect![[r#"
        phase filling at NewToken
        signed in as mona
        owner "acme" of absent
        limit None, never offered Some(false)
        name "Milestone Copilot"
        description "Read-only access for usage reports"
        expiration On(2027-11-23)
        repositories Public
        permissions organization:members Read organization:organization_copilot_seat_management Read complete=true
        approval needed not understood: NotFound, message absent
        errors [], captcha false
        token None

        owner: Control <button resource-owner-select-panel-button>
        name: Control <input user_programmatic_access[name]>
        description: Control <textarea user_programmatic_access[description]>
        expiration: DateField <input user_programmatic_access[custom_expires_at]>
        repositories: Control <input install_target>
        members: - → -
        copilot: - → -
        remove members: - → -
        generate: Control <button Token generieren>
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
        AddPermissions by structure
        Submit by class"#]],
    );
}

#[test]
fn translated_empty() {
    check(
        "translated-empty",
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
        approval needed not understood: NotFound, message absent
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
        generate: Control <button Token generieren>
        confirm: - → -
        token: - → -

        Form by field name
        Name by field name
        Description by field name
        Owner by field name
        Expiration by field name
        Repositories by field name
        Permissions by field name
        AddPermissions by structure
        Submit by class"#]],
    );
}

#[test]
fn captcha() {
    check(
        "captcha",
        expect![[r#"
            phase form-errors at NewToken
            signed in as mona
            owner not understood: NotFound of not understood: NotFound
            limit None, never offered None
            name not understood: NotFound
            description not understood: NotFound
            expiration not understood: NotFound
            repositories not understood: NotFound
            permissions not understood: NotFound
            approval needed not understood: NotFound, message not understood: NotFound
            errors [], captcha true
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
fn name_taken() {
    check(
        "name-taken",
        expect![[r#"
            phase filling at NewToken
            signed in as mona
            owner "acme" of absent
            limit None, never offered Some(false)
            name "Nightly backup"
            description ""
            expiration Days(30)
            repositories Public
            permissions complete=true
            approval needed false, message absent
            errors ["'Nightly backup' is an invalid name. The token name has already been taken."], captcha false
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
fn expiration_blank() {
    check(
        "expiration-blank",
        expect![[r#"
        phase form-errors at NewToken
        signed in as mona
        owner "acme" of absent
        limit Some(366), never offered Some(false)
        name "Milestone Copilot"
        description ""
        expiration CustomWithoutDate
        repositories Public
        permissions complete=true
        approval needed false, message absent
        errors ["Expiration date can't be blank"], captcha false
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
fn classic_tokens() {
    check(
        "classic-tokens",
        expect![[r#"
        phase elsewhere at ClassicTokens
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
fn classic_new() {
    check(
        "classic-new",
        expect![[r#"
        phase elsewhere at ClassicTokens
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
fn detail() {
    check(
        "detail",
        expect![[r#"
        phase elsewhere at TokenDetail
        signed in as mona
        owner "acme" of not understood: NotFound
        limit None, never offered None
        name not understood: NotFound
        description not understood: NotFound
        expiration On(2027-11-23)
        repositories Public
        permissions organization:members Read organization:organization_copilot_seat_management Read complete=true
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
fn detail_form() {
    check(
        "detail-form",
        expect![[r#"
            phase elsewhere at TokenDetail
            signed in as mona
            owner "acme" of absent
            limit None, never offered None
            name not understood: NotFound
            description not understood: NotFound
            expiration On(2027-11-23)
            repositories Public
            permissions organization:members Read organization:organization_copilot_seat_management Read complete=true
            approval needed not understood: NotFound, message absent
            errors [], captcha false
            token None

            owner: - → -
            name: - → -
            description: - → -
            expiration: - → -
            repositories: Control <input install_target>
            members: AccessButton <button Access: Read-only>
            copilot: AccessButton <button Access: Read-only>
            remove members: <button Access: Read-only> → Remove <button Remove Members>
            generate: Control <button Update>
            confirm: - → -
            token: - → -

            Form by field name
            Repositories by field name
            Permissions by field name
            AddPermissions by text
            Submit by structure"#]],
    );
}

#[test]
fn regenerate() {
    check(
        "regenerate",
        expect![[r#"
            phase elsewhere at Regenerate
            signed in as mona
            owner not understood: NotFound of absent
            limit None, never offered Some(false)
            name not understood: NotFound
            description not understood: NotFound
            expiration Days(30)
            repositories not understood: NotFound
            permissions complete=false
            approval needed not understood: NotFound, message absent
            errors [], captcha false
            token None

            owner: - → -
            name: - → -
            description: - → -
            expiration: Control <button expiration-menu-button>
            repositories: - → -
            members: - → -
            copilot: - → -
            remove members: - → -
            generate: Control <button Regenerate token>
            confirm: - → -
            token: - → -

            Form by field name
            Expiration by field name
            Submit by structure"#]],
    );
}

#[test]
fn organizations_tab() {
    check(
        "organizations-tab",
        expect![[r#"
        phase filling at NewToken
        signed in as mona
        owner "acme" of absent
        limit None, never offered Some(false)
        name ""
        description ""
        expiration Days(30)
        repositories All
        permissions complete=true
        approval needed false, message absent
        errors [], captcha false
        token None

        owner: Control <button resource-owner-select-panel-button>
        name: Control <input user_programmatic_access[name]>
        description: Control <textarea user_programmatic_access[description]>
        expiration: Control <button expiration-menu-button>
        repositories: Control <input install_target>
        members: Tab <button Organizations 0>
        copilot: Tab <button Organizations 0>
        remove members: Tab <button Organizations 0>
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
fn set_fields_only() {
    check(
        "set-fields-only",
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
fn fields_outside() {
    check(
        "fields-outside",
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
fn never_empty() {
    check(
        "never-empty",
        expect![[r#"
        phase filling at NewToken
        signed in as mona
        owner "acme" of absent
        limit Some(366), never offered None
        name ""
        description ""
        expiration Never
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
fn owner_not_offered() {
    check(
        "owner-not-offered",
        expect![[r#"
        phase filling at NewToken
        signed in as mona
        owner "mona" of ["mona", "globex"]
        limit None, never offered Some(true)
        name ""
        description ""
        expiration Days(30)
        repositories Public
        permissions complete=true
        approval needed false, message absent
        errors [], captcha false
        token None

        owner: <button resource-owner-select-panel-button> → -
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
fn owner_list_failed() {
    check(
        "owner-list-failed",
        expect![[r#"
        phase filling at NewToken
        signed in as mona
        owner "mona" of []
        limit None, never offered Some(true)
        name ""
        description ""
        expiration Days(30)
        repositories Public
        permissions complete=true
        approval needed false, message absent
        errors [], captcha false
        token None

        owner: <button resource-owner-select-panel-button> → -
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
fn short_lifetime() {
    check(
        "short-lifetime",
        expect![[r#"
        phase filling at NewToken
        signed in as mona
        owner "acme" of absent
        limit Some(90), never offered Some(false)
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
        expiration: <button expiration-menu-button> → Custom <button Custom between 1 and 90 days>
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
fn link_dropped() {
    check(
        "link-dropped",
        expect![[r#"
        phase filling at NewToken
        signed in as mona
        owner "acme" of absent
        limit Some(366), never offered Some(false)
        name "Milestone Copilot"
        description "Read-only access for usage reports"
        expiration On(2027-11-23)
        repositories Public
        permissions organization:members Read complete=true
        approval needed false, message absent
        errors [], captcha false
        token None

        owner: Control <button resource-owner-select-panel-button>
        name: Control <input user_programmatic_access[name]>
        description: Control <textarea user_programmatic_access[description]>
        expiration: DateField <input user_programmatic_access[custom_expires_at]>
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
        CustomDate by field name
        Repositories by field name
        Permissions by field name
        AddPermissions by text
        Submit by class"#]],
    );
}
