// A phone: everything can be reached, and nothing needs scrolling sideways.

import assert from "node:assert/strict";
import { HARBOUR } from "../articles.js";
import { open, read, result, selected } from "../handles.js";
import { journey } from "../harness.js";

for (const width of [360, 320]) {
  journey(`at ${width} px nothing lies outside the window`, async ({ page }) => {
    const { tab } = await open(page);
    for (const name of ["Timeline", "People", "Statements", "Network"]) {
      await tab(name).click();
      const [scroll, client] = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return [scrollWidth, clientWidth];
      });
      assert(scroll <= client, `${name}: ${scroll} px wide in a window of ${client}`);
    }
  }, { viewport: { width, height: 740 }, hasTouch: true });
}

journey("on a phone an article is read and an entry looked up in it", async ({ page }) => {
  const { tab, entry, article } = await open(page);
  await read(page, HARBOUR);
  const { encounters: [encounter] } = await result(page);
  await tab("Timeline").tap();
  await entry(encounter.id).getByRole("button").first().tap();
  await selected(page, encounter.id);
  await article.waitFor();
}, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
