//! Sections that are not there, or not yet.

use crate::scene::Scene;

pub(crate) fn gone(scene: &mut Scene<'_>) -> Option<String> {
    let section = scene.section()?;
    for root in scene.roots(section) {
        scene.dom.take(root);
    }
    Some(scene.anatomy.sections[section].title.to_owned())
}

pub(crate) fn late(scene: &mut Scene<'_>) -> Option<String> {
    let section = scene.section()?;
    let roots = scene.roots(section);
    let first = *roots.first()?;
    let placeholder = match scene.rng.u8(..3) {
        0 => {
            let src = "/settings/personal-access-tokens/select-access?target_name=acme";
            scene.dom.element("include-fragment", &[("src", src)], "Loading…")
        }
        1 => scene.dom.element("div", &[("role", "status"), ("aria-busy", "true")], "Loading…"),
        _ => scene.dom.element("div", &[("data-component", "SkeletonBox")], ""),
    };
    scene.dom.insert_before(first, vec![placeholder]);
    for root in roots {
        scene.dom.take(root);
    }
    Some(scene.anatomy.sections[section].title.to_owned())
}
