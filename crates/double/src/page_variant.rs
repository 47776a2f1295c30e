//! Behaviour of the pages on which sources differ, that changed over the years, or that a test needs.

/// What the pages do; the default is the page of 2026.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches, set by name")]
pub struct PageVariant {
    /// How permissions are chosen.
    pub permissions_ui: PermissionsUi,
    /// The word on the picker's tab for organizations.
    pub tab_words: TabWords,
    /// Markup of the picker's rows that no source shows completely.
    pub row_markup: RowMarkup,
    /// Which permissions have a field, and where it is.
    pub permission_fields: PermissionFields,
    /// Role of the entries in the menu that adds permissions.
    pub option_role: OptionRole,
    /// What the field of the expiration holds for "No expiration". `none` is inferred from GitHub's links to the classic form;
    /// no source has seen it.
    pub no_expiration_value: NoExpirationValue,
    /// Template parameters that the form ignores without a word: `actions=write` was on 2026-04-21, all of them on 2026-05-22.
    pub link_drops: Vec<String>,
    /// Permissions of the template that the form takes as `read`, whatever the link says. Assumed: GitHub shows at times
    /// something else than the link asked for (seen 2026), never exactly this.
    pub link_lowers: Vec<String>,
    /// The list of owners stays empty; it "intermittently fails to load" (seen 2026-08).
    pub owner_list_fails: bool,
    /// The late part of the form is asked for and never comes.
    pub late_part_stalls: bool,
    /// The form is answered by a captcha, and by no form.
    pub captcha: bool,
    /// A dialog asks once more before the token is made.
    pub confirmation: bool,
    /// The confirmed form leads to a full page load instead of a soft one.
    pub full_navigation: bool,
    /// The first visit of the form asks for the password.
    pub sudo: bool,
    /// The incident of 2026-08-10: back on the list, no token, no message.
    pub creates_nothing: bool,
    /// The page that shows a new token forbids browsers to keep it. Assumed: no source tells of its headers.
    pub no_store: bool,
    /// The page of one token.
    pub detail: Detail,
    /// The language a person reads the page in.
    pub language: Language,
    /// Elements without meaning added below the form, to reach the size of a big page.
    pub ballast: usize,
}

impl Default for PageVariant {
    fn default() -> Self {
        Self {
            permissions_ui: PermissionsUi::Picker,
            tab_words: TabWords::Organization,
            row_markup: RowMarkup::default(),
            permission_fields: PermissionFields::All,
            option_role: OptionRole::Option,
            no_expiration_value: NoExpirationValue::None,
            link_drops: Vec::new(),
            link_lowers: Vec::new(),
            owner_list_fails: false,
            late_part_stalls: false,
            captcha: false,
            confirmation: true,
            full_navigation: false,
            sudo: false,
            creates_nothing: false,
            no_store: false,
            detail: Detail::Prose,
            language: Language::English,
            ballast: 0,
        }
    }
}

/// How permissions were chosen over the years. Older ones may live on in GitHub Enterprise Server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PermissionsUi {
    /// Tabs, a menu that adds, rows of what was added (since 2025-08-26).
    Picker,
    /// A section for each scope that opens, with a row and a menu for each permission (2024 to 2025-08).
    Accordion,
    /// Radio buttons for each permission (2022 to 2023).
    Radios,
}

/// The word is not attested for organizations (2026); "Repositories" and "Account" are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TabWords {
    /// "Organization", like "Account".
    Organization,
    /// "Organizations", like "Repositories".
    Organizations,
}

/// How the rows of the picker are built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowMarkup {
    /// Element of the permission's title.
    pub heading: RowHeading,
    /// Where the button that removes has its name from.
    pub remove: RemoveName,
    /// Which element of a level's entry has the role.
    pub levels: LevelEntry,
}

impl Default for RowMarkup {
    fn default() -> Self {
        Self { heading: RowHeading::H3, remove: RemoveName::Label, levels: LevelEntry::Item }
    }
}

/// "h3 or something" says the one source that saw it (2025-12).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowHeading {
    /// `h3`
    H3,
    /// `h4`
    H4,
    /// `strong`
    Strong,
}

/// "Remove Starring" was seen as a tooltip (2025-12); how it is tied to the button was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemoveName {
    /// `aria-label` of the button.
    Label,
    /// `aria-labelledby` of the button, naming a tooltip as Primer's `IconButton` has it.
    Tooltip,
}

/// The role `menuitemradio` is attested (2026), its element is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LevelEntry {
    /// `li`
    Item,
    /// A `button` in the `li`.
    Button,
}

/// "All keys are present as hidden inputs" say three sources (2026); none says where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PermissionFields {
    /// Every key, inside the island's root.
    All,
    /// Only keys that are set.
    SetOnly,
    /// Every key, beside the island.
    Outside,
}

/// Sources disagree on the role of the entries (2026).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionRole {
    /// `role=option` in a listbox.
    Option,
    /// `role=menuitemcheckbox` in a menu.
    MenuItemCheckbox,
    /// A checkbox in a label.
    Checkbox,
}

/// Values that "No expiration" may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoExpirationValue {
    /// `none`
    None,
    /// Nothing.
    Empty,
    /// `never`
    Never,
}

impl NoExpirationValue {
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Empty => "",
            Self::Never => "never",
        }
    }
}

/// The page of one token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// What the token may do, in sentences (seen 2026-06).
    Prose,
    /// The picker, "used on the creation and edit pages" (GitHub's changelog, 2025-08-26), in a form with the button "Update".
    Form,
}

/// The language a person reads the page in. GitHub itself speaks English only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// As GitHub sent it.
    English,
    /// Texts and labels are rewritten in the page: by a user script, which leaves `lang` alone, or by the browser, which sets it.
    German {
        /// `<html lang>` becomes `de`.
        sets_lang: bool,
    },
}
