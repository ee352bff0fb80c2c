//! Effects. Yew makes half a kilobyte of code for each closure that is given to its own hook; here all share one.

use std::any::Any;
use yew::functional::TearDown;
use yew::prelude::*;

/// What an effect depends on, whatever its type.
struct Version {
    value: Box<dyn Any>,
    same: fn(&dyn Any, &dyn Any) -> bool,
}

impl PartialEq for Version {
    fn eq(&self, other: &Version) -> bool {
        (self.same)(&*self.value, &*other.value)
    }
}

fn same<V: PartialEq + 'static>(one: &dyn Any, other: &dyn Any) -> bool {
    one.downcast_ref::<V>() == other.downcast_ref::<V>()
}

type Effect = Box<dyn FnOnce(&dyn Any) -> Box<dyn FnOnce()>>;

/// Does something after a drawing with another `version` than that of the drawing before; what it returns is done before the
/// next time, and when the part goes.
#[hook]
pub(crate) fn use_effect_on<V, F, D>(version: V, effect: F)
where
    V: PartialEq + 'static,
    F: FnOnce(&V) -> D + 'static,
    D: TearDown,
{
    let version = Version { value: Box::new(version), same: same::<V> };
    use_effect_of(
        version,
        Box::new(move |version| {
            let after = version.downcast_ref().map(effect);
            Box::new(move || after.into_iter().for_each(TearDown::tear_down))
        }),
    );
}

#[hook]
fn use_effect_of(version: Version, effect: Effect) {
    use_effect_with(version, |version| effect(&*version.value));
}
