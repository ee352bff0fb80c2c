// What <readout-article> draws: the text with marks, and the timeline.

export const STYLE = `
  :host { display: block; container-type: inline-size; }
  :host([hidden]) { display: none; }
  .both { display: grid; gap: var(--readout-gap, 1.5rem); }
  @container (min-width: 45rem) { .both { grid-template-columns: 3fr 2fr; align-items: start; } }
  .text { white-space: pre-wrap; overflow-wrap: anywhere; line-height: var(--readout-line-height, 1.6); }
  mark { background: none; color: inherit; border-radius: 0.15em; }
  .statement { background: var(--readout-statement, rgb(120 160 255 / 0.22)); }
  .encounter { background: var(--readout-encounter, rgb(255 170 60 / 0.38)); }
  .person { text-decoration: underline; text-decoration-color: var(--readout-person, currentColor); text-underline-offset: 0.2em; }
  .time { text-decoration: underline dotted var(--readout-time, currentColor); text-underline-offset: 0.2em; }
  .picked { outline: 2px solid var(--readout-accent, Highlight); }
  ol { list-style: none; margin: 0; padding: 0; }
  .day { font-weight: bold; margin: 0.75em 0 0.25em; }
  section > ol > li:first-child .day { margin-top: 0; }
  button { all: unset; box-sizing: border-box; cursor: pointer; display: block; width: 100%; padding: 0.25em 0.5em; }
  button { border-inline-start: 3px solid var(--readout-statement, rgb(120 160 255 / 0.6)); }
  button[data-kind="encounter"] { border-color: var(--readout-encounter, rgb(255 170 60 / 0.8)); }
  button:focus-visible { outline: 2px solid var(--readout-accent, Highlight); }
  button[aria-pressed="true"] { background: var(--readout-picked, rgb(128 128 128 / 0.15)); }
`;

/** The nodes for an article whose spans count as JavaScript does. */
export function draw(text, article) {
  const both = create("div", { className: "both" });
  const marked = create("article", { className: "text", part: "text" });
  marked.append(...cut(text.length, spans(article)).map((piece) => mark(text, piece)));
  both.append(marked);
  if (article.timeline.length) both.append(timeline(text, article, marked));
  return [both];
}

function create(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/** Every place worth a mark, with what it marks. */
function spans(article) {
  const of = (places, kind, id) => places.map(([start, end]) => ({ start, end, kind, id }));
  const people = article.entities.filter((entity) => entity.type === "person");
  return [
    ...people.flatMap(({ id, mentions }) => of(mentions.map((mention) => mention.span), "person", id)),
    ...article.times.flatMap(({ id, span }) => of([span], "time", id)),
    ...article.statements.flatMap(({ id, content }) => of(content, "statement", id)),
    ...article.encounters.flatMap(({ id, triggers }) => of(triggers, "encounter", id)),
  ];
}

/** Cuts overlapping spans flat: pieces in order that cover the whole, each with the spans over it. */
function cut(length, spans) {
  const edges = spans.flatMap((span) => [[span.start, span], [span.end, span]]).sort(([a], [b]) => a - b);
  const open = new Set();
  const pieces = [];
  let start = 0;
  for (const [end, span] of [...edges, [length]]) {
    if (end > start) pieces.push({ start, end, over: [...open] });
    start = end;
    if (!open.delete(span)) open.add(span);
  }
  return pieces;
}

function mark(text, { start, end, over }) {
  const words = text.slice(start, end);
  if (!over.length) return words;
  const kinds = [...new Set(over.map((span) => span.kind))].join(" ");
  const element = create("mark", { className: kinds, part: `mark ${kinds}` }, words);
  element.dataset.ids = over.map((span) => span.id).join(" ");
  return element;
}

/** Days with their entries; an entry that is pressed shows its words in the text. */
function timeline(text, article, marked) {
  const section = create("section", { part: "timeline", ariaLabel: "Timeline" });
  const names = new Map(article.entities.map((entity) => [entity.id, entity.name]));
  const items = new Map([...article.statements, ...article.encounters].map((item) => [item.id, item]));
  const days = article.timeline.map(({ date, date_text, entries }) => {
    const rows = entries.map((id) => {
      const [kind, words] = told(text, items.get(id), names);
      const button = create("button", { type: "button", part: `entry ${kind}`, ariaPressed: "false" }, words);
      Object.assign(button.dataset, { id, kind });
      return create("li", {}, button);
    });
    const day = date ? create("time", { dateTime: date }, written(date)) : "Without a date";
    const heading = create("div", { className: "day", part: "day" }, day, date_text ? ` (${date_text})` : "");
    return create("li", {}, heading, create("ol", {}, ...rows));
  });
  section.append(create("ol", {}, ...days));
  section.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button) pick(button, section, marked);
  });
  return section;
}

// In English, as everything here that is not the article's.
const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** A day in words; months, years and intervals stay as they are. */
function written(date) {
  return /^\d{4}-\d\d-\d\d$/.test(date) ? DAY.format(new Date(date)) : date;
}

/** The kind of an item, and what an entry says of it. */
function told(text, item, names) {
  const list = (ids) => ids.map((id) => names.get(id)).join(", ");
  if (item.participants) {
    const place = item.place ? `, ${names.get(item.place)}` : "";
    const status = item.status === "happened" ? "" : ` (${item.status})`;
    return ["encounter", `${list(item.participants)}: ${item.kind}${place}${status}`];
  }
  const content = item.content.map((span) => text.slice(...span)).join(" … ");
  const source = item.source ? text.slice(...item.source) : "Somebody";
  return ["statement", `${list(item.speakers) || source}: ${content}`];
}

/** Shows where the words of an entry stand, or, where they are shown, no longer. */
function pick(button, section, marked) {
  const isPicked = button.ariaPressed !== "true";
  for (const other of section.querySelectorAll("button")) other.ariaPressed = String(isPicked && other === button);
  let first = null;
  for (const element of marked.querySelectorAll("mark")) {
    const has = isPicked && element.dataset.ids.split(" ").includes(button.dataset.id);
    element.classList.toggle("picked", has);
    if (has) first ??= element;
  }
  first?.scrollIntoView({ block: "nearest" });
}
