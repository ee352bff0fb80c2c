//! Small pictures, drawn with one line each. Words always stand beside them.

use crate::article::EncounterKind;
use yew::prelude::*;

/// Which picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Picture {
    Encounter(EncounterKind),
    Statement,
    Thought,
    Close,
    Light,
    Fold,
}

impl Picture {
    /// The line, on a grid of 24 by 24.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Picture::Encounter(EncounterKind::Meeting) => {
                "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zm8 0a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 19v-1a5 5 0 0 1 5-5h1a5 5 0 0 1 3.5 1.5A5 5 0 0 1 15.5 13h1a5 5 0 0 1 5 5v1"
            }
            Picture::Encounter(EncounterKind::Call) => {
                "M6.5 3.5h3l1.5 4.5-2 1.5a12 12 0 0 0 5.5 5.5l1.5-2 4.5 1.5v3a2 2 0 0 1-2 2A16 16 0 0 1 4.5 5.5a2 2 0 0 1 2-2z"
            }
            Picture::Encounter(EncounterKind::Video) => "M3 6.5h12v11H3zM15 10.5l6-3.5v10l-6-3.5",
            Picture::Encounter(EncounterKind::Visit) => {
                "M12 21s7-6.5 7-11.5a7 7 0 0 0-14 0C5 14.5 12 21 12 21zm0-9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z"
            }
            Picture::Encounter(EncounterKind::Message) => "M3 6h18v12H3zM3.5 6.5 12 13l8.5-6.5",
            Picture::Statement => {
                "M5 17V9a4 4 0 0 1 3.5-4M5 12.5h4.5V17H5zM14.5 17V9A4 4 0 0 1 18 5m-3.5 7.5H19V17h-4.5z"
            }
            Picture::Thought => "M8 15a5 5 0 0 1-.5-9.9 6 6 0 0 1 11 2A4 4 0 0 1 17 15zM7 19.5h.01M10 18h.01",
            Picture::Fold => "M5 9l7 7 7-7",
            Picture::Close => "M6 6l12 12M18 6 6 18",
            Picture::Light => "M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18",
        }
    }
}

/// A small picture.
pub(crate) fn icon(picture: Picture) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d={picture.path()} /></svg>
    }
}
