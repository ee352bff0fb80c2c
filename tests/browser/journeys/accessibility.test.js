// axe finds nothing to complain of, in both colour schemes, at both ends of window size, in every state of the page.

import assert from "node:assert/strict";
import axe from "axe-core";
import { handles, open, result } from "../handles.js";
import { journey } from "../harness.js";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function check(page, state) {
  const violations = await page.evaluate(async (tags) => {
    const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.map(({ html }) => html).join("\n    ")}`);
  }, STANDARDS);
  assert.deepEqual(violations, [], `${state}: ${violations.join("\n  ")}`);
}

/** The states of the page, and how a person gets into each from the one before. */
const STATES = {
  "as it opens": async () => {},
  "with an entry picked": async (page) => {
    const { statements: [statement] } = await result(page);
    await handles(page).entry(statement.id).getByRole("button").first().click();
  },
  "with the people": (page) => handles(page).tab("People").click(),
  "with the statements": (page) => handles(page).tab("Statements").click(),
  "with the network": (page) => handles(page).tab("Network").click(),
  "with the link": (page) => handles(page).button("Share").click(),
  "with the examples": (page) => handles(page).button("Examples").click(),
};

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 360]) {
    journey(`axe has no complaint at ${width} px in ${colorScheme}`, async ({ page }) => {
      await open(page);
      await page.evaluate(axe.source);
      for (const [state, reach] of Object.entries(STATES)) {
        await reach(page);
        await check(page, state);
      }
    }, { colorScheme, reducedMotion: "reduce", viewport: { width, height: 800 } });
  }
}

journey("axe has no complaint in forced colours", async ({ page }) => {
  await open(page);
  await page.evaluate(axe.source);
  await check(page, "in forced colours");
}, { forcedColors: "active" });
