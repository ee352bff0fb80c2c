// Everything by keyboard alone: no journey here clicks.

import assert from "node:assert/strict";
import { HARBOUR } from "../articles.js";
import { handles, open, reading, result, selected } from "../handles.js";
import { journey } from "../harness.js";

/** More stops than the page has: a list is one stop. */
const STOPS = 60;

/** Presses Tab until the focus is on or in `target`, noting in `problems` where it cannot be seen. */
async function tabTo({ page, problems }, target) {
  const element = await target.elementHandle();
  for (let stop = 0; stop < STOPS; stop++) {
    await page.keyboard.press("Tab");
    const { reached, seen, name } = await page.evaluate((target) => {
      const focus = document.activeElement;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focus);
      return {
        reached: target.contains(focus),
        seen: focus === document.body || (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none",
        name: focus.outerHTML.slice(0, 120),
      };
    }, element);
    if (!seen) problems.push(`the focus cannot be seen on ${name}`);
    if (reached) return;
  }
  assert.fail(`${target} is not reached within ${STOPS} stops`);
}

journey("an article is written, read, looked through and shared by keyboard", async (visit) => {
  const { page } = visit;
  const { text, button, timeline, link } = await open(page);

  await tabTo(visit, text);
  await page.keyboard.press("ControlOrMeta+A");
  await reading(page, async () => {
    await page.keyboard.insertText(HARBOUR);
    await tabTo(visit, button("Read"));
    await page.keyboard.press("Enter");
  });
  const { timeline: days } = await result(page);
  const [first, second] = days.flatMap((day) => day.entries);

  await tabTo(visit, timeline);
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await selected(page, first);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await selected(page, second);
  await page.keyboard.press("Escape");
  await page.locator("mark[aria-current]").first().waitFor({ state: "detached" });

  await page.keyboard.press("Home");
  await tabTo(visit, button("Share"));
  await page.keyboard.press("Enter");
  await link.waitFor();
  assert.match(await link.inputValue(), /#1\./);
});

journey("the marks are one stop, and arrows go from mark to mark", async (visit) => {
  const { page } = visit;
  const { article } = await open(page);
  await tabTo(visit, article.locator("mark").first().locator("xpath=ancestor::*[@aria-label='Article'][1]"));
  while (!(await page.evaluate(() => document.activeElement.matches("mark")))) await page.keyboard.press("Tab");
  const ids = () => page.evaluate(() => document.activeElement.dataset.ids);
  const start = await page.evaluate(() => document.activeElement.outerHTML);
  await page.keyboard.press("ArrowRight");
  assert.notEqual(await page.evaluate(() => document.activeElement.outerHTML), start);
  await page.keyboard.press("Enter");
  const [id] = (await ids()).split(" ");
  await handles(page).markOf(id).and(page.locator("[aria-current]")).first().waitFor();
});

journey("the keys are listed under ?", async ({ page }) => {
  await open(page);
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
});
