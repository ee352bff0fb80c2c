// axe finds nothing to complain of, in both colour schemes, at both ends of window size, in every state of the page.

import assert from "node:assert/strict";
import axe from "axe-core";
import { complaints } from "../complaints.js";
import { handles, open, result } from "../handles.js";
import { journey } from "../harness.js";

/** The states of the page, and how a person gets into each from the one before. */
const STATES = {
  "as it opens": async () => {},
  "with an entry picked": async (page) => {
    const { statements: [statement] } = await result(page);
    await handles(page).entry(statement.id).getByRole("button").first().click();
  },
  "with a mark looked at": (page) => handles(page).marks("person").first().hover(),
  "with the people": (page) => handles(page).tab("People").click(),
  "with a card open": (page) => page.locator("[data-item] button").first().click(),
  "with the statements": (page) => handles(page).tab("Statements").click(),
  "with the network": (page) => handles(page).tab("Network").click(),
  "with the link": (page) => handles(page).button("Share").click(),
  "with the examples": (page) => handles(page).button("Examples").click(),
};

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 320]) {
    journey(`axe has no complaint at ${width} px in ${colorScheme}`, async ({ page }) => {
      await open(page);
      await page.evaluate(axe.source);
      const found = {};
      for (const [state, reach] of Object.entries(STATES)) {
        await reach(page);
        for (const complaint of await complaints(page)) (found[complaint] ??= []).push(state);
      }
      assert.deepEqual(found, {});
    }, { colorScheme, reducedMotion: "reduce", viewport: { width, height: 800 } });
  }
}

journey("axe has no complaint in forced colours", async ({ page }) => {
  await open(page);
  await page.evaluate(axe.source);
  for (const [state, reach] of Object.entries(STATES)) {
    await reach(page);
    assert.deepEqual(await complaints(page), [], state);
  }
}, { forcedColors: "active" });
