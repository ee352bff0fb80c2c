// The package in a browser: by itself, and behind Vite.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, node, put, serving, tool } from "./project.js";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Reads on the page's thread and on another, makes and opens a link, starts a worker that cannot work; tells by the document. */
const program = (from) => `
  import { createWorker, decodeLink, encodeLink, extract, init } from ${JSON.stringify(from)};
  const text = "Ana Rey met Luis Ortiz in Lima on Friday. “We agree,” Rey said.";
  await init();
  const worker = createWorker();
  const lost = createWorker(new URL("/nowhere.wasm", location.href));
  document.body.dataset.found = JSON.stringify([
    text.slice(...extract(text).statements[0].content[0]),
    (await worker.extract(text)).encounters.length,
    await worker.extract(1).catch((error) => error.name),
    decodeLink(encodeLink({ text })).text === text,
    await lost.extract(text).catch((error) => error instanceof Error),
  ]);
`;
const page = (script) =>
  `<!doctype html><meta charset="utf-8"><title>Scratch</title><body><script type="module"${script}</script>`;

/** What the program found at this address, where no request to `refused` is answered. */
async function found(address, refused) {
  const tab = await browser.newPage();
  if (refused) await tab.route(refused, (route) => route.abort());
  const failures = [];
  tab.on("pageerror", (error) => failures.push(String(error)));
  await tab.goto(address);
  const body = await tab.waitForSelector("body[data-found]", { state: "attached" }).catch((error) => {
    throw new Error([...failures, error].join("\n"));
  });
  const told = JSON.parse(await body.getAttribute("data-found"));
  await tab.close();
  return told;
}

const EXPECTED = ["“We agree,”", 1, "TypeError", true, true];

test("by a plain script of type module", async () => {
  await put("plain/index.html", page(`>${program("/node_modules/readout/browser.js")}`));
  assert.deepEqual(await serving("", (address) => found(`${address}plain/index.html`)), EXPECTED);
});

test("built by Vite", async () => {
  await put("vite/index.html", page(' src="./main.js">'));
  await put("vite/main.js", program("readout"));
  await node(tool("vite/bin/vite.js"), "build", "vite", "--logLevel", "warn", "--target", "es2022");
  assert.deepEqual(await serving("vite/dist", (address) => found(`${address}index.html`)), EXPECTED);
});

test("a worker that dies rejects all that it was asked, then and later", async () => {
  await put("dying/index.html", page(`>
    import { createWorker } from "/node_modules/readout/browser.js";
    const worker = createWorker();
    const told = (error) => error instanceof Error && error.message.startsWith("the worker ended");
    const asked = await Promise.all(["one", "two"].map((text) => worker.extract(text).catch(told)));
    document.body.dataset.found = JSON.stringify([...asked, await worker.extract("three").catch(told)]);
  `));
  const reading = (address) => found(`${address}dying/index.html`, "**/readout/worker.js");
  assert.deepEqual(await serving("", reading), [true, true, true]);
});
