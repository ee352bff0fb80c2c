// The page on nginx with docs/hosting/nginx.conf, at the root of a host and under a path.

import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm, symlink } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { test } from "node:test";
import { result } from "../handles.js";
import { journey } from "../harness.js";
import { DIST, brotli, missing, serving } from "../nginx.js";

/** The places where the page lies, and how each is reached: a folder to serve, and the path in it. */
const PLACES = {
  "at the root": (use) => serving(DIST, use),
  "under a path": async (use) => {
    const folder = await mkdtemp(join(tmpdir(), "readout-root-"));
    try {
      await symlink(DIST, join(folder, "reader"));
      await serving(folder, (address) => use(`${address}reader/`));
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

/** What browsers have to be told of each kind of file. */
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml; charset=utf-8",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
};

/** An answer as it is sent, still compressed. */
const get = (address, headers = {}) =>
  new Promise((answered, failed) => {
    request(address, { headers, agent: false }, async (response) => {
      const parts = [];
      for await (const part of response) parts.push(part);
      answered({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) });
    }).on("error", failed).end();
  });

/** All files of the page but the compressed copies. */
async function files() {
  const found = await readdir(DIST, { recursive: true, withFileTypes: true });
  const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(DIST.length));
  return paths.filter((path) => ![".br", ".gz"].includes(extname(path)));
}

const policyIn = (html) => /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)[1];

for (const [place, at] of Object.entries(PLACES)) {
  const hosted = (name, check) => test(`nginx ${place}: ${name}`, { skip: missing }, () => at(check));

  hosted("every file has its type, its policy and its time to be kept", async (address) => {
    for (const path of await files()) {
      const { status, headers, body } = await get(address + path);
      const content = await readFile(DIST + path);
      const wanted = path.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
      assert.deepEqual(
        [status, headers["content-type"], headers["cache-control"], headers["x-content-type-options"], body.equals(content)],
        [200, TYPES[extname(path)], wanted, "nosniff", true],
        path,
      );
      if (extname(path) === ".html") assert.equal(headers["content-security-policy"], policyIn(content.toString()), path);
    }
  });

  hosted("whoever takes compressed files gets the copies that the build made", async (address) => {
    for (const path of (await files()).filter((path) => ![".png", ".txt"].includes(extname(path)))) {
      const copies = brotli ? { br: ["gzip, br", ".br"], gzip: ["gzip", ".gz"] } : { gzip: ["gzip, br", ".gz"] };
      for (const [coding, [accepted, ending]] of Object.entries(copies)) {
        const { headers, body } = await get(address + path, { "accept-encoding": accepted });
        const copy = await readFile(DIST + path + ending);
        assert.deepEqual([headers["content-encoding"], body.equals(copy)], [coding, true], path);
        assert.equal(headers["content-type"], TYPES[extname(path)], path);
        assert.match(headers.vary, /accept-encoding/i, path);
      }
    }
  });

  hosted("folders are their pages, nothing else is there, and what is known is not sent again", async (address) => {
    const page = await get(address);
    assert.equal(page.body.toString(), await readFile(`${DIST}index.html`, "utf8"));
    assert.equal(page.headers["content-security-policy"], policyIn(page.body.toString()));
    const docs = await get(`${address}docs`);
    assert.deepEqual([docs.status, docs.headers.location], [301, `${new URL(address).pathname}docs/`]);
    for (const path of ["nothing", "docs/nothing.html", "assets/", ".git/config"]) {
      const { status, headers } = await get(address + path);
      assert.ok([403, 404].includes(status), `${path}: ${status}`);
      assert.match(headers["content-security-policy"], /default-src 'none'/, path);
    }
    const known = await get(address, { "if-none-match": page.headers.etag });
    assert.deepEqual([known.status, known.body.length], [304, 0]);
  });

  if (missing) continue;
  journey(`nginx ${place}: the page reads its example, its documentation opens, and nothing breaks a policy`, async (visit) => {
    await at(async (address) => {
      const { page } = visit;
      visit.expect(new RegExp(`^asked for ${address}`));
      await page.goto(address);
      await page.locator('html[data-state="ready"]').waitFor({ state: "attached" });
      assert((await result(page)).encounters.length > 3);
      await page.evaluate(async () => !!(await navigator.serviceWorker.ready).active);
      await page.getByRole("link", { name: "Docs" }).click();
      await page.getByRole("link", { name: "Embedding" }).first().click();
      await page.waitForFunction(() => document.querySelector("readout-article")?.article?.encounters.length === 1);
      await page.frameLocator("iframe").locator("[data-entry]").first().waitFor();
    });
  }, { serviceWorkers: "allow" });
}
