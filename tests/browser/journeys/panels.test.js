// The panels and the marks: everything that was found can be looked at from either side, by pointer and by keyboard.

import assert from "node:assert/strict";
import { HARBOUR, TALKS } from "../articles.js";
import { clipboard, handles, open, read, result, selected } from "../handles.js";
import { journey } from "../harness.js";

const card = (page) => page.getByRole("list", { name: "Found in these words" });
const named = ({ entities }, name) => entities.find((entity) => entity.name === name).id;

journey("what was said at a meeting stands under it, and the rest by speaker", async ({ page }) => {
  const { entry } = await open(page);
  await read(page, TALKS);
  const { encounters: [meeting], statements } = await result(page);
  const [told] = statements.filter(({ to }) => to.length);
  await entry(meeting.id).locator(`[data-entry="${told.id}"]`).waitFor();
  const later = statements.findLast(({ cue }) => cue);
  assert.equal(await entry(meeting.id).locator(`[data-entry="${later.id}"]`).count(), 0, "what is said elsewhere stands by itself");
});

journey("a report within a report stands under it", async ({ page }) => {
  const { tab, entry } = await open(page);
  await read(page, "President Ana Rey said that Luis Ortiz had promised to reopen the port.\n");
  const { statements: [outer, inner] } = await result(page);
  for (const panel of ["Timeline", "Statements"]) {
    await tab(panel).click();
    await entry(outer.id).locator(`[data-entry="${inner.id}"]`).waitFor();
  }
});

journey("pointing at a mark or focusing it tells what it is", async ({ page }) => {
  const { marks } = await open(page);
  await read(page, HARBOUR);
  await marks("person").filter({ hasText: "Lars Holm" }).hover();
  await card(page).getByText("Lars Holm").waitFor();
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "detached" });

  // A mark that comes to lie under the pointer when the article scrolls would be told, too.
  await page.mouse.move(0, 0);
  await page.keyboard.press("a");
  await card(page).waitFor();
  const focus = page.locator("mark:focus");
  assert.equal(await focus.getAttribute("aria-describedby"), await card(page).getAttribute("id"));
  await page.keyboard.press("ArrowRight");
  await card(page).waitFor();
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "detached" });
});

journey("a mark of several items opens the list of them", async ({ page }) => {
  const { markOf, article } = await open(page);
  const many = article.locator('mark[data-ids*=" "]').first();
  const ids = (await many.getAttribute("data-ids")).split(" ");
  await many.click();
  assert.equal(await card(page).getByRole("button").count(), ids.length);
  await card(page).getByRole("button").last().click();
  await markOf(ids.at(-1)).and(page.locator("[aria-current]")).first().waitFor();
});

journey("the timeline is searched, jumped through and narrowed by the legend", async ({ page }) => {
  const { entries, entry, button } = await open(page);
  const { encounters, statements } = await result(page);
  const search = page.getByRole("searchbox", { name: "Search the timeline" });
  await search.fill("herring");
  await entry(encounters[0].id).waitFor({ state: "detached" });
  assert.equal(await entries.count(), 1);
  await search.fill("no such words");
  await page.getByText("Nothing here has the words “no such words”.").waitFor();
  await search.fill("");

  await page.getByRole("combobox", { name: "Go to" }).selectOption({ label: "No date" });
  await page.waitForFunction(() => document.activeElement.closest(".is-undated"));

  await button("Statements").click();
  await entry(statements[0].id).waitFor({ state: "detached" });
  await button("Statements are hidden: show them").click();
  await entry(statements[0].id).waitFor();
});

journey("a person's card opens on whom they met and what they said", async ({ page }) => {
  const { tab, markOf } = await open(page);
  await read(page, HARBOUR);
  const article = await result(page);
  const holm = named(article, "Lars Holm");
  await tab("People").click();
  const item = page.locator(`[data-item="${holm}"]`);
  await item.getByRole("button").first().click();
  await item.getByText("In contact", { exact: true }).waitFor();
  const said = article.statements.find(({ speakers }) => speakers.includes(holm)).id;
  await item.getByRole("button", { name: /ten years/ }).click();
  await markOf(said).and(page.locator("[aria-current]")).first().waitFor();
});

journey("a person has one colour everywhere", async ({ page }) => {
  const { tab, marks, entries } = await open(page);
  await read(page, HARBOUR);
  const tone = (locator) => locator.first().evaluate((it) => [...it.classList].find((name) => name.startsWith("tone-")));
  const colour = await tone(marks("person").filter({ hasText: "Lars Holm" }));
  assert(colour);
  assert.equal(await tone(entries.locator(".who", { hasText: "Lars Holm" }).locator(".dot")), colour);
  await tab("People").click();
  const holm = named(await result(page), "Lars Holm");
  const item = page.locator(`[data-item="${holm}"]`);
  assert.deepEqual([await tone(item.locator(".dot")), await tone(item.locator(".strip"))], [colour, colour]);
  await tab("Network").click();
  assert.equal(await tone(page.locator(`[data-node="${holm}"] circle`)), colour);
});

journey("who met whom is drawn, looked through by keyboard, and told in a table", async ({ page }) => {
  const { tab, markOf } = await open(page);
  await read(page, HARBOUR);
  const { encounters } = await result(page);
  await tab("Network").click();
  await page.getByRole("table").getByText("Ana Prata and Lars Holm").waitFor();
  const sign = page.getByRole("button", { name: /^Meeting: / });
  await sign.focus();
  await page.keyboard.press("Enter");
  await markOf(encounters[0].id).and(page.locator("[aria-current]")).first().waitFor();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.locator("[data-node][aria-pressed=true]").waitFor();
});

journey("a quotation is copied with its speaker and date", async ({ page }) => {
  const { entry, button } = await open(page);
  await read(page, HARBOUR.replace("Holm said.", "Holm said on Friday."));
  const { statements } = await result(page);
  const quoted = statements.find(({ form }) => form === "direct").id;
  await entry(quoted).getByRole("button").first().click();
  await selected(page, quoted);
  await button("Copy with name and date").click();
  await button("Copied").waitFor();
  assert.match(await clipboard(page), /^Lars Holm: .We have waited ten years.*\(Friday 7 March 2025\)$/);
});

journey("statements are gathered by speaker, by form, or quotations alone", async ({ page }) => {
  const { tab, entries, button } = await open(page);
  const { statements } = await result(page);
  await tab("Statements").click();
  const headings = () => page.getByRole("tabpanel").getByRole("heading").allInnerTexts();
  assert((await headings()).some((words) => words.startsWith("Ingrid Halvorsen")));
  await button("By form").click();
  assert((await headings()).some((words) => words.startsWith("Quoted in full")));
  await button("Quotations only").click();
  assert.equal(await entries.count(), statements.filter(({ form }) => form !== "indirect").length);
});

journey("the article is read alone, without marks and panels", async ({ page }) => {
  const { button, article, tab } = await open(page);
  await button("Article alone").click();
  await article.locator("mark").first().waitFor({ state: "detached" });
  await tab("Timeline").waitFor({ state: "hidden" });
  await button("Article alone").click();
  await article.locator("mark").first().waitFor();
});

journey("the words that an entry was read from are shown in the article", async ({ page }) => {
  const { entry, article } = await open(page);
  await read(page, HARBOUR);
  const { statements: [statement] } = await result(page);
  await entry(statement.id).getByRole("button").first().click();
  await selected(page, statement.id);
  const shown = (await article.locator(".is-evidence").allInnerTexts()).join("");
  const [start, end] = statement.cue;
  assert(shown.includes(HARBOUR.slice(start, end)), shown);
});

journey("a day that no word tells is shown as inferred", async ({ page }) => {
  const { entry } = await open(page);
  await read(page, HARBOUR.replace(" on Friday", ""));
  const { encounters } = await result(page);
  const inferred = encounters.find(({ date_basis: basis }) => basis === "inferred");
  assert(inferred, JSON.stringify(encounters));
  await entry(inferred.id).getByText("day inferred").first().waitFor();
  await entry(inferred.id).getByRole("button").first().click();
  await entry(inferred.id).getByText(/^day inferred: /).waitFor();
});
