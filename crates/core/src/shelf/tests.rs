//! Recipes of an organization, of a person and of this version, side by side.
