// A reader puts right what was read wrongly: each way of it, undone and redone, shared, exported, kept when the text changes.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import axe from "axe-core";
import { HARBOUR, NO_PEOPLE } from "../articles.js";
import { handles, open, read, reading, result, selected, settled, words } from "../handles.js";
import { journey } from "../harness.js";

const dialog = (page) => page.getByRole("dialog");
const press = (page, name) => dialog(page).getByRole("button", { name, exact: true }).click();
const save = (page) => reading(page, () => press(page, "Save"));
const names = (article, ids) => ids.map((id) => article.entities.find((entity) => entity.id === id)?.name).sort();
const named = (article, name) => article.entities.find((entity) => entity.name === name);
const bar = (page) => page.getByRole("group", { name: "Corrections" });

/** Opens the page with HARBOUR read. */
async function harbour(page) {
  await open(page);
  await read(page, HARBOUR);
  return result(page);
}

/** Opens the form for a statement or an encounter, by its entry. */
async function correct(page, id) {
  const { entry } = handles(page);
  const picked = entry(id).locator("[aria-expanded]");
  if ((await picked.getAttribute("aria-expanded")) === "false") await picked.click();
  await selected(page, id);
  await entry(id).getByRole("button", { name: "Correct …" }).click();
  await dialog(page).waitFor();
}

/** Opens the form for somebody, by their card. */
async function correctPerson(page, name) {
  await handles(page).tab("People").click();
  const card = page.locator("[data-item]").filter({ has: page.locator(".name", { hasText: name }) });
  const picked = card.getByRole("button").first();
  if ((await picked.getAttribute("aria-expanded")) === "false") await picked.click();
  await card.getByRole("button", { name: "Correct …" }).click();
  await dialog(page).waitFor();
}

/** Selects words of the article as a pointer does. */
const select = (page, words) =>
  page.evaluate((words) => {
    const paragraphs = [...document.querySelectorAll(".prose > *")];
    const paragraph = paragraphs.find((it) => it.textContent.includes(words));
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const place = (target) => {
      walker.currentNode = paragraph;
      let seen = 0;
      while (walker.nextNode()) {
        if (seen + walker.currentNode.length >= target) return [walker.currentNode, target - seen];
        seen += walker.currentNode.length;
      }
    };
    const start = paragraph.textContent.indexOf(words);
    const [from, to] = [place(start), place(start + words.length)];
    getSelection().setBaseAndExtent(...from, ...to);
  }, words);

journey("a person gets another name, and it is told everywhere", async ({ page }) => {
  await harbour(page);
  await correctPerson(page, "Ana Prata");
  await dialog(page).getByLabel("Name").fill("Anna Prata");
  await save(page);
  const article = await result(page);
  assert(named(article, "Anna Prata") && !named(article, "Ana Prata"));
  await page.locator("[data-item]").filter({ hasText: "Anna Prata" }).getByText("corrected").waitFor();
  await bar(page).getByRole("button", { name: "1 correction" }).waitFor();
  await page.getByRole("status").getByText("with 1 correction").waitFor({ state: "attached" });
});

journey("two people are one, and two again", async ({ page }) => {
  const before = await harbour(page);
  await correctPerson(page, "Lars Holm");
  await dialog(page).getByLabel("The same as").selectOption({ label: "Ana Prata" });
  await save(page);
  const article = await result(page);
  const all = ["Ana Prata", "Lars Holm"].map((name) => named(before, name).mentions.length);
  assert.equal(named(article, "Ana Prata").mentions.length, all[0] + all[1]);
  assert(!named(article, "Lars Holm"));
  await reading(page, () => bar(page).getByRole("button", { name: "Undo" }).click());
  assert.deepEqual((await result(page)).entities, before.entities);
});

journey("a name that somebody has already makes the two one", async ({ page }) => {
  await harbour(page);
  await correctPerson(page, "Lars Holm");
  await dialog(page).getByLabel("Name").fill("Ana Prata");
  await save(page);
  assert.equal((await result(page)).corrections[0].why, null);
  assert(!named(await result(page), "Lars Holm"));
});

journey("some mentions are of somebody else", async ({ page }) => {
  await harbour(page);
  await correctPerson(page, "Lars Holm");
  await dialog(page).getByText("Some mentions are of somebody else").click();
  await dialog(page).getByLabel("[Holm] said").check();
  await press(page, "Save");
  await dialog(page).getByRole("alert").getByText("Whose").waitFor();
  await dialog(page).getByLabel("are of", { exact: true }).fill("Eva Holm");
  await save(page);
  const article = await result(page);
  assert.equal(named(article, "Eva Holm").mentions.length, 1);
  const quote = article.statements.find((it) => words(HARBOUR, it.content[0]).includes("ten years"));
  assert.deepEqual(names(article, quote.speakers), ["Eva Holm"]);
});

journey("what is no person is an organisation, or nothing", async ({ page }) => {
  await harbour(page);
  await correctPerson(page, "Lars Holm");
  await dialog(page).getByLabel("This is").selectOption({ label: "An organisation" });
  await save(page);
  assert.equal(named(await result(page), "Lars Holm").type, "organization");
  await correctPerson(page, "Ana Prata");
  await dialog(page).getByLabel("This is").selectOption({ label: "None of these: no mark" });
  await save(page);
  assert(!named(await result(page), "Ana Prata"));
  await bar(page).getByRole("button", { name: "2 corrections" }).waitFor();
});

journey("a place that is picked in the article can be put right", async ({ page }) => {
  const article = await harbour(page);
  const place = article.entities.find((it) => it.type === "place" && it.name === "Lisbon");
  await handles(page).markOf(place.id).first().click();
  await page.locator(".passage").getByRole("button", { name: "Correct …" }).click();
  await dialog(page).getByLabel("Name").fill("Lisboa");
  await save(page);
  assert(named(await result(page), "Lisboa"));
});

journey("somebody else said it, on another day, or nobody did", async ({ page }) => {
  const { statements: [first, second] } = await harbour(page);
  await correct(page, first.id);
  await dialog(page).getByLabel("Ana Prata").uncheck();
  await dialog(page).getByLabel("Lars Holm").check();
  await dialog(page).getByLabel("Date").fill("2025-03-06");
  await save(page);
  let article = await result(page);
  let statement = article.statements.find((it) => it.id === first.id);
  assert.deepEqual(names(article, statement.speakers), ["Lars Holm"]);
  assert.equal(statement.date, "2025-03-06");
  await handles(page).entry(first.id).getByText("corrected").waitFor();
  await handles(page).markOf(first.id).and(page.locator("[title='Corrected by the reader']")).first().waitFor();

  await correct(page, second.id);
  await reading(page, () => press(page, "It was not said"));
  article = await result(page);
  assert(!article.statements.some((it) => it.id === second.id));
  await handles(page).entry(second.id).waitFor({ state: "detached" });
});

journey("a speaker whom the reading lacks is written as the article has them", async ({ page }) => {
  const { statements: [statement] } = await harbour(page);
  await correct(page, statement.id);
  await dialog(page).getByLabel("Ana Prata").uncheck();
  await dialog(page).getByLabel("Somebody else").fill("Nobody Known");
  await press(page, "Save");
  await dialog(page).getByRole("alert").getByText("does not stand in the article").waitFor();
  await dialog(page).getByLabel("Somebody else").fill("Danish counterpart");
  await save(page);
  const article = await result(page);
  const { speakers } = article.statements.find((it) => it.id === statement.id);
  assert.deepEqual(names(article, speakers), ["Danish counterpart"]);
});

journey("an encounter had other people, another kind, status and date, or never was", async ({ page }) => {
  const { encounters: [first, second] } = await harbour(page);
  await correct(page, second.id);
  await dialog(page).getByLabel("Ana Prata").check();
  await dialog(page).getByLabel("Porto").uncheck();
  await dialog(page).getByLabel("How").selectOption("Video call");
  await dialog(page).getByLabel("Did it happen?").selectOption("cancelled");
  await dialog(page).getByLabel("Date").fill("soon");
  await press(page, "Save");
  await dialog(page).waitFor();
  assert.equal((await result(page)).corrections.length, 0, "no date: the browser says so, and the form stays");
  await dialog(page).getByLabel("Date").fill("2025-05");
  await save(page);
  const article = await result(page);
  const { participants, kind, status, date } = article.encounters.find((it) => it.id === second.id);
  assert.deepEqual(names(article, participants), ["Ana Prata", "Lars Holm"]);
  assert.deepEqual([kind, status, date], ["video", "cancelled", "2025-05"]);
  await correct(page, first.id);
  await reading(page, () => press(page, "There was none"));
  assert(!(await result(page)).encounters.some((it) => it.id === first.id));
});

journey("what is missing is added from words selected in the article", async ({ page }) => {
  const before = await harbour(page);
  await select(page, "Holm will visit Porto next week");
  await page.getByRole("group", { name: "Add", exact: true }).getByRole("button", { name: "Statement", exact: true }).click();
  assert.equal(await dialog(page).getByLabel("What was said").inputValue(), "Holm will visit Porto next week");
  await dialog(page).getByLabel("Ana Prata").check();
  await save(page);
  let article = await result(page);
  const added = article.statements.find((it) => !before.statements.some(({ id }) => id === it.id));
  assert.equal(words(HARBOUR, added.content[0]), "Holm will visit Porto next week");
  assert.deepEqual(names(article, added.speakers), ["Ana Prata"]);
  await selected(page, added.id);

  await select(page, "open a joint harbour office");
  await page.getByRole("group", { name: "Add", exact: true }).getByRole("button", { name: "Encounter", exact: true }).click();
  await press(page, "Save");
  await dialog(page).getByRole("alert").getByText("Who took part").waitFor();
  await dialog(page).getByLabel("Ana Prata").check();
  await dialog(page).getByLabel("Date").fill("2025-06");
  await save(page);
  article = await result(page);
  const encounter = article.encounters.find((it) => !before.encounters.some(({ id }) => id === it.id));
  assert.deepEqual([encounter.date, encounter.status, names(article, encounter.participants)], ["2025-06", "planned", ["Ana Prata"]]);

  await select(page, "harbour office");
  await page.getByRole("group", { name: "Add", exact: true }).getByRole("button", { name: "Person", exact: true }).click();
  await save(page);
  assert.equal(named(await result(page), "harbour office").type, "person");
  await bar(page).getByRole("button", { name: "3 corrections" }).waitFor();
});

journey("words that stand twice are added where they were selected", async ({ page }) => {
  await open(page);
  const text = `${HARBOUR}\nThe harbour office is small. Prata nodded.\n\nThe harbour office is small. Holm nodded.\n`;
  await read(page, text);
  await page.evaluate(() => {
    const paragraphs = [...document.querySelectorAll(".prose > *")];
    getSelection().selectAllChildren(paragraphs.at(-1));
  });
  await page.getByRole("group", { name: "Add", exact: true }).getByRole("button", { name: "Statement", exact: true }).click();
  await save(page);
  const { statements, corrections } = await result(page);
  const [id] = corrections[0].items;
  assert.equal(statements.find((it) => it.id === id).content[0][0], text.lastIndexOf("The harbour office"));
});

journey("the list tells what was put right; one is taken back, all are, and undo brings them back", async ({ page }) => {
  const before = await harbour(page);
  for (const [from, to] of [["Ana Prata", "Anna Prata"], ["Lars Holm", "Lasse Holm"]]) {
    await correctPerson(page, from);
    await dialog(page).getByLabel("Name").fill(to);
    await save(page);
  }
  await bar(page).getByRole("button", { name: "2 corrections" }).click();
  await dialog(page).getByText("Ana Prata is called Anna Prata").waitFor();
  await reading(page, () => press(page, "Take back: Ana Prata is called Anna Prata"));
  assert(named(await result(page), "Ana Prata") && named(await result(page), "Lasse Holm"));
  await reading(page, () => press(page, "Take all back"));
  assert.deepEqual((await result(page)).entities, before.entities);
  await press(page, "Close");
  await reading(page, () => page.keyboard.press("Control+z"));
  await reading(page, () => page.keyboard.press("Control+z"));
  assert.equal((await result(page)).corrections.length, 2);
  await reading(page, () => page.keyboard.press("Control+Shift+Z"));
  assert.equal((await result(page)).corrections.length, 1);
});

journey("Ctrl+Z in the text field undoes writing, not corrections", async ({ page }) => {
  await harbour(page);
  await correctPerson(page, "Ana Prata");
  await dialog(page).getByLabel("Name").fill("Anna Prata");
  await save(page);
  const { text } = handles(page);
  await text.focus();
  await reading(page, async () => {
    await page.keyboard.press("Control+End");
    await page.keyboard.type("It rained.");
  });
  await reading(page, () => page.keyboard.press("Control+z"));
  assert(!(await text.inputValue()).includes("It rained."));
  assert.equal((await result(page)).corrections.length, 1);
});

journey("a link carries what was put right", async (visit) => {
  const { page } = visit;
  await harbour(page);
  await correctPerson(page, "Ana Prata");
  await dialog(page).getByLabel("Name").fill("Anna Prata");
  await save(page);
  const { button, link } = handles(page);
  await button("Share").click();
  const fragment = new URL(await link.inputValue()).hash;
  const other = await visit.newProfile();
  await open(other, fragment);
  assert.deepEqual(await result(other), await result(page));
  await bar(other).getByRole("button", { name: "1 correction" }).click();
  await dialog(other).getByText("Ana Prata is called Anna Prata").waitFor();
  // Putting more right changes the address, so that a reload loses nothing.
  await reading(other, () => press(other, "Take all back"));
  await press(other, "Close");
  await reading(other, () => other.keyboard.press("Control+z"));
  await other.reload();
  await settled(other);
  assert.equal((await result(other)).corrections.length, 1);
});

journey("corrections of one's own draft are kept with it, and go with another article", async ({ page }) => {
  await harbour(page);
  await correctPerson(page, "Ana Prata");
  await dialog(page).getByLabel("Name").fill("Anna Prata");
  await save(page);
  await page.reload();
  await settled(page);
  assert(named(await result(page), "Anna Prata"));
  await reading(page, async () => {
    await handles(page).button("Examples").click();
    await page.getByRole("menuitem").nth(1).click();
  });
  assert.equal((await result(page)).corrections.length, 0);
  await bar(page).waitFor({ state: "detached" });
});

journey("an edited text keeps what still fits, and says what does not", async ({ page }) => {
  const { statements: [statement] } = await harbour(page);
  await correct(page, statement.id);
  await dialog(page).getByLabel("Ana Prata").uncheck();
  await dialog(page).getByLabel("Lars Holm").check();
  await save(page);
  await correctPerson(page, "Ana Prata");
  await dialog(page).getByLabel("Name").fill("Anna Prata");
  await save(page);
  const { text } = handles(page);
  const write = (value) => reading(page, () => text.fill(value));

  await write(`It rained in Lisbon. ${HARBOUR}`);
  let article = await result(page);
  assert(article.corrections.every((it) => it.applied));

  await write(HARBOUR.replace("that the two countries would open a joint harbour office in June", "nothing"));
  article = await result(page);
  assert.deepEqual(article.corrections.map((it) => it.applied), [false, true]);
  await bar(page).getByText("1 not applied").waitFor();
  await bar(page).getByRole("button", { name: "2 corrections" }).click();
  await dialog(page).getByText("can’t be found").waitFor();
  await press(page, "Close");

  await write(HARBOUR);
  assert((await result(page)).corrections.every((it) => it.applied), "it fits again");
});

journey("exports have what was put right", async ({ page }) => {
  await harbour(page);
  await correctPerson(page, "Ana Prata");
  await dialog(page).getByLabel("Name").fill("Anna Prata");
  await save(page);
  const save_as = async (item) => {
    const download = page.waitForEvent("download");
    await handles(page).button("Export").click();
    await page.getByRole("menuitem", { name: item }).click();
    return readFile(await (await download).path(), "utf8");
  };
  const markdown = await save_as("Markdown");
  assert(markdown.includes("1 correction by a reader") && markdown.includes("**Anna Prata**"));
  assert((await save_as("Web page")).includes("1 correction by a reader"));
  assert((await save_as("Table (CSV)")).includes("Anna Prata"));
  assert.deepEqual(JSON.parse(await save_as("Corrections")), [{ rename: { who: "Ana Prata", name: "Anna Prata" } }]);
});

journey("everything is put right by keyboard alone", async ({ page }) => {
  const before = await harbour(page);
  const { entry } = handles(page);
  const [statement] = before.statements;
  await entry(statement.id).locator("[aria-expanded]").focus();
  await page.keyboard.press("Enter");
  await selected(page, statement.id);
  await page.keyboard.press("c");
  await dialog(page).waitFor();
  const focused = () => page.evaluate(() => document.activeElement.closest("dialog") !== null);
  assert(await focused(), "the focus is inside");
  while (!(await page.evaluate(() => document.activeElement.name === "who"))) await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await reading(page, () => page.keyboard.press("Enter"));
  const article = await result(page);
  const now = article.statements.find((it) => it.id === statement.id);
  assert.notDeepEqual(now.speakers, statement.speakers);
  await dialog(page).waitFor({ state: "detached" });
  assert(await entry(statement.id).locator(":focus").count(), "the focus goes back");

  // Words are selected in the text field, where a keyboard can.
  await handles(page).text.focus();
  await page.keyboard.press("Control+Home");
  for (const key of ["Shift+Control+ArrowRight"]) await page.keyboard.press(key);
  const add = page.getByRole("group", { name: "Add", exact: true }).getByRole("button", { name: "Person", exact: true });
  await add.waitFor();
  for (let stop = 0; stop < 60 && !(await add.evaluate((it) => it === document.activeElement)); stop++)
    await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await dialog(page).waitFor();
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });

  assert(await add.evaluate((it) => it === document.activeElement), "the focus goes back");
  await page.keyboard.press("C");
  await dialog(page).getByText("was said by").waitFor();
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
  await reading(page, () => page.keyboard.press("Control+z"));
  assert.deepEqual((await result(page)).statements, before.statements);
});

journey("words that nobody selects can be written", async ({ page }) => {
  await open(page);
  await read(page, NO_PEOPLE);
  await page.getByRole("group", { name: "Something missing" }).getByRole("button", { name: "Statement", exact: true }).click();
  await dialog(page).getByLabel("What was said").fill("trains ran fast");
  await press(page, "Save");
  await dialog(page).getByRole("alert").getByText("does not stand in the article").waitFor();
  await dialog(page).getByLabel("What was said").fill("trains ran late");
  await save(page);
  assert.equal((await result(page)).statements.length, 1);
});

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

for (const [colorScheme, width] of [["light", 1280], ["dark", 1280], ["light", 360], ["dark", 360]]) {
  journey(`axe has no complaint of the forms at ${width} px in ${colorScheme}, and nothing lies outside`, async ({ page }) => {
    const { statements: [statement], encounters: [encounter] } = await harbour(page);
    await page.evaluate(axe.source);
    const check = async (state) => {
      const found = await page.evaluate(async (tags) => {
        const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
        return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)].join("\n    "));
      }, STANDARDS);
      assert.deepEqual(found, [], state);
      assert(await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        const over = [...document.querySelectorAll("dialog, dialog *")].some((it) => it.getBoundingClientRect().right > clientWidth + 1);
        return scrollWidth <= clientWidth && !over;
      }), `${state}: within the window`);
    };
    await correct(page, statement.id);
    await check("a statement");
    await dialog(page).getByLabel("Lars Holm").check();
    await save(page);
    await correct(page, encounter.id);
    await check("an encounter");
    await press(page, "Cancel");
    await correctPerson(page, "Lars Holm");
    await dialog(page).getByText("Some mentions are of somebody else").click();
    await check("a person");
    await press(page, "Cancel");
    await bar(page).getByRole("button", { name: "1 correction" }).click();
    await check("the list");
    await press(page, "Close");
    await select(page, "Holm will visit");
    await page.getByRole("group", { name: "Add", exact: true }).waitFor();
    await check("words selected");
    await page.getByRole("group", { name: "Add", exact: true }).getByRole("button", { name: "Encounter", exact: true }).click();
    await check("an encounter to add");
  }, { colorScheme, reducedMotion: "reduce", viewport: { width, height: 800 } });
}
