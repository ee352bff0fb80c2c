// What every journey has: a browser, a fresh profile each, and an eye on what must never happen.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, launch } from "./browser.js";

let browser;
before(async () => {
  assert(address, "READOUT_URL is not set; run `cargo xtask test`");
  browser = await launch();
});
after(() => browser?.close());

/**
 * A journey through the page, in a fresh profile. It fails on any console error, uncaught exception, blocked content,
 * failed request, or request to anywhere but the page's own host, whatever else it checks.
 *
 * @param {string} name what a person does and gets
 * @param {(visit: Visit) => Promise<void>} steps
 * @param {import("playwright-core").BrowserContextOptions} [profile] window size, colour scheme and the like
 */
export function journey(name, steps, profile = {}) {
  test(name, { timeout: 300_000 }, async () => {
    const visit = new Visit();
    try {
      await visit.open(profile);
      await steps(visit);
      assert.deepEqual(visit.problems, [], "what the browser complained of");
    } catch (error) {
      if (visit.problems.length) error.message += `\nThe browser complained of:\n  ${visit.problems.join("\n  ")}`;
      throw error;
    } finally {
      await visit.close();
    }
  });
}

/** One journey's profiles, and what went wrong in them. */
class Visit {
  problems = [];
  #profiles = [];
  #expected = [];

  /** Takes it as right that the browser complains in these words. */
  expect(complaint) {
    this.#expected.push(complaint);
  }

  #complain(complaint) {
    if (!this.#expected.some((expected) => expected.test(complaint))) this.problems.push(complaint);
  }

  /** Opens the page of the first profile. */
  async open(profile) {
    this.page = await this.newProfile(profile);
  }

  /** A page in a profile that has never seen Readout. */
  async newProfile(options = {}) {
    const profile = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      permissions: ["clipboard-read", "clipboard-write"],
      // A journey asks for it; elsewhere it would answer in place of what a journey puts in its way.
      serviceWorkers: "block",
      ...options,
    });
    this.#profiles.push(profile);
    this.#watch(profile);
    await profile.addInitScript(() =>
      addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
        console.error(`policy: ${effectiveDirective} forbids ${blockedURI}`),
      ),
    );
    const page = await profile.newPage();
    page.setDefaultTimeout(20_000);
    return page;
  }

  #watch(profile) {
    const { origin } = new URL(address);
    profile.on("console", (message) => {
      if (message.type() === "error") this.#complain(`console: ${message.text()}`);
    });
    profile.on("weberror", (error) => this.#complain(`uncaught: ${error.error()}`));
    profile.on("request", (request) => {
      const { protocol, origin: asked } = new URL(request.url());
      if (asked !== origin && protocol !== "data:") this.#complain(`asked for ${request.url()}`);
    });
    profile.on("requestfailed", (request) => {
      if (!request.failure()?.errorText.includes("ERR_ABORTED")) this.#complain(`did not get ${request.url()}`);
    });
    profile.on("response", (response) => {
      if (response.status() >= 400) this.#complain(`got ${response.status()} for ${response.url()}`);
    });
  }

  async close() {
    await Promise.all(this.#profiles.map((profile) => profile.close()));
  }
}
