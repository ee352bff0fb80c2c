//! Draws what is long in pieces, a task each, so that the page shows and answers in between.

use crate::app::hooks::effect::use_effect_on;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How much of `total` to draw now: `step` at once for each new `version`, as much more with every task after.
#[hook]
pub(crate) fn use_pieces<V: PartialEq + Clone + 'static>(version: V, total: usize, step: usize) -> usize {
    let drawn = use_mut_ref(|| None::<(V, usize)>);
    let again = use_force_update();
    let so_far = match &*drawn.borrow() {
        Some((of, so_far)) if *of == version => *so_far,
        _ => step,
    };
    drawn.replace(Some((version.clone(), so_far)));
    use_effect_on((version, (so_far < total).then_some(so_far)), move |(version, goes_on)| {
        let version = version.clone();
        let next = goes_on.map(|so_far| {
            Timeout::new(0, move || {
                drawn.replace(Some((version, so_far + step)));
                again.force_update();
            })
        });
        move || drop(next)
    });
    so_far
}
