// The page says how things stand: before it has loaded, when something is refused, when there is nothing to show.

import assert from "node:assert/strict";
import { GERMAN, HARBOUR, HARBOUR_PEOPLE, NO_PEOPLE, RIGHT_TO_LEFT } from "../articles.js";
import { address } from "../browser.js";
import { open, pasteAtOnce, read, result } from "../handles.js";
import { journey } from "../harness.js";

journey("the example can be read before the program has arrived", async ({ page }) => {
  let arrive;
  const held = new Promise((resolve) => (arrive = resolve));
  await page.route("**/app_bg-*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(address, { waitUntil: "commit" });
  await page.getByRole("heading", { name: /ferry line/ }).waitFor();
  await page.getByText("Loading the reader").waitFor();
  arrive();
  await page.locator('html[data-state="ready"]').waitFor({ state: "attached" });
  await page.getByText("Loading the reader").waitFor({ state: "detached" });
});

journey("a browser without WebAssembly is told what the page needs", async (visit) => {
  const { page } = visit;
  visit.expect(/WebAssembly/);
  await page.addInitScript(() => delete window.WebAssembly);
  await page.goto(address);
  await page.getByText("or this browser has no WebAssembly").waitFor();
});

journey("another language is told", async ({ page }) => {
  const { article } = await open(page);
  await read(page, GERMAN);
  await article.getByText("This does not look like English.").waitFor();
  assert.equal((await result(page)).language, "und");
  await read(page, HARBOUR);
  await article.getByText("This does not look like English.").waitFor({ state: "detached" });
});

journey("where nothing was found the page says what it looked for", async ({ page }) => {
  await open(page);
  await read(page, NO_PEOPLE);
  const panel = page.getByRole("tabpanel");
  await panel.getByText("No statements or encounters were found.").waitFor();
  await panel.getByText("looked for people who met, called, visited or wrote").waitFor();
});

journey("a clipboard that refuses leaves the link in its field", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
  });
  const { button, link } = await open(page);
  await button("Share").click();
  await page.getByText("The browser would not copy it").waitFor();
  await page.waitForFunction(() => document.activeElement.id === "link");
  assert.match(await link.inputValue(), /#1\./);
});

journey("an article too long for a link is told", async ({ page }) => {
  page.setDefaultTimeout(60_000);
  const { button } = await open(page);
  await pasteAtOnce(page, HARBOUR.repeat(700));
  await button("Share").click();
  await page.getByText("too long for a link. Export it as a file instead.").waitFor();
});

journey("without storage the page reads all the same", async ({ page }) => {
  await page.addInitScript(() =>
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("refused", "SecurityError");
      },
    }),
  );
  await open(page);
  await read(page, HARBOUR);
  const { entities } = await result(page);
  assert(entities.some(({ name }) => name === HARBOUR_PEOPLE[0]));
  await page.getByText("gone when this page is closed").waitFor();
});

journey("with storage full the page reads all the same, says so, and brings back no other text", async ({ page }) => {
  await open(page);
  await read(page, NO_PEOPLE);
  await page.evaluate(() => {
    for (let size = 1 << 22; size >= 1; size >>= 1) {
      try {
        for (let at = 0; at < 3; at++) localStorage.setItem(`filler-${size}-${at}`, "x".repeat(size));
      } catch {
        // There is no room for one of this size: a smaller one.
      }
    }
  });
  await read(page, HARBOUR.repeat(5));
  await page.getByText("no room left for this text").waitFor();
  await page.reload();
  await page.locator('html[data-state="ready"]').waitFor({ state: "attached" });
  assert.equal(await page.getByRole("textbox", { name: "Article text" }).inputValue(), await example(page));
});

/** What a visit without a draft begins with. */
async function example(page) {
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await page.locator('html[data-state="ready"]').waitFor({ state: "attached" });
  return page.getByRole("textbox", { name: "Article text" }).inputValue();
}

journey("what another version or another page has left in storage does no harm", async ({ page }) => {
  await page.addInitScript((text) => {
    const left = {
      "readout.draft": text,
      "readout.draft-date": "the day before",
      "readout.draft-corrections": '{"version":0,"list":[]}',
      "readout.theme": "<img src=x>",
      "readout.keys-off": "\ud83d",
      "readout.unknown": "{",
    };
    for (const [key, value] of Object.entries(left)) localStorage.setItem(key, value);
  }, HARBOUR);
  const { text, date } = await open(page);
  assert.equal(await text.inputValue(), HARBOUR);
  assert.match(await date.inputValue(), /^(\d{4}-\d\d-\d\d)?$/);
  assert((await result(page)).entities.some(({ name }) => name === HARBOUR_PEOPLE[0]));
});

journey("right-to-left text runs from the right", async ({ page }) => {
  const { article } = await open(page);
  await read(page, `${RIGHT_TO_LEFT}\n${HARBOUR}`);
  const directions = await article.locator("p").evaluateAll((all) => all.map((it) => it.matches(":dir(rtl)")));
  assert.deepEqual(directions.slice(0, 2), [true, false]);
});

for (const width of [1280, 640]) {
  journey(`text twice as large fits at ${width} px`, async ({ page }) => {
    const { tab } = await open(page);
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    for (const name of ["Timeline", "People", "Statements", "Network"]) {
      await tab(name).click();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert(wide <= 0, `${name}: ${wide} px too wide`);
    }
  }, { viewport: { width, height: 900 } });
}

journey("where less motion is asked for, nothing glides", async ({ page }) => {
  const { entry } = await open(page);
  const { statements } = await result(page);
  await page.evaluate(() => {
    window.ways = [];
    const { scrollIntoView } = Element.prototype;
    Element.prototype.scrollIntoView = function (options) {
      window.ways.push(options.behavior);
      scrollIntoView.call(this, options);
    };
  });
  await entry(statements.at(-1).id).getByRole("button").first().click();
  await page.waitForFunction(() => window.ways.length > 0);
  assert.deepEqual(await page.evaluate(() => [...new Set(window.ways)]), ["auto"]);
}, { reducedMotion: "reduce" });
