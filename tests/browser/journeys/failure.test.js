// What the page lives on can be missing: it still reads, or says that it cannot, and keeps the text.

import assert from "node:assert/strict";
import { HARBOUR, HARBOUR_PEOPLE } from "../articles.js";
import { address } from "../browser.js";
import { handles, open, read, result } from "../handles.js";
import { journey } from "../harness.js";

const WITHOUT_WORKER = {
  "a browser that knows no workers": (page) => page.addInitScript(() => delete window.Worker),
  "a worker that cannot be started": (page) =>
    page.addInitScript(() => {
      window.Worker = class {
        constructor() {
          throw new DOMException("refused", "SecurityError");
        }
      };
    }),
  "a worker that fails as it starts": (page) =>
    page.addInitScript(() => {
      const { Worker } = window;
      window.Worker = class extends Worker {
        constructor(address) {
          super(`${address}-that-is-lost`);
        }
      };
    }),
};

for (const [what, prepare] of Object.entries(WITHOUT_WORKER)) {
  journey(`${what} leaves the reading to the page`, async (visit) => {
    const { page } = visit;
    if (what.endsWith("starts")) visit.expect(/that-is-lost|404/);
    await prepare(page);
    await open(page);
    await read(page, HARBOUR);
    const { entities } = await result(page);
    assert(entities.some(({ name }) => name === HARBOUR_PEOPLE[0]));
  });
}

/** What becomes of a worker that is given a text with this word in it. */
const FATAL = "Fatality";

/** The event that then comes from it, if any: its type and what it holds. */
const AT_WORK = {
  crashes: ["error", {}],
  "runs out of memory": ["message", { error: "Out of memory" }],
  "answers with nonsense": ["message", { packed: 7 }],
  "never answers": [null],
};

for (const [what, event] of Object.entries(AT_WORK)) {
  journey(`a worker that ${what} loses no text, and the next article is read`, async ({ page }) => {
    const loaded = [];
    page.on("request", (request) => loaded.push(request.url()));
    await page.addInitScript(
      ([fatal, [type, data]]) => {
        const { postMessage } = Worker.prototype;
        Worker.prototype.postMessage = function (message, ...rest) {
          if (!message.text?.includes(fatal)) return postMessage.call(this, message, ...rest);
          queueMicrotask(() => {
            if (type) this.dispatchEvent(new MessageEvent(type, { data: { id: message.id, ...data } }));
            window.happened = true;
          });
        };
      },
      [FATAL, event],
    );
    const { text: field, button } = await open(page);
    const text = `${FATAL}. ${HARBOUR}`;
    await field.fill(text);
    await button("Read").click();
    await page.waitForFunction(() => window.happened);
    assert.equal(await field.inputValue(), text);
    assert.equal(await page.evaluate(() => localStorage.getItem("readout.draft")), text, "the draft is kept");
    await read(page, HARBOUR);
    const { entities } = await result(page);
    assert(entities.some(({ name }) => name === HARBOUR_PEOPLE[0]));
    assert.equal(loaded.filter((url) => url.includes("/core_bg-")).length, 1, "who goes on reading has the same program");
  });
}

journey("a browser without vector instructions gets an extractor without them", async (visit) => {
  const { page } = visit;
  const loaded = [];
  page.on("request", (request) => loaded.push(request.url()));
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await open(page);
  await read(page, HARBOUR);
  assert(loaded.some((url) => url.includes("plain_bg")) && !loaded.some((url) => url.includes("core_bg")));
  const other = await visit.newProfile();
  await open(other);
  await read(other, HARBOUR);
  assert.deepEqual(await result(page), await result(other), "both read the same");
});

/** Opens the page, whose extractor cannot start, and asks it to read: it says that it can't, and keeps the text. */
async function unread(page) {
  await page.goto(address);
  await page.locator('html[data-state="failed"]').waitFor({ state: "attached" });
  const { text: field, button, article } = handles(page);
  await field.fill(HARBOUR);
  await button("Read").click();
  await article.getByText("could not be read").waitFor();
  assert.equal(await field.inputValue(), HARBOUR);
  return article;
}

journey("an extractor that cannot be loaded is told, and the text kept", async (visit) => {
  const { page } = visit;
  visit.expect(/core_bg-.*\.wasm|ERR_FAILED/);
  await page.route("**/core_bg-*.wasm", (route) => route.abort());
  const article = await unread(page);
  assert((await article.innerText()).includes(HARBOUR.slice(0, 40)), "the article is there without its marks");
});

journey("a page without its program says so", async (visit) => {
  const { page } = visit;
  visit.expect(/app_bg-.*\.wasm|ERR_FAILED|Failed to fetch/);
  await page.route("**/app_bg-*.wasm", (route) => route.abort());
  await page.goto(address);
  await page.locator("#boot-failed").waitFor();
});

// Each still works when it is longer by this, but is not what was published.
const TAMPERED = { js: Buffer.from("\n"), wasm: Buffer.from([0, 2, 1, 120]) };

async function tamper(page, file) {
  let served = 0;
  await page.route(`**/${file.replace(".", "-*.")}`, async (route) => {
    served += 1;
    const response = await route.fetch();
    await route.fulfill({ response, body: Buffer.concat([await response.body(), TAMPERED[file.split(".")[1]]]) });
  });
  return () => served;
}

for (const file of ["boot.js", "app.js", "app_bg.wasm"]) {
  journey(`${file} is not run where it differs from what was published`, async (visit) => {
    const { page } = visit;
    visit.expect(/integrity|digest|did not get|Failed to fetch/i);
    const served = await tamper(page, file);
    await page.goto(address);
    await page.locator("#boot-failed").waitFor();
    assert.equal(await page.locator("html").getAttribute("data-state"), "failed");
    assert(served() > 0);
  });
}

journey("an extractor that differs from what was published reads nothing, and the text is kept", async (visit) => {
  const { page } = visit;
  visit.expect(/integrity|digest|did not get|Failed to fetch/i);
  const served = await tamper(page, "core_bg.wasm");
  await unread(page);
  assert(served() > 0);
});

journey("the program of the page is loaded once, and every script and style by its hash", async ({ page }) => {
  const loaded = [];
  page.on("request", (request) => loaded.push(request.url()));
  await open(page);
  assert.equal(loaded.filter((url) => url.includes("/app_bg-")).length, 1, "what was preloaded is used");
  const checked = "script[src], link[rel=stylesheet], link[rel=preload]";
  const hashes = await page.locator(checked).evaluateAll((tags) => tags.map((tag) => tag.integrity));
  assert(hashes.length >= 5 && hashes.every((hash) => hash.startsWith("sha256-")), hashes.join());
});
