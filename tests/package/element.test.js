// <readout-article> in a page.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, node, put, serving, tool } from "./project.js";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Opens the package's own page on how to embed it, once its elements have read. */
async function demo(use) {
  await serving("node_modules/readout", async (address) => {
    const page = await browser.newPage();
    const failures = [];
    page.on("pageerror", (error) => failures.push(String(error)));
    await page.goto(`${address}embed.html`);
    await page.waitForFunction(() =>
      [...document.querySelectorAll("readout-article")].every((element) => element.article));
    await use(page);
    assert.deepEqual(failures, []);
    await page.close();
  });
}

/** Does something to the first element and waits until it has read, or could not. */
const changed = (page, change, event = "readout-read") =>
  page.evaluate(([change, event]) => {
    const element = document.querySelector("readout-article");
    const told = new Promise((resolve) => element.addEventListener(event, ({ detail }) => resolve(detail.message), { once: true }));
    new Function("element", change)(element);
    return told;
  }, [change, event]);

test("the words inside are read, marked and put in order of time", () => demo(async (page) => {
  const first = page.locator("readout-article").first();
  assert.equal(await first.locator("mark.encounter").innerText(), "met");
  assert.match(await first.locator("[part~=text]").innerText(), /port\.\s+“The harbour/);
  assert.match(await first.getByRole("region", { name: "Timeline" }).innerText(), /28 February 2025/);
  await first.getByRole("button", { name: /Ana Rey: “The harbour/ }).click();
  assert.equal((await first.locator(".picked").allInnerTexts()).join(""), "“The harbour office will open in spring,”");
  await first.getByRole("button", { pressed: true }).click();
  assert.equal(await first.locator(".picked").count(), 0);
}));

test("text comes from an attribute or a property, and is read anew when it changes", () => demo(async (page) => {
  const text = page.locator("readout-article").first().locator("[part=text]");
  await changed(page, 'element.textContent = "Lars Holm met Ana Prata in Oslo on Monday."');
  assert.match(await text.innerText(), /Lars Holm/);
  await changed(page, 'element.setAttribute("text", "Ana Rey met Luis Ortiz.")');
  assert.match(await text.innerText(), /Luis Ortiz/);
  await changed(page, 'element.text = "Rain fell."');
  assert.equal((await text.innerText()).trim(), "Rain fell.");
  assert.match(await changed(page, 'element.published = "yesterday"', "readout-error"), /yesterday/);
  assert.equal((await text.innerText()).trim(), "Rain fell.", "the words stay");
  await changed(page, "element.published = null");
}));

test("text is text, whatever it looks like", () => demo(async (page) => {
  await changed(page, 'element.text = "Ana <img src=x onerror=alert(1)> Rey met Luis Ortiz."');
  assert.equal(await page.locator("readout-article img").count(), 0);
}));

test("it is coloured by the page and styles nothing of the page", () => demo(async (page) => {
  const colour = (at) => page.locator("readout-article").nth(at).locator("mark.statement").first()
    .evaluate((mark) => getComputedStyle(mark).backgroundColor);
  assert.equal(await colour(1), "rgb(207, 232, 207)");
  assert.notEqual(await colour(0), await colour(1));
  assert.deepEqual(await page.evaluate(() => [document.adoptedStyleSheets.length, document.styleSheets.length]), [0, 1]);
}));

test("Vite keeps it, though nothing of it is named", async () => {
  await put("element/index.html", '<!doctype html><readout-article text="Rain fell."></readout-article><script type="module" src="./main.js"></script>');
  await put("element/main.js", 'import "readout/element";\n');
  await node(tool("vite/bin/vite.js"), "build", "element", "--logLevel", "warn", "--target", "es2022");
  await serving("element/dist", async (address) => {
    const page = await browser.newPage();
    await page.goto(`${address}index.html`);
    await page.waitForFunction(() => document.querySelector("readout-article").article?.sentences.length === 1);
    await page.close();
  });
});
