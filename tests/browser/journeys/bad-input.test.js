// Whatever is given: a sensible page, a plain message where there is nothing to show, never a freeze or lost text.

import assert from "node:assert/strict";
import { GERMAN, HARBOUR, HARBOUR_PEOPLE, HEADLINE, NO_PEOPLE, RIGHT_TO_LEFT } from "../articles.js";
import { handles, open, pasteAtOnce, read, reading, result, settled } from "../handles.js";
import { journey } from "../harness.js";

/** How long the page may be deaf to its reader, in milliseconds, on a machine that is busy with tests. */
const DEAF = 2_000;

/** How long a very long text may take, on such a machine. */
const LONG = 240_000;

/** Checks that the page is alive and well by reading an article that is. */
async function stillReads(page) {
  await read(page, HARBOUR);
  const { entities } = await result(page);
  assert(entities.some(({ name }) => name === HARBOUR_PEOPLE[0]));
}

const sayable = async (page) => (await page.getByRole("main").innerText()).trim();

const QUIET = {
  "a headline alone": HEADLINE,
  "an article without people": NO_PEOPLE,
  "right-to-left text": RIGHT_TO_LEFT,
  "another language": GERMAN,
  "binary junk": Array.from({ length: 4_000 }, (_, at) => String.fromCharCode((at * 7_919) % 256)).join(""),
  "emoji and combining marks": "👩‍👩‍👧‍👦 e\u0301\u0301\u0301 🇵🇹 said “ok”. ".repeat(20),
  "quotation marks that never close": "“He said “that “she said ".repeat(200),
};

for (const [what, text] of Object.entries(QUIET)) {
  journey(`${what} is read without complaint`, async ({ page }) => {
    const { text: field } = await open(page);
    await read(page, text);
    const kept = await field.inputValue();
    assert.equal(kept, text.replace(/\r\n?/g, "\n"), "the text is kept");
    assert.notEqual(await sayable(page), "");
    await stillReads(page);
  });
}

for (const [what, text] of Object.entries({ "no text": "", "white space": " \n\t\u00a0\n " })) {
  journey(`${what} gets a plain message`, async ({ page }) => {
    const { text: field, button, entries, article } = await open(page);
    await field.fill(text);
    await button("Read").click();
    await entries.first().waitFor({ state: "detached" });
    await settled(page);
    assert.match(await article.innerText(), /\w{3,}/);
    await stillReads(page);
  });
}

journey("half a surrogate pair is read as one letter", async ({ page }) => {
  const { text: field } = await open(page);
  await reading(page, async () => {
    await field.evaluate((field, text) => {
      field.value = `${String.fromCharCode(0xd83d)} ${text}`;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, HARBOUR);
    await handles(page).button("Read").click();
  });
  const { entities } = await result(page);
  const { mentions: [{ span: [start, end] }] } = entities.find(({ name }) => name === "Ana Prata");
  assert.equal(`? ${HARBOUR}`.slice(start, end), "Ana Prata");
  await stillReads(page);
});

const LARGE = {
  "10 MB of text": [HARBOUR, 10e6],
  "a line of 1 MB without a space": ["readout", 1e6],
  "1 MB of quotation marks": ["“”\"'", 1e6],
};

for (const [what, [piece, length]] of Object.entries(LARGE)) {
  journey(`${what} is read while the page stays alive`, async ({ page }) => {
    page.setDefaultTimeout(LONG);
    await open(page);
    const text = piece.repeat(Math.ceil(length / piece.length));
    await page.evaluate(() => {
      // The longest time between two frames, from here on.
      let last = performance.now();
      window.deaf = 0;
      requestAnimationFrame(function frame(now) {
        window.deaf = Math.max(window.deaf, now - last);
        last = now;
        requestAnimationFrame(frame);
      });
    });
    await pasteAtOnce(page, text);
    assert.equal(await lengthKept(page), text.length, "the text is kept");
    const deaf = await page.evaluate(() => window.deaf);
    assert(deaf < DEAF, `no frame for ${Math.round(deaf)} ms`);
    await stillReads(page);
  });
}

journey("a text too long for the field is kept until another takes its place", async ({ page }) => {
  const { text: field, button } = await open(page);
  const text = HARBOUR.repeat(Math.ceil(6e5 / HARBOUR.length));
  await pasteAtOnce(page, text);
  assert.equal(await field.inputValue(), "");
  await reading(page, () => button("Read").click());
  assert.equal(await lengthKept(page), text.length);
  await read(page, HARBOUR);
  assert.equal(await lengthKept(page), HARBOUR.length);
});

/** How many characters the page says that it keeps. */
async function lengthKept(page) {
  const said = await handles(page).source.innerText();
  return Number(said.match(/([\d,]+) characters/)[1].replaceAll(",", ""));
}
