//! Where the panel stands on GitHub's page, and how it makes way for the control that is due.

use serde::Serialize;

/// Where the panel stands and how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Stand {
    pub(crate) shape: Shape,
    pub(crate) side: Side,
    /// The part of a narrow window that it takes.
    pub(crate) edge: Edge,
}

/// How much of the panel there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Shape {
    /// All of it.
    #[default]
    Open,
    /// A button that opens it. The marks stay.
    Pill,
    /// Nothing, marks included, in this tab until the user asks for it.
    Closed,
}

/// The side of a wide window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Side {
    #[default]
    Right,
    Left,
}

/// The part of a narrow window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Edge {
    #[default]
    Bottom,
    Top,
}

/// How much of a narrow window's height the panel takes; `content/page.css` says the same.
const PART: f64 = 0.4;

impl Stand {
    /// As it was remembered, in the words that [`Shape::as_str`] and [`Side::as_str`] give.
    pub(crate) fn remembered(shape: Option<&str>, side: Option<&str>) -> Self {
        Self {
            shape: if shape == Some(Shape::Pill.as_str()) { Shape::Pill } else { Shape::Open },
            side: if side == Some(Side::Left.as_str()) { Side::Left } else { Side::Right },
            edge: Edge::Bottom,
        }
    }

    /// The user asks for the panel, or to have it out of the way if it is there.
    pub(crate) fn ask(&mut self, toggle: bool) {
        let is_open = self.shape == Shape::Open;
        self.shape = if toggle && is_open { Shape::Pill } else { Shape::Open };
    }

    /// The control that is due is here, in parts of the window's height. The panel stays where it is
    /// as long as it can: what jumps without need is worse than what stands in the upper part.
    pub(crate) fn make_way(&mut self, top: f64, bottom: f64) {
        let is_seen = bottom > 0.0 && top < 1.0;
        let is_below = is_seen && bottom > 1.0 - PART;
        let is_above = is_seen && top < PART;
        self.edge = match self.edge {
            Edge::Bottom if is_below && !is_above => Edge::Top,
            Edge::Top if is_above => Edge::Bottom,
            edge => edge,
        };
    }
}

impl Shape {
    /// As it is remembered.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Pill => "pill",
            Self::Closed => "closed",
        }
    }
}

impl Side {
    /// As it is remembered.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Left => "left",
        }
    }

    /// The other one.
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Right => Self::Left,
            Self::Left => Self::Right,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(edge: Edge, top: f64, bottom: f64, expected: Edge) {
        let mut stand = Stand { edge, ..Stand::default() };
        stand.make_way(top, bottom);
        assert_eq!(stand.edge, expected, "at {edge:?}, the control from {top} to {bottom}");
    }

    #[test]
    fn it_leaves_the_part_where_the_due_control_is_and_no_other() {
        for edge in [Edge::Bottom, Edge::Top] {
            check(edge, 0.1, 0.2, Edge::Bottom);
            check(edge, 0.45, 0.55, edge);
            check(edge, 0.8, 0.85, Edge::Top);
            check(edge, 0.98, 1.05, Edge::Top);
            check(edge, -0.3, -0.1, edge);
            check(edge, 1.2, 1.3, edge);
            // Too tall for either: the lower part, as always.
            check(edge, 0.1, 0.9, Edge::Bottom);
        }
    }

    #[test]
    fn a_control_that_fits_beside_the_panel_is_never_covered() {
        for edge in [Edge::Bottom, Edge::Top] {
            for top in 0..100 {
                let (top, bottom) = (f64::from(top) / 100.0, f64::from(top + 19) / 100.0);
                let mut stand = Stand { edge, ..Stand::default() };
                stand.make_way(top, bottom);
                let covered = match stand.edge {
                    Edge::Bottom => bottom > 1.0 - PART && top < 1.0,
                    Edge::Top => top < PART,
                };
                assert!(!covered, "at {:?}, the control from {top}", stand.edge);
            }
        }
    }

    #[test]
    fn asking_opens_it_and_the_key_puts_it_aside() {
        let ask = |shape, toggle| {
            let mut stand = Stand { shape, ..Stand::default() };
            stand.ask(toggle);
            stand.shape
        };
        assert_eq!(ask(Shape::Closed, true), Shape::Open);
        assert_eq!(ask(Shape::Pill, true), Shape::Open);
        assert_eq!(ask(Shape::Open, true), Shape::Pill);
        for shape in [Shape::Closed, Shape::Pill, Shape::Open] {
            assert_eq!(ask(shape, false), Shape::Open);
        }
    }

    #[test]
    fn what_is_remembered_comes_back_and_closing_is_no_lasting_wish() {
        for side in [Side::Left, Side::Right] {
            for shape in [Shape::Open, Shape::Pill] {
                let stand = Stand::remembered(Some(shape.as_str()), Some(side.as_str()));
                assert_eq!((stand.shape, stand.side), (shape, side));
            }
        }
        assert_eq!(Stand::remembered(Some("closed"), Some("up")), Stand::default());
        assert_eq!(Stand::remembered(None, None), Stand::default());
    }
}
