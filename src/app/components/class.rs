//! Values of the attribute `class`, joined: Yew's own sets of names take their time with each of a thousand marks.

use yew::AttrValue;

/// These names; empty ones are left out.
pub(super) fn class(names: &[&str]) -> AttrValue {
    let mut joined = String::new();
    for name in names.iter().filter(|name| !name.is_empty()) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined += name;
    }
    joined.into()
}

/// A name that stands only under a condition.
pub(super) fn when(holds: bool, name: &str) -> &str {
    if holds { name } else { "" }
}
