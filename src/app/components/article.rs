//! The article with its marks.

use super::class::{class, when};
use super::filter::colour;
use super::part::Part;
use crate::app::blocks::{self, Block};
use crate::app::browser;
use crate::app::context::Page;
use crate::app::hooks::pieces::use_pieces;
use crate::app::hooks::roving::use_roving;
use crate::app::labels;
use crate::app::marks::{Layer, MarkKind, Segment};
use crate::app::state::{Action, Phase, Shown};
use crate::article::{Id, Language};
use crate::document::Span;
use crate::order::sort_by_numbers;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// About how many bytes of the article get their marks in one task.
const PIECE: usize = 12_000;

/// The article: its words at once, its marks when they have been found, those of a long one from its beginning on.
#[hook]
pub(super) fn use_article(page: &Page) -> Html {
    let state = &page.state;
    let is_current = |reading: &&Shown| Rc::ptr_eq(&reading.text, &state.source.text);
    // While a changed text is read, the reading before it stays: most of it still holds.
    let current = state.reading.as_ref().filter(|reading| state.continues || is_current(reading));
    let length = current.map_or(0, |reading| length(reading, state.part));
    let drawn = use_pieces((current.cloned(), state.part), length, PIECE);
    let version = (state.reading.clone(), state.part, state.hidden.clone(), state.plain, drawn < length);
    let roving = use_roving("mark", Some("button"), version);

    let pick = {
        let act = page.act.clone();
        Callback::from(move |mark: Element| {
            let ids = mark.get_attribute("data-ids").unwrap_or_default();
            let ids: Vec<Id> = ids.split(' ').filter_map(|id| id.parse().ok()).collect();
            if !ids.is_empty() {
                act.emit(Action::Pick(ids));
            }
        })
    };
    let onclick = {
        let pick = pick.clone();
        Callback::from(move |event: MouseEvent| {
            let selecting =
                browser::window().get_selection().ok().flatten().is_some_and(|it| !it.is_collapsed());
            if let Some(mark) = mark_at(&event).filter(|_| !selecting) {
                pick.emit(mark);
            }
        })
    };
    let onkeydown = {
        let move_focus = roving.onkeydown.clone();
        Callback::from(move |event: KeyboardEvent| match (event.key().as_str(), mark_at(&event)) {
            ("Enter" | " ", Some(mark)) => {
                event.prevent_default();
                pick.emit(mark);
            }
            _ => move_focus.emit(event),
        })
    };

    let body = match current {
        Some(reading) => marked(page, reading, drawn),
        None => plain(&state.source.text),
    };
    html! {
        <section class="sheet" aria-label="Article" aria-busy={(drawn < length).then_some("true")}
            ref={roving.node.clone()} {onclick} {onkeydown} onfocusin={roving.onfocusin}>
            if let Phase::Failed(why) = &state.phase {
                <div class="hint is-error">
                    <p>{ "The article could not be read. Its text is kept." }</p>
                    <p class="fine">{ format!("The extractor said: {why}.") }</p>
                </div>
            }
            if current.is_some_and(|reading| reading.article.language == Language::Undetermined) {
                <div class="hint is-warning">
                    <p>{ "This does not look like English." }</p>
                    <p class="fine">{ "Readout reads English only: what it shows of another language may be wrong or missing." }</p>
                </div>
            }
            if current.is_some_and(|reading| !reading.article.entities.is_empty()) {
                { Part::Legend.html(page) }
            }
            if let Some(reading) = current.filter(|_| !state.plain) {
                { Part::PassageBar(reading.clone(), state.selected.map(|it| it.id)).html(page) }
            }
            { body }
            if let Some(reading) = current {
                { Part::Peek(reading.clone(), roving.node).html(page) }
            }
        </section>
    }
}

fn mark_at(event: &Event) -> Option<Element> {
    event.target_dyn_into::<Element>()?.closest("mark").ok().flatten()
}

/// A text before its marks; of a long one, the beginning.
fn plain(text: &str) -> Html {
    let mut left = blocks::PART;
    let paragraphs = blocks::lines(text).enumerate().map_while(|(at, span)| {
        left = left.checked_sub(span.len())?;
        let words = span.of(text);
        // Only how it looks until the reading tells: a short line without an end is set as a headline.
        Some(match at == 0 && words.len() < 160 && !words.ends_with('.') {
            true => html! { <h2 class="headline" dir="auto">{ words }</h2> },
            false => html! { <p dir="auto">{ words }</p> },
        })
    });
    html! { <div class="prose">{ for paragraphs }</div> }
}

/// How many bytes a part of the article has.
fn length(reading: &Shown, part: usize) -> usize {
    let blocks =
        reading.parts.get(part).and_then(|part| reading.blocks.get(part.clone())).unwrap_or_default();
    blocks.iter().map(|block| block.span.len()).sum()
}

/// The article with the marks of its first bytes, about as many as `drawn`.
fn marked(page: &Page, reading: &Shown, drawn: usize) -> Html {
    let state = &page.state;
    if reading.blocks.is_empty() {
        return html! { <p class="hint">{ "Nothing to read yet. Paste an article above, or try one of the examples." }</p> };
    }
    let part = state.part.min(reading.parts.len() - 1);
    let selected = state.selected.map(|selection| selection.id);
    let hidden = Rc::new(if state.plain { MarkKind::ALL.to_vec() } else { state.hidden.clone() });
    let mut before = 0;
    let paragraphs = reading.parts[part].clone().map(|index| {
        let block = &reading.blocks[index];
        let selected = selected.filter(|&id| shows(reading, block, id));
        // What is looked at always has its marks.
        let marked = before < drawn || selected.is_some();
        before += block.span.len();
        html! {
            <Paragraph key={index} reading={reading.clone()} {index} {marked} {selected} person={state.person}
                hidden={Rc::clone(&hidden)} />
        }
    });
    let turner = || parts(page, part, reading.parts.len());
    html! {
        <>
            { turner() }
            <div class="prose">{ for paragraphs }</div>
            { turner() }
        </>
    }
}

/// Whether a paragraph has marks of an item, or words that it was read from.
fn shows(reading: &Shown, block: &Block, id: Id) -> bool {
    block.segments.iter().any(|segment| segment.layers.iter().any(|layer| layer.id == id))
        || reading.evidence(id).iter().any(|span| span.overlaps(block.span))
}

/// Turns the pages of a long text.
fn parts(page: &Page, part: usize, count: usize) -> Html {
    if count < 2 {
        return html! {};
    }
    html! {
        <nav class="parts" aria-label="Parts of the article">
            <button type="button" disabled={part == 0} onclick={page.on(Action::Turn(part.saturating_sub(1)))}>
                { "Previous" }
            </button>
            <span>{ format!("Part {} of {}", part + 1, labels::count(count)) }</span>
            <button type="button" disabled={part + 1 == count} onclick={page.on(Action::Turn(part + 1))}>
                { "Next" }
            </button>
        </nav>
    }
}

#[derive(Properties, PartialEq)]
struct ParagraphProps {
    reading: Shown,
    index: usize,
    marked: bool,
    /// The selected item, if this paragraph has a mark of it.
    selected: Option<Id>,
    person: Option<Id>,
    hidden: Rc<Vec<MarkKind>>,
}

#[component]
fn Paragraph(props: &ParagraphProps) -> Html {
    let block = &props.reading.blocks[props.index];
    let evidence = props.selected.map_or(&[][..], |id| props.reading.evidence(id));
    let pieces = block.segments.iter().flat_map(|segment| {
        cut(segment.span, evidence)
            .into_iter()
            .map(|(span, is_evidence)| piece(props, segment, span, is_evidence))
    });
    let words = match props.marked {
        true => pieces.collect(),
        false => Html::from(block.span.of(&props.reading.text)),
    };
    let start = block.span.start.to_string();
    if block.headline {
        html! { <h2 class="headline" dir="auto" data-at={start}>{ words }</h2> }
    } else {
        html! { <p dir="auto" data-at={start}>{ words }</p> }
    }
}

/// A span in pieces, each wholly within the evidence or without.
fn cut(span: Span, evidence: &[Span]) -> Vec<(Span, bool)> {
    let mut cuts = vec![span.start, span.end];
    cuts.extend(
        evidence.iter().flat_map(|it| [it.start, it.end]).filter(|cut| span.start < *cut && *cut < span.end),
    );
    sort_by_numbers(&mut cuts, |&cut| (cut, 0));
    cuts.dedup();
    let pieces = cuts.windows(2).map(|pair| Span { start: pair[0], end: pair[1] });
    pieces.map(|piece| (piece, evidence.iter().any(|it| it.contains(piece)))).collect()
}

fn piece(props: &ParagraphProps, segment: &Segment, span: Span, is_evidence: bool) -> Html {
    let reading = &props.reading;
    let words = span.of(&reading.text);
    let evidence = when(is_evidence, "is-evidence");
    let layers: Vec<&Layer> =
        segment.layers.iter().filter(|layer| !props.hidden.contains(&layer.kind)).collect();
    let Some(leading) = layers.first() else {
        return html! { <span key={span.start} class={evidence}>{ words }</span> };
    };
    let is_selected = props.selected.is_some_and(|id| layers.iter().any(|layer| layer.id == id));
    let is_corrected = layers.iter().any(|layer| !layer.faint && reading.is_corrected(layer.id));
    let is_dim =
        props.person.is_some_and(|person| !layers.iter().any(|layer| reading.involves(layer.id, person)));
    let tone = if leading.kind == MarkKind::Person { colour(leading.id) } else { String::new() };
    let mut names = vec![
        tone.as_str(),
        when(is_corrected, "is-corrected"),
        when(is_selected, "is-selected"),
        when(is_dim, "is-dim"),
        evidence,
    ];
    names.extend(layers.iter().map(|layer| match layer.faint {
        true => layer.kind.faint_name(),
        false => layer.kind.name(),
    }));
    let ids: Vec<String> = layers.iter().map(|layer| layer.id.to_string()).collect();
    html! {
        <mark key={span.start} data-kind={leading.kind.name()} data-ids={ids.join(" ")}
            title={is_corrected.then_some("Corrected by the reader")}
            class={class(&names)}
            aria-current={is_selected.then_some("true")} tabindex="-1">{ words }</mark>
    }
}
