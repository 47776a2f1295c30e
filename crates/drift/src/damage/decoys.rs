//! Controls of something else that look like those of the form.

use tokenwright_page::Node;

use super::lure;
use crate::anatomy::{Control, GRANTS};
use crate::dom::around;
use crate::scene::Scene;

const LIKED: [Control; 5] = [
    Control::Name,
    Control::Description,
    Control::Owner,
    Control::Expiration,
    Control::Repositories,
];

/// "Expiration" of something else, outside of the form, under a heading of its own.
pub(crate) fn outside(scene: &mut Scene<'_>) -> Option<String> {
    let control = scene.control(&LIKED)?;
    let group = look_alike(scene, control)?;
    let (place, is_first) = lure::outside(scene)?;
    if is_first {
        scene.dom.prepend(place, group);
    } else {
        scene.dom.append(place, group);
    }
    Some(control.to_string())
}

/// The same in the form. Its own heading tells a person what it is for; without a word of its own in
/// the label, one might take it for the real one.
pub(crate) fn inside(scene: &mut Scene<'_>) -> Option<String> {
    let control = scene.control(&LIKED)?;
    let mut group = look_alike(scene, control)?;
    let is_told_apart = scene.rng.bool();
    if is_told_apart {
        let labels =
            group.iter_mut().filter(|node| node.tag == "label" || node.tag == "h3").skip(1);
        labels.for_each(|label| label.text = format!("Notification {}", label.text.to_lowercase()));
    } else {
        scene.twins.insert(control);
    }
    let section = scene.section()?;
    let anchor = *scene.roots(section).first()?;
    scene.dom.insert_before(anchor, group);
    let like = if is_told_apart { "a label of its own" } else { "the same label" };
    Some(format!("{control}, {like}"))
}

fn look_alike(scene: &mut Scene<'_>, control: Control) -> Option<Vec<Node>> {
    let mut parts = lure::copy(scene, control)?;
    lure::rename_ids(&mut parts, "-notify");
    lure::rename_fields(&mut parts, "notification");
    let heading = scene.dom.element("h3", &[], "Notifications");
    let group = scene.dom.element("section", &[("aria-label", "Notifications")], "");
    parts.insert(0, vec![heading]);
    Some(around(group, parts))
}

/// A field that is sent along: a default, an older version, another form's.
pub(crate) fn similar_field(scene: &mut Scene<'_>) -> Option<String> {
    let (name, value) = similar(scene)?;
    let mut field = scene.dom.element("input", &[("type", "hidden"), ("name", &name)], "");
    field.value = Some(value.clone());
    let is_inside = scene.rng.bool();
    if is_inside {
        let section = scene.section()?;
        let anchor = *scene.roots(section).first()?;
        scene.dom.insert_before(anchor, vec![field]);
    } else {
        let (place, _) = lure::outside(scene)?;
        scene.dom.append(place, vec![field]);
    }
    Some(format!("{name}={value}, {}", if is_inside { "in the form" } else { "outside" }))
}

fn similar(scene: &mut Scene<'_>) -> Option<(String, String)> {
    let controls = [LIKED.as_slice(), &[Control::Permissions]].concat();
    let control = scene.control(&controls)?;
    let value = lure::of(scene, control).0.to_owned();
    let names: &[&str] = match control {
        Control::Name => &["user_programmatic_access[name_was]", "personal_access_token[name]"],
        Control::Description => &["user_programmatic_access[description_html]", "note"],
        Control::Owner => &["default_target_name", "target", "target_name_was"],
        Control::Expiration => &["default_expires_at", "user_programmatic_access[expires_at]"],
        Control::Repositories => &["install_target_was", "default_install_target"],
        _ => &[
            "integration[requested_permissions][members]",
            "integration[default_permissions_was][members]",
            "organization[default_permissions][members]",
        ],
    };
    scene.pick(names).map(|name| (name.to_owned(), value))
}

/// "Permissions of the app": the same rows, of something else, sent or only shown.
pub(crate) fn row(scene: &mut Scene<'_>) -> Option<String> {
    let level = lure::of(scene, Control::Permissions);
    let dom = &mut scene.dom;
    let item =
        dom.element("li", &[("aria-label", "Members. More information available below.")], "");
    let title = dom.element("h3", &[], "Members");
    let button = dom.element("button", &[("type", "button"), ("aria-haspopup", "true")], "");
    let access = dom.element("span", &[], "Access:");
    let shown = dom.element("span", &[], level.1);
    let button = around(button, vec![vec![access], vec![shown]]);
    let remove = dom.element("button", &[("type", "button"), ("aria-label", "Remove Members")], "");
    let item = around(item, vec![vec![title], button, vec![remove]]);
    let name = format!("{GRANTS}members]");
    let mut field = dom.element("input", &[("type", "hidden"), ("name", &name)], "");
    field.value = Some(level.0.to_owned());
    let list = dom.element("ul", &[("aria-label", "Permissions of the app")], "");
    let is_sent = scene.rng.bool();
    let list =
        if is_sent { around(list, vec![item, vec![field]]) } else { around(list, vec![item]) };
    let (place, is_first) = lure::outside(scene)?;
    if is_first {
        scene.dom.prepend(place, list);
    } else {
        scene.dom.append(place, list);
    }
    Some(format!("Members at {}{}", level.0, if is_sent { ", with a field" } else { "" }))
}
