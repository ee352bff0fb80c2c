//! What each action makes of the state.

use super::*;
use crate::article::{Act, Form, IdKind, Statement};
use crate::document::Span;
use crate::{Options, extract};

fn id(text: &str) -> Id {
    text.parse().expect("a valid id")
}

/// A reading of `text` in which the first word is said.
fn reading(text: &str) -> Rc<Reading> {
    let mut article = extract("", &Options::default());
    article.statements.push(Statement {
        id: id("s1"),
        speakers: Vec::new(),
        source: None,
        cue: None,
        content: vec![Span::new(0, text.find(' ').unwrap_or(text.len()))],
        form: Form::Indirect,
        act: Act::Say,
        to: Vec::new(),
        on_behalf_of: None,
        date: None,
        sentence: 0,
        evidence: Vec::new(),
        rule: "test".to_owned(),
        confidence: 1.0,
    });
    Rc::new(Reading::new(text.into(), article, 1.0))
}

fn source(text: &str) -> Source {
    Source::new(text, None, Origin::Reader)
}

fn ready(text: &str) -> State {
    let state = State::new().after(Action::Read(source(text)));
    let request = state.request;
    state.after(Action::Finished(request, Ok(reading(text))))
}

#[test]
fn the_latest_request_wins() {
    let state = State::new().after(Action::Read(source("One two.")));
    let late = state.after(Action::Finished(1, Ok(reading("Old news."))));
    assert_eq!(late.phase, Phase::Reading);
    assert!(late.reading.is_none());
    let done = late.after(Action::Finished(late.request, Ok(reading("One two."))));
    assert_eq!(done.phase, Phase::Ready);
}

#[test]
fn the_article_alone_and_back() {
    let alone = ready("One two.").after(Action::Plain);
    assert!(alone.plain && !alone.after(Action::Plain).plain);
    assert!(!alone.after(Action::Show(Panel::People)).plain, "a panel brings all back");
}

#[test]
fn a_new_text_forgets_what_was_looked_at() {
    let state = ready("One two.").after(Action::Select(id("s1"), Side::Panel));
    assert!(state.is_selected(id("s1")));
    let next = state.after(Action::Read(source("Three.")));
    assert_eq!((next.selected, next.person, next.link), (None, None, None));
}

#[test]
fn clicks_on_one_mark_take_its_items_in_turn() {
    let ids = [id("p1"), id("s1")];
    let picked = |state: &State| state.after(Action::Pick(ids.to_vec()));
    let first = picked(&ready("One two."));
    assert!(first.is_selected(id("p1")));
    assert_eq!(first.panel, Panel::People);
    let second = picked(&first);
    assert!(second.is_selected(id("s1")));
    assert_eq!(picked(&second).selected, None);
}

#[test]
fn a_mark_opens_a_panel_that_lists_it() {
    let state = ready("One two.").after(Action::Show(Panel::Network));
    assert_eq!(state.after(Action::Pick(vec![id("s1")])).panel, Panel::Timeline);
    assert_eq!(state.after(Action::Pick(vec![id("t1")])).panel, Panel::Network);
}

#[test]
fn a_new_date_reads_the_same_text_again() {
    let state = ready("One two.");
    let dated = state.after(Action::Date(Some("2024-02-29".to_owned())));
    assert_eq!(dated.request, state.request + 1);
    assert_eq!(dated.source.text, state.source.text);
    assert_eq!(dated.after(Action::Date(Some("2024-02-29".to_owned()))).request, dated.request);
}

#[test]
fn an_address_may_name_what_is_not_there() {
    let view = View { panel: Panel::People, selected: Some(id("s9")), person: Some(id("p9")) };
    let state =
        State::new().after(Action::Open { source: source("One two."), link: None, view, notice: None });
    let request = state.request;
    let done = state.after(Action::Finished(request, Ok(reading("One two."))));
    assert_eq!((done.panel, done.selected, done.person), (Panel::People, None, None));
}

#[test]
fn a_failure_keeps_the_text() {
    let state = State::new().after(Action::Read(source("One two.")));
    let failed = state.after(Action::Finished(state.request, Err("no worker".to_owned())));
    assert_eq!(failed.phase, Phase::Failed("no worker".to_owned()));
    assert_eq!(&*failed.source.text, "One two.");
}

const MEETING: &str = "Ana Rey met Luis Ortiz in Lima. Rey said that it went well.";

/// The state after the extractor has read what it is asked to.
fn read(state: &State) -> State {
    let source = &state.source;
    let options = Options { corrections: source.corrections.to_vec(), ..Options::default() };
    let reading = Reading::new(Rc::clone(&source.text), extract(&source.text, &options), 1.0);
    let reading = Rc::new(reading.with(Rc::clone(&source.corrections)));
    state.after(Action::Finished(state.request, Ok(reading)))
}

/// The meeting, read.
fn meeting() -> State {
    read(&State::new().after(Action::Read(source(MEETING))))
}

fn corrected(state: &State, json: &str) -> State {
    let list = crate::corrections::parse(json).expect("the list is well formed");
    state.after(Action::Correct(Change::Add(list)))
}

fn name(state: &State, number: &str) -> String {
    state.reading.as_ref().expect("it was read").name(id(number)).to_owned()
}

#[test]
fn a_correction_reads_the_same_text_again() {
    let before = meeting();
    let asked = corrected(&before, r#"[{"rename": {"who": "Ana Rey", "name": "Anna Rey"}}]"#);
    assert_eq!((asked.request, &asked.phase), (before.request + 1, &Phase::Reading));
    assert_eq!(asked.source.text, before.source.text);
    let done = read(&asked);
    assert_eq!(name(&done, "p1"), "Anna Rey");
    let undone = read(&done.after(Action::Correct(Change::Undo)));
    assert_eq!(name(&undone, "p1"), "Ana Rey");
    assert_eq!(name(&read(&undone.after(Action::Correct(Change::Redo))), "p1"), "Anna Rey");
    assert_eq!(undone.after(Action::Correct(Change::Undo)).request, undone.request, "there is nothing more");
}

#[test]
fn what_was_put_right_is_brought_into_view() {
    let done = read(&corrected(&meeting(), r#"[{"add_person": {"name": "well"}}]"#));
    let selection = done.selected.expect("it is selected");
    assert_eq!((selection.id.kind, done.panel), (IdKind::Person, Panel::People));
    let undone = read(&done.after(Action::Correct(Change::Undo)));
    let again = read(&undone.after(Action::Deselect).after(Action::Correct(Change::Redo)));
    assert_eq!(again.selected, None, "but not what comes back");
}

#[test]
fn corrections_stay_with_a_text_that_is_edited_and_go_with_another() {
    let done = read(&corrected(&meeting(), r#"[{"rename": {"who": "Ana Rey", "name": "Anna Rey"}}]"#));
    let edited = read(&done.after(Action::Wait).after(Action::Edit(format!("On Friday {MEETING}").into())));
    assert_eq!(name(&edited, "p1"), "Anna Rey");
    assert!(edited.history.can_undo());
    let other = edited.after(Action::Read(source(MEETING)));
    assert!(other.source.corrections.is_empty() && !other.history.can_undo());
}

#[test]
fn too_many_corrections_are_refused_and_nothing_changes() {
    let before = meeting();
    let many = vec![r#"{"add_person": {"name": "Lima"}}"#; 500].join(",");
    let full = corrected(&before, &format!("[{many}]"));
    let over = corrected(&full, r#"[{"add_person": {"name": "Luis"}}]"#);
    assert_eq!((over.request, &over.source), (full.request, &full.source));
    assert!(over.notice.is_some());
}

#[test]
fn what_is_looked_at_is_known_again_after_an_edit() {
    let looking = meeting().after(Action::Select(id("s1"), Side::Panel)).after(Action::Filter(id("p1")));
    let edited = looking
        .after(Action::Wait)
        .after(Action::Edit(MEETING.replace("Rey said", "Eva Sosa said that it rained. Rey said").into()));
    assert_eq!(edited.selected, looking.selected, "meanwhile it stays");
    let done = read(&edited);
    assert_eq!(done.selected, Some(Selection { id: id("s2"), side: Side::Before }));
    assert_eq!(done.person, Some(id("p1")));
    let gone = read(&done.after(Action::Edit("Ana Rey met Luis Ortiz in Lima.".into())));
    assert_eq!((gone.selected, gone.person), (None, Some(id("p1"))));
}

#[test]
fn the_date_stays_while_the_text_is_the_same_in_the_main() {
    let given = |by| Some(GivenDate { value: "2025-03-01".to_owned(), by });
    let of = |by| read(&State::new().after(Action::Read(Source::new(MEETING, given(by), Origin::Link))));
    let edited = |by, text: &str| of(by).after(Action::Edit(text.into())).source.published;
    assert_eq!(edited(DateGiver::Link, &MEETING[4..]), given(DateGiver::Link));
    assert_eq!(edited(DateGiver::Link, "It rained all night, and no train came."), None);
    assert_eq!(
        edited(DateGiver::Reader, "It rained all night, and no train came."),
        given(DateGiver::Reader)
    );
}
