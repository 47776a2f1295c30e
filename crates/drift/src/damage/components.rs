//! Controls made anew from another component. The number stays with what a person touches.

use tokenwright_page::{Node, NodeId};

use crate::anatomy::Control;
use crate::dom::{Dom, set};
use crate::scene::Scene;

/// Button, menu and hidden field become one `select`. Its options have no box of their own while it
/// is closed in one browser, and have in the other.
pub(crate) fn menu_as_select(scene: &mut Scene<'_>) -> Option<String> {
    let control = scene.control(&[Control::Owner, Control::Expiration])?;
    if !scene.is_single(control) {
        return None;
    }
    let parts = scene.anatomy.part(control)?.clone();
    let (button, field) = (*parts.faces.first()?, *parts.fields.first()?);
    let items = options(&scene.dom, parts.component);
    let value = scene.dom.get(field).and_then(|node| node.value.clone());
    if scene.dom.get(button)?.tag == "select" || items.is_empty() {
        return None;
    }
    let value = value.or_else(|| items.iter().find(|(_, _, is_set)| *is_set).map(|i| i.1.clone()));
    let shown = scene.dom.text(button).trim_end_matches([' ', '▾']).to_owned();
    let mut select =
        Node { id: button, tag: "select".into(), value: value.clone(), ..Node::default() };
    take_over(scene, &mut select, field, parts.label);
    let has_boxes = scene.rng.bool();
    let mut subtree = vec![select];
    for (id, own, _) in items {
        let is_set = Some(&own) == value.as_ref();
        let text = if is_set { shown.clone() } else { option_text(control, &own) };
        let mut option = Node { id, parent: Some(button), tag: "option".into(), ..Node::default() };
        set(&mut option, "value", &own);
        option.checked = is_set;
        option.hidden = !has_boxes;
        option.text = if has_boxes { text } else { String::new() };
        subtree.push(option);
    }
    scene.dom.insert_before(parts.component, subtree);
    scene.dom.take(parts.component);
    Some(control.to_string())
}

/// Number, value and whether it is the chosen one, of each item of a menu.
fn options(dom: &Dom, component: NodeId) -> Vec<(NodeId, String, bool)> {
    let ids = dom.within_that(component, |node| node.attr("data-value").is_some());
    let option = |id: NodeId| {
        let node = dom.get(id)?;
        let is_set =
            [node.attr("aria-checked"), node.attr("aria-selected")].contains(&Some("true"));
        Some((id, node.attr("data-value")?.to_owned(), is_set))
    };
    ids.into_iter().filter_map(option).collect()
}

fn option_text(control: Control, value: &str) -> String {
    match (control, value) {
        (Control::Expiration, "custom") => "Custom".into(),
        (Control::Expiration, "none") => "No expiration".into(),
        (Control::Expiration, days) => format!("{days} days"),
        _ => value.to_owned(),
    }
}

/// The field's name and the label go to the select.
fn take_over(scene: &mut Scene<'_>, select: &mut Node, field: NodeId, label: Option<NodeId>) {
    let name = scene.dom.get(field).and_then(|node| node.attr("name")).map(str::to_owned);
    if let Some(name) = name {
        set(select, "name", &name);
    }
    let id = format!("select-{}", scene.hash());
    set(select, "id", &id);
    if scene.rng.bool()
        && let Some(label) = label.and_then(|label| scene.dom.get_mut(label))
    {
        set(label, "for", &id);
    }
}

/// `role=radio`, or a segmented control; a hidden field sends the choice.
pub(crate) fn radios_as_buttons(scene: &mut Scene<'_>) -> Option<String> {
    let parts = scene.anatomy.part(Control::Repositories)?.clone();
    if !scene.is_single(Control::Repositories) {
        return None;
    }
    let is_segmented = scene.rng.bool();
    let mut chosen = None;
    for radio in &parts.faces {
        let node = scene.dom.get(*radio).filter(|node| node.attr("type") == Some("radio"))?.clone();
        let (id, name) = (node.attr("id").map(str::to_owned), node.attr("name").map(str::to_owned));
        if node.checked {
            chosen = Some((name, node.value.clone()));
        }
        let label = scene.dom.first(|label| id.is_some() && label.attr("for") == id.as_deref());
        let words = label.map(|label| scene.dom.text(label)).unwrap_or_default();
        label.map(|label| scene.dom.take(label));
        *scene.dom.get_mut(*radio)? = choice(&node, words, is_segmented);
    }
    let around = scene.dom.parent(*parts.faces.first()?)?;
    set(scene.dom.get_mut(around)?, "role", if is_segmented { "group" } else { "radiogroup" });
    if let Some((Some(name), value)) = chosen {
        let mut field = scene.dom.element("input", &[("type", "hidden"), ("name", &name)], "");
        field.value = value;
        scene.dom.append(around, vec![field]);
    }
    Some(if is_segmented { "segmented".into() } else { "role=radio".into() })
}

fn choice(radio: &Node, words: String, is_segmented: bool) -> Node {
    let mut button =
        Node { id: radio.id, parent: radio.parent, tag: "button".into(), ..Node::default() };
    button.text = words;
    button.hidden = radio.hidden;
    set(&mut button, "type", "button");
    set(&mut button, "data-value", radio.value.as_deref().unwrap_or_default());
    let is_set = if radio.checked { "true" } else { "false" };
    if is_segmented {
        set(&mut button, "aria-pressed", is_set);
    } else {
        set(&mut button, "role", "radio");
        set(&mut button, "aria-checked", is_set);
    }
    button
}

pub(crate) fn area_as_input(scene: &mut Scene<'_>) -> Option<String> {
    let mut areas = scene.in_form(|node| node.tag == "textarea");
    areas.retain(|id| scene.is_of_single(*id));
    let id = scene.pick(&areas)?;
    let said = scene.say(id);
    let node = scene.dom.get_mut(id)?;
    node.tag = "input".into();
    set(node, "type", "text");
    Some(said)
}

pub(crate) fn button_as_link(scene: &mut Scene<'_>) -> Option<String> {
    let mut buttons = scene.in_form(|node| {
        node.tag == "button" && !node.hidden && matches!(node.attr("role"), None | Some("button"))
    });
    buttons.retain(|id| scene.is_of_single(*id));
    let id = scene.pick(&buttons)?;
    let said = scene.say(id);
    let node = scene.dom.get_mut(id)?;
    node.tag = "a".into();
    node.attrs.remove("type");
    set(node, "role", "button");
    set(node, "href", "#");
    Some(said)
}

/// `<input type=submit>`: its words are its value.
pub(crate) fn submit_as_input(scene: &mut Scene<'_>) -> Option<String> {
    let id = *scene.anatomy.part(Control::Submit)?.faces.first()?;
    let words = scene.dom.text(id);
    if scene.dom.get(id)?.tag == "input" || !scene.is_single(Control::Submit) {
        return None;
    }
    for inside in scene.dom.within(id).into_iter().skip(1) {
        scene.dom.take(inside);
    }
    let node = scene.dom.get_mut(id)?;
    node.tag = "input".into();
    node.attrs.remove("role");
    set(node, "type", "submit");
    node.value = Some(words.clone());
    node.text.clear();
    Some(words)
}

/// All of a list; which one is open is still told.
pub(crate) fn tabs_as_links(scene: &mut Scene<'_>) -> Option<String> {
    let tabs = scene.in_form(|node| node.tag == "button" && node.attr("role") == Some("tab"));
    for (number, id) in tabs.iter().enumerate() {
        let node = scene.dom.get_mut(*id)?;
        node.tag = "a".into();
        node.attrs.remove("type");
        set(node, "href", &format!("#tab-{number}"));
    }
    (!tabs.is_empty()).then(|| format!("{} tabs", tabs.len()))
}

/// It has no state of being open; what is closed is not rendered.
pub(crate) fn dialog_as_div(scene: &mut Scene<'_>) -> Option<String> {
    let dialogs = scene.dom.all(|node| node.tag == "dialog");
    let chosen = scene.some(&dialogs);
    for id in &chosen {
        let node = scene.dom.get_mut(*id)?;
        node.tag = "div".into();
        node.open = false;
        node.attrs.remove("open");
        set(node, "role", "dialog");
    }
    let last = *chosen.last()?;
    Some(format!("{}, {}", chosen.len(), scene.say(last)))
}
