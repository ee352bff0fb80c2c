// The documentation: plain pages that lead to one another and stand in any window.

import assert from "node:assert/strict";
import axe from "axe-core";
import { address } from "../browser.js";
import { complaints } from "../complaints.js";
import { open } from "../handles.js";
import { journey } from "../harness.js";

const DOCS = `${address}docs/`;

/** The addresses of all links of a page that stay on its host. */
const links = (page) =>
  page.evaluate(() => [...document.links].map(({ href }) => href).filter((href) => href.startsWith(location.origin)));

/** The pages that the navigation lists. */
const listed = (page) => page.getByRole("navigation", { name: "All pages" }).getByRole("link")
  .evaluateAll((links) => links.map(({ href }) => href));

journey("the page leads to its documentation, and back, with its service worker too", async ({ page }) => {
  await open(page);
  await page.evaluate(async () => !!(await navigator.serviceWorker.ready).active);
  await page.reload();
  await page.getByRole("link", { name: "Docs" }).click();
  await page.getByRole("heading", { level: 1, name: "Documentation" }).waitFor();
  assert.equal(page.url(), DOCS);
  await page.getByRole("link", { name: "Readout", exact: true }).click();
  await page.locator('html[data-state="ready"]').waitFor({ state: "attached" });
  await page.goto(`${address}docs`);
  assert.equal(page.url(), DOCS);
}, { serviceWorkers: "allow" });

journey("no link is dead", async ({ page }) => {
  await page.goto(DOCS);
  const pages = await listed(page);
  assert(pages.length > 10);
  const dead = new Map();
  const answers = new Map();
  for (const from of pages) {
    await page.goto(from);
    for (const link of await links(page)) {
      const { hash, href } = new URL(link);
      const file = href.slice(0, href.length - hash.length);
      if (!answers.has(file)) answers.set(file, await page.request.get(file));
      const answer = answers.get(file);
      const id = decodeURIComponent(hash.slice(1));
      if (!answer.ok() || (id && !(await answer.text()).includes(` id="${id}"`))) dead.set(link, from);
    }
  }
  assert.deepEqual(dead, new Map());
});

/** Waits until a page's elements and frames show what they read. */
const drawn = async (page) => {
  await page.waitForFunction(() => [...document.querySelectorAll("readout-article")].every(({ article }) => article));
  for (const frame of page.frames().slice(1)) await frame.locator('html[data-state="ready"]').waitFor({ state: "attached" });
};

journey("a document shows the element and the frame at work", async ({ page }) => {
  await page.goto(`${DOCS}embed.html`);
  await drawn(page);
  const element = page.locator("readout-article");
  assert.equal(await element.locator("mark.encounter").innerText(), "met");
  await element.getByRole("button", { name: /Ana Rey: “The harbour/ }).click();
  assert.equal((await element.locator(".picked").allInnerTexts()).join(""), "“The harbour office will open in spring,”");
  const frame = page.frameLocator("iframe");
  await frame.getByRole("list", { name: "Timeline" }).locator("[data-entry]").first().waitFor();
  assert.equal(await frame.getByRole("button", { name: "Share" }).count(), 0);
});

journey("the crate's documentation is there, and reads without scripts", async ({ page }) => {
  await page.goto(`${DOCS}rust.html`);
  await page.getByRole("link", { name: "The crate's own documentation" }).click();
  await page.getByRole("heading", { level: 1, name: "Crate readout" }).waitFor();
  await page.getByRole("link", { name: "Article", exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: "Struct Article" }).waitFor();
  const { href } = await page.getByRole("link", { name: "Source" }).first().evaluate(({ href }) => ({ href }));
  assert.match(href, /\/blob\/main\/src\/article\.rs#L\d+-L\d+$/);
});

// Every page in each scheme and each width once: contrast doesn't depend on the width.
for (const [width, colorScheme] of [[360, "dark"], [1440, "light"]]) {
  journey(`axe has no complaint, and nothing is wider than the window, at ${width} px in ${colorScheme}`, async ({ page }) => {
    await page.goto(DOCS);
    const found = {};
    for (const url of await listed(page)) {
      await page.goto(url);
      await drawn(page);
      await page.evaluate(axe.source);
      const wrong = await complaints(page);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) wrong.push(`${over} px wider than the window`);
      if (wrong.length) found[url] = wrong;
    }
    assert.deepEqual(found, {});
  }, { colorScheme, viewport: { width, height: 800 } });
}
