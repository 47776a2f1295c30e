//! The words of our own buttons, headings and fields, in the browser's language. They stand in
//! `extension/_locales/<language>/messages.json`; sentences that belong to a rule stand in `core`.

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use crate::dom;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "i18n"], js_name = getMessage, catch)]
    fn get_message(key: &str, blanks: &JsValue) -> Result<String, JsValue>;
}

/// Its words; none once the extension was updated, when Firefox takes the interface away.
fn message(key: &str, blanks: &JsValue) -> String {
    get_message(key, blanks).unwrap_or_default()
}

/// Names each label once: as a variant here, and by the same name in `messages.json`. A test compares
/// the two.
macro_rules! labels {
    ($($name:ident),* $(,)?) => {
        /// A label that a view sets; those of a page's skeleton are named in its HTML.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Label { $($name),* }

        impl Label {
            fn key(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }
        }
    };
}

labels! {
    AddNamed,
    AllAsList,
    AllowHost,
    AnswersFromGitHub,
    AnswersOf,
    AskingGitHub,
    AuditTitle,
    CannotTell,
    CheckAgain,
    ChipOptional,
    Close,
    CopyAsJson,
    CopyLink,
    CopyReport,
    Delete,
    Done,
    Download,
    DownloadJson,
    Duplicate,
    Edit,
    Empty,
    Expected,
    Export,
    Fine,
    ForgetToken,
    Found,
    From,
    HeldAnsweredRead,
    HeldAnsweredWrite,
    HeldBeyond,
    HeldCannotBeAsked,
    HeldNotOffered,
    HeldRefused,
    HeldSays,
    HeldUnclear,
    HostAddress,
    HostExample,
    HostsTitle,
    ItIsThisOne,
    KeepBoth,
    KeepInstead,
    KeepRecipe,
    MoreThanAsked,
    MoveLeft,
    MoveRight,
    NotNeeded,
    OpenForm,
    OpenInEditor,
    OpenPrefilled,
    OriginBuiltIn,
    OriginOrganization,
    OriginOwn,
    OwnerExample,
    Pill,
    PillProgress,
    ReadOn,
    RemindMe,
    Reminders,
    Remove,
    RemoveHost,
    RemoveThisHost,
    ReportForHelper,
    RowKind,
    RowLevel,
    RowOptional,
    RowRequired,
    RowWhy,
    SaveAsFile,
    Share,
    ShareBesides,
    ShareLink,
    ShowMe,
    SourceIs,
    Stop,
    StopWaiting,
    TellMe,
    ToDo,
    ToKnow,
    UndoPointing,
    UseRecipe,
    ValidateAgain,
    ValidatePromise,
    ValidateThisToken,
    Verify,
    VerifyPromise,
    VerifyTitle,
    WhatElse,
    WhatGitHubAnswered,
    WithTitle,
    YourOrganization,
}

impl Label {
    /// Its words.
    pub(crate) fn text(self) -> String {
        message(self.key(), &JsValue::UNDEFINED)
    }

    /// Its words with these texts in its blanks, which are called `$1` to `$9`.
    pub(crate) fn with(self, blanks: &[&str]) -> String {
        let blanks: Array = blanks.iter().map(|blank| JsValue::from_str(blank)).collect();
        message(self.key(), &blanks)
    }
}

/// What of an element a label may be, beside its text: the attribute that names the label, and the
/// attribute that takes its words.
const ATTRIBUTES: [(&str, &str); 3] = [
    ("data-label-aria-label", "aria-label"),
    ("data-label-placeholder", "placeholder"),
    ("data-label-title", "title"),
];

/// Fills in the labels that this page's skeleton names.
pub(crate) fn fill_page() {
    let words = |element: &Element, name| {
        element.get_attribute(name).map(|key| message(&key, &JsValue::UNDEFINED))
    };
    dom::each("[data-label]", |element| {
        if let Some(words) = words(element, "data-label") {
            dom::set_text(element, &words);
        }
    });
    for (named, attribute) in ATTRIBUTES {
        dom::each(&format!("[{named}]"), |element| {
            if let Some(words) = words(element, named) {
                drop(element.set_attribute(attribute, &words));
            }
        });
    }
}
