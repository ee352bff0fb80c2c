// From an article to its timeline: every way in, and from either side to the other.

import assert from "node:assert/strict";
import { HARBOUR, HARBOUR_HTML, HARBOUR_PEOPLE, SCRIPTS } from "../articles.js";
import { handles, inView, open, paste, read, reading, result, selected, words } from "../handles.js";
import { journey } from "../harness.js";

const people = (article) => article.entities.filter(({ type }) => type === "person").map(({ name }) => name);

/** Checks that the page shows HARBOUR: its people, their meeting, what they said. */
async function showsHarbour(page) {
  const article = await result(page);
  for (const name of HARBOUR_PEOPLE) assert(people(article).includes(name), `${name} is not in ${people(article)}`);
  const meeting = article.encounters.find(({ kind, status }) => kind === "meeting" && status === "happened");
  assert.equal(meeting?.date, "2025-03-07");
  const { entry, markOf } = handles(page);
  for (const name of HARBOUR_PEOPLE) await entry(meeting.id).getByText(name).first().waitFor();
  await markOf(meeting.id).filter({ hasText: "met" }).first().waitFor();
  assert(article.statements.length >= 2, "both spoke");
}

journey("the page opens with an example already read", async ({ page }) => {
  const { entries, marks } = await open(page);
  const { encounters, statements, timeline } = await result(page);
  assert(encounters.length > 0 && statements.length > 0);
  assert.equal(await entries.count(), timeline.flatMap((day) => day.entries).length);
  for (const kind of ["person", "encounter", "statement", "time"]) {
    assert((await marks(kind).count()) > 0, `no mark of kind ${kind}`);
  }
});

journey("pasting an article anywhere gives its timeline", async ({ page }) => {
  await open(page);
  await reading(page, () => paste(page, { "text/plain": HARBOUR }));
  await showsHarbour(page);
  assert.equal(await handles(page).text.inputValue(), HARBOUR);
});

for (const [what, content] of Object.entries({
  "a web page": { "text/html": HARBOUR_HTML + SCRIPTS, "text/plain": "not this" },
  "the source of a web page": { "text/plain": HARBOUR_HTML + SCRIPTS },
})) {
  journey(`pasting ${what} keeps its words and runs nothing of it`, async (visit) => {
    const { page } = visit;
    // To put markup on the clipboard, as this test does, the browser parses it under the page's policy; to paste it does not.
    if ("text/html" in content) visit.expect(/inline event handler|script-src-attr/);
    const { article } = await open(page);
    const title = await page.title();
    await reading(page, () => paste(page, content));
    await showsHarbour(page);
    await article.getByText("Tags such as <b> stay text.").waitFor();
    assert.equal(await article.getByText("document.title").count(), 0, "scripts are no words of the article");
    assert.equal(await page.title(), title);
  });
}

journey("writing an article and pressing Read gives its timeline", async ({ page }) => {
  await open(page);
  await read(page, HARBOUR);
  await showsHarbour(page);
});

journey("a dropped file is read", async ({ page }) => {
  await open(page);
  const file = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "harbour.txt", { type: "text/plain" }));
    return data;
  }, HARBOUR);
  await reading(page, () => page.dispatchEvent("body", "drop", { dataTransfer: file }));
  await showsHarbour(page);
});

journey("spans of the result count as JavaScript counts", async ({ page }) => {
  await open(page);
  const text = `🚢 Café news: ${HARBOUR}`;
  await read(page, text);
  const { entities, statements } = await result(page);
  const prata = entities.find(({ name }) => name === "Ana Prata");
  const names = prata.mentions.filter(({ kind }) => kind === "name").map(({ span }) => words(text, span));
  assert.deepEqual([...new Set(names)], ["Ana Prata", "Prata"]);
  const said = statements.map(({ content }) => content.map((span) => words(text, span)).join(" "));
  assert(said.some((content) => content.includes("We have waited ten years for this office")), said.join("\n"));
});

journey("the date of publication decides what Friday is", async ({ page }) => {
  const { date } = await open(page);
  await read(page, "Ana Prata met Lars Holm in Lisbon on Friday.\n");
  for (const [published, friday] of [["2025-03-08", "2025-03-07"], ["2025-03-15", "2025-03-14"]]) {
    await reading(page, async () => {
      await date.fill(published);
      await date.press("Enter");
    });
    const { encounters, published: used } = await result(page);
    assert.deepEqual([used.value, encounters[0].date], [published, friday]);
  }
});

journey("a long article gets its marks in pieces, from its beginning on", async ({ page }) => {
  const { article } = await open(page);
  await page.evaluate(() => {
    const root = document.documentElement;
    const note = () => root.dataset.state === "ready" && (window.atFirst ??= document.querySelectorAll("mark").length);
    new MutationObserver(note).observe(root, { attributeFilter: ["data-state"] });
  });
  const text = Array.from({ length: 120 }, () => HARBOUR).join("\n\n");
  await read(page, text);
  await page.locator("[aria-busy]").waitFor({ state: "detached" });
  const [first, all] = [await page.evaluate(() => window.atFirst), await page.locator("mark").count()];
  assert(first > 0 && 2 * first < all, `${first} of ${all} marks in the first piece`);
  const blank = (words) => words.replace(/\s+/g, "");
  assert(blank(await article.locator(".prose").evaluate((prose) => prose.textContent)) === blank(text), "no word lost at a piece's end");
  const paragraphs = page.locator(".prose > *");
  const meetings = await paragraphs.filter({ hasText: " met " }).count();
  const marked = await paragraphs.filter({ has: page.locator("mark", { hasText: "met" }) }).count();
  assert.equal(marked, meetings, "the last paragraphs have their marks");
});

journey("a date in the text is shown as the date of publication", async ({ page }) => {
  const { date } = await open(page);
  await read(page, HARBOUR);
  assert.equal(await date.inputValue(), "2025-03-08");
});

journey("a click on a mark shows its entry, a click on an entry its mark", async ({ page }) => {
  const { markOf, entry } = await open(page);
  const { encounters, statements } = await result(page);

  const encounter = encounters[0].id;
  const mark = markOf(encounter).and(page.locator('[data-kind="encounter"]')).first();
  await mark.click();
  await selected(page, encounter);
  await inView(entry(encounter).getByRole("button").first());

  const statement = statements.at(-1).id;
  await entry(statement).getByRole("button").first().click();
  await selected(page, statement);
  await inView(markOf(statement).first());
  assert.equal(await markOf(encounter).and(page.locator("[aria-current]")).count(), 0, "one item at a time");
});

journey("an entry says why it is there", async ({ page }) => {
  const { entry } = await open(page);
  const { statements: [statement] } = await result(page);
  await entry(statement.id).getByRole("button").first().click();
  await selected(page, statement.id);
  const rule = entry(statement.id).getByRole("definition").nth(1);
  assert.match(await rule.innerText(), /^[A-Z].+: .+/, "in words, with an example");
});

journey("picking a person leaves what involves them", async ({ page }) => {
  const { entries, entry } = await open(page);
  await read(page, HARBOUR);
  const { entities, statements } = await result(page);
  const holm = entities.find(({ name }) => name === "Lars Holm").id;
  const others = statements.filter(({ speakers, to }) => !speakers.includes(holm) && !to.includes(holm));
  assert(others.length > 0);

  const all = await entries.count();
  const chips = page.getByRole("group", { name: "Show only what involves" });
  await chips.getByRole("button", { name: "Lars Holm" }).click();
  await entry(others[0].id).waitFor({ state: "detached" });
  assert((await entries.count()) > 0);

  await chips.getByRole("button", { name: "Everyone" }).click();
  await entry(others[0].id).waitFor();
  assert.equal(await entries.count(), all);
});

journey("the panels show people, statements and who met whom", async ({ page }) => {
  const { tab } = await open(page);
  const { entities } = await result(page);
  const person = entities.find(({ type }) => type === "person").name;
  for (const name of ["People", "Statements", "Network", "Timeline"]) {
    await tab(name).click();
    const panel = page.getByRole("tabpanel", { name });
    await panel.getByText(person).first().waitFor();
  }
});
