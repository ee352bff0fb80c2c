//! How the page was looked at, as the readable keys after a link: `&view=people&sel=s4&by=p1`.
//!
//! Unknown keys and values are passed over, so that an address from another version still opens.

use super::state::Panel;
use crate::article::Id;
use crate::link;

/// How the page is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// `view`: the open panel.
    pub panel: Panel,
    /// `sel`: the item that is looked at.
    pub selected: Option<Id>,
    /// `by`: the person who is filtered by.
    pub person: Option<Id>,
}

impl From<&link::View> for View {
    fn from(keys: &link::View) -> Self {
        let id = |key| keys.get(key).and_then(|value| value.parse().ok());
        let named = |panel: &Panel| Some(panel.key()) == keys.get("view");
        View {
            panel: Panel::ALL.into_iter().find(named).unwrap_or_default(),
            selected: id("sel"),
            person: id("by"),
        }
    }
}

impl From<&View> for link::View {
    /// What is the default is left out.
    fn from(view: &View) -> Self {
        let panel = (view.panel != Panel::default()).then(|| view.panel.key().to_owned());
        let keys = [
            ("view", panel),
            ("sel", view.selected.map(|id| id.to_string())),
            ("by", view.person.map(|id| id.to_string())),
        ];
        link::View(keys.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::IdKind;
    use proptest::prelude::*;

    #[test]
    fn what_is_unknown_is_passed_over() {
        let pairs = [("view", "map"), ("zoom", ""), ("sel", "q4"), ("by", "p2")];
        let keys = link::View(pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).to_vec());
        assert_eq!(View::from(&keys), View { person: Some(Id::nth(IdKind::Person, 1)), ..View::default() });
    }

    proptest! {
        #[test]
        fn a_view_comes_back(panel in 0usize..4, sel in 0usize..9, by in 0usize..3) {
            let view = View {
                panel: Panel::ALL[panel],
                selected: (sel > 0).then(|| Id::nth(IdKind::Statement, sel)),
                person: (by > 0).then(|| Id::nth(IdKind::Person, by)),
            };
            prop_assert_eq!(View::from(&link::View::from(&view)), view);
        }
    }
}
