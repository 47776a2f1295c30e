//! The kinds of damage.

use std::fmt;

use crate::damage;
use crate::scene::Scene;

/// Lists the kinds once: the variant, its name in reports, and the function that does it.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $name:literal $file:ident :: $apply:ident,)*) => {
        /// One way in which a redesign changes the markup.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[$doc])* $kind,)*
        }

        impl Kind {
            /// All of them. A seed means what it means by this order.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// Its name in reports.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }

            /// Does it somewhere on the page, and says where; `None` if there is nothing to damage.
            pub(crate) fn apply(self, scene: &mut Scene<'_>) -> Option<String> {
                match self { $(Self::$kind => damage::$file::$apply(scene),)* }
            }
        }
    };
}

kinds! {
    /// Ids of one element or of all get new names; what refers to them is told.
    IdsRenamed "ids renamed" names::ids,
    /// One field loses its name.
    FieldNameGone "field name gone" names::one_gone,
    /// One field gets another name.
    FieldRenamed "field renamed" names::one_renamed,
    /// A family of fields loses its names, as React's fields have none.
    FamilyNamesGone "family names gone" names::family_gone,
    /// A family of fields gets other names.
    FamilyRenamed "family renamed" names::family_renamed,
    /// The hidden fields of one control go: a script sends its state instead.
    HiddenFieldsGone "hidden fields gone" names::fields_gone,
    /// All classes become a build's hashes.
    ClassesHashed "classes hashed" names::classes,
    /// One to three wrappers around an element.
    Wrapped "wrapped" nesting::wrapped,
    /// A wrapper goes, what is in it moves up.
    Unwrapped "unwrapped" nesting::unwrapped,
    /// A section of the form moves to another place.
    SectionMoved "section moved" nesting::section_moved,
    /// A label stands behind its control.
    LabelAfter "label after" nesting::label_after,
    /// An English text is said in other English words.
    Reworded "reworded" words::reworded,
    /// The page is in another language.
    Translated "translated" words::translated,
    /// A button with a menu becomes a native select.
    MenuAsSelect "menu as select" components::menu_as_select,
    /// The radio buttons become buttons with a role, or a segmented control.
    RadiosAsButtons "radios as buttons" components::radios_as_buttons,
    /// A text area becomes a text field.
    AreaAsInput "area as input" components::area_as_input,
    /// A button becomes a link with the role of one.
    ButtonAsLink "button as link" components::button_as_link,
    /// The submit button becomes an `input`.
    SubmitAsInput "submit as input" components::submit_as_input,
    /// Tabs become links.
    TabsAsLinks "tabs as links" components::tabs_as_links,
    /// A dialog becomes a `div` with the role of one.
    DialogAsDiv "dialog as div" components::dialog_as_div,
    /// The attributes of one family go, everywhere or from one element.
    AttributesGone "attributes gone" attributes::gone,
    /// The entries of a list get another of the roles that entries have.
    RolesChanged "roles changed" attributes::roles,
    /// Custom elements and headings get other tags.
    TagsChanged "tags changed" attributes::tags,
    /// Icons and badges are inserted as texts.
    Ornaments "ornaments" attributes::ornaments,
    /// One control stands there twice, visibly.
    ControlTwice "control twice" copies::control_twice,
    /// One label stands there twice, visibly.
    LabelTwice "label twice" copies::label_twice,
    /// A section has a copy for narrow windows, not rendered.
    HiddenCopy "hidden copy" copies::hidden_copy,
    /// A section is missing.
    SectionGone "section gone" fragments::gone,
    /// A section is still on its way.
    SectionLate "section late" fragments::late,
    /// A look-alike of a control outside of the form, with another value.
    DecoyOutside "decoy outside" decoys::outside,
    /// A look-alike of a control in a section of its own in the form, with another value.
    DecoyInside "decoy inside" decoys::inside,
    /// A hidden field with a similar name and another value.
    SimilarField "similar field" decoys::similar_field,
    /// A permission of something else, listed the same way outside of the form.
    DecoyRow "decoy row" decoys::row,
    /// Another form: a search, or one that saves a draft.
    OtherForm "other form" forms::other,
    /// A copy of the form with other values, not rendered.
    HiddenForm "hidden form" forms::hidden,
    /// A copy of the form with other values, for all to see.
    SecondForm "second form" forms::second,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
