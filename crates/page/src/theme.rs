//! The look that the user chose on GitHub, so that what stands beside its page looks alike. The
//! attributes and the names of themes were seen on github.com from 2021 to 2026.

use crate::snapshot::{Node, Snapshot};

/// What GitHub's page looks like by day and by night.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Theme {
    day: Look,
    night: Look,
}

/// One look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// Light or dark; `None` if the page does not tell, so that the system decides.
    pub scheme: Option<Scheme>,
    /// Whether it has more contrast than usual.
    pub contrast: bool,
    /// Whether its dark is a soft one.
    pub dimmed: bool,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Dark text on light ground.
    Light,
    /// Light text on dark ground.
    Dark,
}

impl Scheme {
    /// As style sheets write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Theme {
    /// The theme of this page.
    pub fn of(snapshot: &Snapshot) -> Self {
        let Some(html) = snapshot.nodes.iter().find(|node| node.tag == "html") else {
            return Self::default();
        };
        let day = look(html, "data-light-theme", Scheme::Light);
        let night = look(html, "data-dark-theme", Scheme::Dark);
        match html.attr("data-color-mode") {
            Some("light") => Self { day, night: day },
            Some("dark") => Self { day: night, night },
            Some("auto") => Self { day, night },
            _ => Self::default(),
        }
    }

    /// The look while the system is light or dark.
    pub fn look(self, system: Scheme) -> Look {
        match system {
            Scheme::Light => self.day,
            Scheme::Dark => self.night,
        }
    }
}

/// Any theme may be chosen for the day, also a dark one.
fn look(html: &Node, attribute: &str, usual: Scheme) -> Look {
    let name = html.attr(attribute).unwrap_or_default();
    let scheme = if name.starts_with("dark") {
        Scheme::Dark
    } else if name.starts_with("light") {
        Scheme::Light
    } else {
        usual
    };
    Look {
        scheme: Some(scheme),
        contrast: name.contains("high_contrast"),
        dimmed: name == "dark_dimmed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(attributes: &str, by_day: &str, by_night: &str) {
        let json = format!(
            r#"{{"schema":"tokenwright.snapshot/1","url":"","title":"","lang":"",
            "nodes":[{{"id":1,"tag":"html","attrs":{{{attributes}}}}}]}}"#
        );
        let theme = Theme::of(&Snapshot::from_json(&json).unwrap());
        let words = |system| {
            let Look { scheme, contrast, dimmed } = theme.look(system);
            let scheme = scheme.map_or("system", Scheme::as_str);
            let words = [(true, scheme), (contrast, "contrast"), (dimmed, "dimmed")];
            let words = words.into_iter().filter(|(holds, _)| *holds).map(|(_, word)| word);
            words.collect::<Vec<_>>().join(" ")
        };
        assert_eq!((&*words(Scheme::Light), &*words(Scheme::Dark)), (by_day, by_night));
    }

    #[test]
    fn the_mode_decides_and_auto_leaves_it_to_the_system() {
        let themes = r#""data-light-theme":"light_high_contrast","data-dark-theme":"dark_dimmed""#;
        let with = |mode: &str| format!(r#""data-color-mode":"{mode}",{themes}"#);
        check(&with("light"), "light contrast", "light contrast");
        check(&with("dark"), "dark dimmed", "dark dimmed");
        check(&with("auto"), "light contrast", "dark dimmed");
    }

    #[test]
    fn a_dark_theme_can_be_chosen_for_the_day() {
        let themes = r#""data-light-theme":"dark_high_contrast","data-dark-theme":"dark""#;
        check(&format!(r#""data-color-mode":"auto",{themes}"#), "dark contrast", "dark");
    }

    #[test]
    fn what_is_not_known_is_left_to_the_system() {
        check("", "system", "system");
        check(r#""data-color-mode":"sepia","data-light-theme":"light""#, "system", "system");
        check(r#""data-color-mode":"dark""#, "dark", "dark");
        check(r#""data-color-mode":"light","data-light-theme":"solarized""#, "light", "light");
    }
}
