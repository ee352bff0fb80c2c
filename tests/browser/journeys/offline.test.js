// The page is installed by the browser that opens it once: it works without a network and offers new versions.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { HARBOUR, HARBOUR_PEOPLE } from "../articles.js";
import { address } from "../browser.js";
import { handles, open, read, result } from "../handles.js";
import { journey } from "../harness.js";

const KEPT = { serviceWorkers: "allow" };

const kept = (page) => page.evaluate(async () => !!(await navigator.serviceWorker.ready).active);

journey(
  "a page opened once works without a network",
  async (visit) => {
    const { page } = visit;
    await open(page);
    assert(await kept(page));
    await page.context().setOffline(true);
    await page.reload();
    await open(page);
    await read(page, HARBOUR);
    const { entities } = await result(page);
    assert(entities.some(({ name }) => name === HARBOUR_PEOPLE[0]));
  },
  KEPT,
);

journey("a page says what it is to whoever installs it", async ({ page }) => {
  await open(page);
  const manifest = await page.evaluate(async () => {
    const { href } = document.querySelector("link[rel=manifest]");
    const manifest = await (await fetch(href)).json();
    const icons = manifest.icons.map(async ({ src, type }) => {
      const response = await fetch(new URL(src, href));
      return response.ok && response.headers.get("content-type").startsWith(type);
    });
    return { ...manifest, start: new URL(manifest.start_url, href).href, icons: await Promise.all(icons) };
  });
  assert.equal(manifest.start, address);
  assert(manifest.icons.length > 1 && manifest.icons.every(Boolean));
  assert(manifest.name && manifest.short_name && manifest.display === "standalone");
});

journey(
  "a new version is offered, and taken when the reader says so",
  async (visit) => {
    // The same page from another port, where its service worker can be given another version.
    let version = "first";
    const server = createServer(async (request, response) => {
      const from = await fetch(new URL(`.${request.url}`, address));
      response.writeHead(from.status, { "content-type": from.headers.get("content-type"), "cache-control": "no-cache" });
      const body = Buffer.from(await from.arrayBuffer());
      const isWorker = request.url === "/sw.js";
      response.end(isWorker ? body.toString().replace(/const VERSION = "\w+"/, `const VERSION = "${version}"`) : body);
    });
    await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
    const elsewhere = `http://127.0.0.1:${server.address().port}/`;
    visit.expect(new RegExp(elsewhere));
    try {
      const { page } = visit;
      const caches = () => page.evaluate(async () => (await window.caches.keys()).map((name) => name.split(" ").at(-1)));
      await page.goto(elsewhere);
      assert(await kept(page));
      await page.reload();
      version = "second";
      await page.reload();
      const { button } = handles(page);
      await page.getByText("There is a new version").waitFor();
      assert.deepEqual((await caches()).sort(), ["first", "second"]);
      await Promise.all([page.waitForEvent("load"), button("Load it").click()]);
      assert(await kept(page));
      assert.deepEqual(await caches(), ["second"]);
      await page.locator('html[data-state="ready"]').waitFor({ state: "attached" });
    } finally {
      server.close();
      server.closeAllConnections();
    }
  },
  KEPT,
);

journey(
  "a version with a file that differs from what was published is not kept",
  async (visit) => {
    const server = createServer(async (request, response) => {
      const from = await fetch(new URL(`.${request.url}`, address));
      response.writeHead(from.status, { "content-type": from.headers.get("content-type") });
      const body = Buffer.from(await from.arrayBuffer());
      response.end(request.url.includes("/worker-") ? `${body}\n` : body);
    });
    await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
    const elsewhere = `http://127.0.0.1:${server.address().port}/`;
    visit.expect(new RegExp(`${elsewhere}|integrity|digest`, "i"));
    try {
      const { page } = visit;
      await page.goto(elsewhere);
      await page.locator('html[data-state="ready"]').waitFor({ state: "attached" });
      const end = await page.evaluate(async () => {
        const { installing, waiting, active } = await navigator.serviceWorker.register("./sw.js");
        const worker = installing ?? waiting ?? active;
        const ended = () => ["redundant", "activated"].includes(worker.state);
        while (!ended()) await new Promise((changed) => worker.addEventListener("statechange", changed, { once: true }));
        return worker.state;
      });
      assert.equal(end, "redundant");
    } finally {
      server.close();
      server.closeAllConnections();
    }
  },
  KEPT,
);
