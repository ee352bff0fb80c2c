// The text is edited in its field, and read again with each pause: nothing jumps, nothing that still fits is lost.

import assert from "node:assert/strict";
import { HARBOUR, LONG_HARBOUR } from "../articles.js";
import { handles, open, paste, read, reading, result, selected } from "../handles.js";
import { journey } from "../harness.js";

const caret = (page) => page.evaluate(() => document.activeElement.selectionStart);
const scrolls = (page) =>
  page.evaluate(() => [scrollY, document.getElementById("article-text").scrollTop, document.getElementById("panel").scrollTop]);

/** Waits until the article shows some words; it is drawn a moment after the page says that it is read. */
const shows = (page, words) => handles(page).article.getByText(words).first().waitFor();

/** Puts the caret behind some words of the text field. */
async function caretBehind(page, words) {
  const { text } = handles(page);
  await text.evaluate((field, words) => {
    const at = field.value.indexOf(words) + words.length;
    field.focus();
    field.setSelectionRange(at, at);
  }, words);
}

journey("what is written is read at each pause, and the caret stays", async ({ page }) => {
  await open(page);
  await read(page, HARBOUR);
  await caretBehind(page, "Ana Prata");
  const before = await caret(page);
  await reading(page, () => page.keyboard.type(" of Porto"));
  assert.equal(await caret(page), before + " of Porto".length);
  await shows(page, "Ana Prata of Porto met");
  await reading(page, () => page.keyboard.press("Control+z"));
  assert.equal(await handles(page).text.inputValue(), HARBOUR, "the field's own undo works");
  assert((await caret(page)) >= before - 1);
});

journey("the marks stay while the text is read again", async ({ page }) => {
  await open(page);
  await read(page, HARBOUR);
  await page.evaluate(() => {
    window.fewest = Infinity;
    const look = () => {
      window.fewest = Math.min(window.fewest, document.querySelectorAll(".prose mark").length);
      window.looking = requestAnimationFrame(look);
    };
    look();
  });
  await caretBehind(page, "ten years for this");
  await reading(page, () => page.keyboard.type(" fine"));
  assert((await page.evaluate(() => window.fewest)) > 5, "at no time was the article without marks");
});

journey("what is looked at stays so, where it still is", async ({ page }) => {
  await open(page);
  await read(page, HARBOUR);
  const { statements } = await result(page);
  const last = statements.at(-1);
  await handles(page).tab("Statements").click();
  await handles(page).entry(last.id).locator("[aria-expanded]").click();
  await selected(page, last.id);
  await caretBehind(page, "in Lisbon on Friday.");
  await reading(page, () => page.keyboard.insertText(" Prata said that it rained."));
  const now = (await result(page)).statements.at(-1);
  assert.notEqual(now.id, last.id, "the items are numbered anew");
  await selected(page, now.id);
  await page.getByRole("tab", { name: "Statements", selected: true }).waitFor();
  await handles(page).text.evaluate((field) => field.setSelectionRange(field.value.indexOf('"We'), field.value.length));
  await reading(page, () => page.keyboard.press("Delete"));
  await page.locator(".panel .is-selected, mark.is-selected").first().waitFor({ state: "detached" });
});

journey("nothing scrolls while the text is edited", async ({ page }) => {
  await open(page);
  const text = `${LONG_HARBOUR}\n`.repeat(4);
  await read(page, text);
  await caretBehind(page, "patience was what harbours were made of");
  // The field is open now, and the caret in view.
  await reading(page, () => page.keyboard.type(" x"));
  await page.evaluate(() => {
    scrollTo(0, 60);
    document.getElementById("panel").scrollTop = 200;
  });
  const before = await scrolls(page);
  await reading(page, () => page.keyboard.type(" of"));
  const after = await scrolls(page);
  assert.deepEqual(after, before);
}, { viewport: { width: 1280, height: 700 } });

journey("the next key cancels a reading that is due", async ({ page }) => {
  await open(page);
  await read(page, HARBOUR);
  await caretBehind(page, "Ana Prata");
  const count = () => page.evaluate(() => performance.getEntriesByName("readout:extract").length);
  const before = await count();
  await reading(page, async () => {
    for (const letter of " of Porto and Braga") await page.keyboard.type(letter);
  });
  assert((await count()) - before <= 3, "no reading for each letter");
  await shows(page, "Ana Prata of Porto and Braga met");
});

journey("a long text can be written in without waiting", async ({ page }) => {
  await open(page);
  await read(page, `${LONG_HARBOUR}\n`.repeat(40));
  await caretBehind(page, "Ana Prata");
  const slowest = await page.evaluate(async () => {
    const field = document.getElementById("article-text");
    let slowest = 0;
    for (let key = 0; key < 15; key++) {
      const start = performance.now();
      document.execCommand("insertText", false, "x");
      slowest = Math.max(slowest, performance.now() - start);
      await new Promise((done) => setTimeout(done, 20));
    }
    return field.value.includes("Ana Prataxxxxxxxxxxxxxxx") ? slowest : Infinity;
  });
  assert(slowest < 500, `a key took ${slowest} ms`);
});

journey("the date of publication stays with a text that is edited", async ({ page }) => {
  await open(page);
  await read(page, HARBOUR);
  const { date } = handles(page);
  await reading(page, async () => {
    await date.fill("2025-03-15");
    await date.press("Enter");
  });
  await caretBehind(page, "Ana Prata");
  await reading(page, () => page.keyboard.type(" of Porto"));
  assert.equal(await date.inputValue(), "2025-03-15");
});

journey("what was pasted over is brought back by the field's own undo", async ({ page }) => {
  await open(page);
  const { text } = handles(page);
  await reading(page, () => text.fill(HARBOUR));
  await text.focus();
  await page.keyboard.press("ControlOrMeta+A");
  await reading(page, () => paste(page, { "text/plain": LONG_HARBOUR }));
  assert.equal(await text.inputValue(), LONG_HARBOUR);
  await reading(page, () => page.keyboard.press("ControlOrMeta+Z"));
  assert.equal(await text.inputValue(), HARBOUR);
});

journey("words of the article can be selected right after writing: it does not move away", async ({ page }) => {
  await open(page);
  await read(page, HARBOUR);
  await caretBehind(page, "Ana Prata");
  await reading(page, () => page.keyboard.type(" of Porto"));
  await shows(page, "Ana Prata of Porto met");
  const top = () => page.locator(".prose p").last().evaluate((it) => it.getBoundingClientRect().top);
  await page.locator(".prose p").last().scrollIntoViewIfNeeded();
  const before = await top();
  await page.locator(".prose p").last().click({ position: { x: 5, y: 5 } });
  assert.equal(await top(), before);
});
