//! The recipes that ship with this version, one file each in `data/recipes`.

use std::sync::OnceLock;

use super::Recipe;

/// Every file of `data/recipes`, in the order in which they are offered. A test compares the two.
const FILES: &[(&str, &str)] =
    &[("milestone-copilot", include_str!("../../data/recipes/milestone-copilot.json"))];

/// All built-in recipes.
pub fn all() -> &'static [Recipe] {
    static ALL: OnceLock<Vec<Recipe>> = OnceLock::new();
    // A test parses each file, so none is left out in a released build.
    ALL.get_or_init(|| FILES.iter().filter_map(|(_, json)| Recipe::parse(json).ok()).collect())
}

/// The built-in recipe of this name.
pub fn by_id(id: &str) -> Option<&'static Recipe> {
    all().iter().find(|recipe| recipe.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_in_the_folder_is_listed_and_is_a_recipe_of_its_name() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/recipes");
        let mut on_disk: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        on_disk.sort();
        let mut listed: Vec<_> = FILES.iter().map(|(id, _)| (*id).to_owned()).collect();
        listed.sort();
        assert_eq!(listed, on_disk);
        for (id, json) in FILES {
            let recipe = Recipe::parse(json).unwrap_or_else(|e| panic!("{id}: {e}"));
            assert_eq!(recipe.id, *id);
        }
    }

    #[test]
    fn milestone_asks_what_its_guide_asks() {
        let recipe = by_id("milestone-copilot").unwrap();
        let name = &recipe.name.as_ref().unwrap().value;
        assert_eq!(name, "Milestone\u{2019}s Copilot Token (read-only)");
        assert_eq!(name.chars().count(), 37);
        assert_eq!(recipe.expiration.as_ref().unwrap().days, [365, 366]);
        let required: Vec<_> =
            recipe.permissions.required.iter().map(|r| r.permission.to_string()).collect();
        assert_eq!(
            required,
            ["organization:members", "organization:organization_copilot_seat_management"]
        );
    }
}
