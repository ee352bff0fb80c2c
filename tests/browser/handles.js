// The page's handles: roles, names and attributes that are part of the page (for people's own scripts as for these).

import { address } from "./browser.js";

/** The controls and regions of one page. */
export const handles = (page) => ({
  text: page.getByRole("textbox", { name: "Article text" }),
  source: page.getByRole("region", { name: "What is read" }),
  date: page.getByLabel("Date of publication"),
  button: (name) => page.getByRole("button", { name, exact: true }),
  link: page.getByRole("textbox", { name: "Link" }),
  article: page.getByRole("region", { name: "Article", exact: true }),
  marks: (kind) => page.locator(`mark[data-kind~="${kind}"]`),
  markOf: (id) => page.locator(`mark[data-ids~="${id}"]`),
  timeline: page.getByRole("list", { name: "Timeline" }),
  entries: page.locator("[data-entry]"),
  entry: (id) => page.locator(`[data-entry="${id}"]`),
  tab: (name) => page.getByRole("tab", { name }),
});

/** Opens the page and waits until it has read what it opens with. */
export async function open(page, fragment = "") {
  await page.goto(address + fragment);
  await settled(page);
  return handles(page);
}

/** Waits until nothing is being read. */
export function settled(page) {
  return page.locator('html[data-state="ready"]').waitFor({ state: "attached" });
}

/** Does something that makes the page read anew, and waits for that reading. */
export async function reading(page, action) {
  const before = await readings(page);
  await action();
  await page.waitForFunction(
    (before) =>
      performance.getEntriesByName("readout:extract").length > before && document.documentElement.dataset.state === "ready",
    before,
  );
}

const readings = (page) => page.evaluate(() => performance.getEntriesByName("readout:extract").length);

/** Puts a text into the field and reads it. */
export async function read(page, text) {
  const { text: field, button } = handles(page);
  await reading(page, async () => {
    await field.fill(text);
    await button("Read").click();
  });
}

/** The last result, as the page offers it to scripts. */
export const result = (page) => page.evaluate(() => JSON.parse(JSON.stringify(window.readout.last)));

/** The words of a span of the last result. */
export const words = (text, [start, end]) => text.slice(start, end);

/** Waits until an item of the result is the one looked at, on both sides. */
export async function selected(page, id) {
  const { entry, markOf } = handles(page);
  await entry(id).locator("[aria-expanded=true]").waitFor();
  await markOf(id).and(page.locator("[aria-current]")).first().waitFor();
}

/** Waits until an element lies in what the window shows. */
export async function inView(locator) {
  const element = await locator.elementHandle();
  await locator.page().waitForFunction((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }, element);
}

/** Pastes as a person does, by way of the clipboard. `content` is by type: `{"text/plain": "…"}`. */
export async function paste(page, content) {
  await page.evaluate(async (content) => {
    const blobs = Object.entries(content).map(([type, data]) => [type, new Blob([data], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  }, content);
  await page.keyboard.press("ControlOrMeta+V");
}

/** Pastes without the clipboard, which takes its time with megabytes. */
export async function pasteAtOnce(page, text, type = "text/plain") {
  await reading(page, () =>
    page.evaluate(([text, type]) => {
      const data = new DataTransfer();
      data.setData(type, text);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, [text, type]),
  );
}

/** What is on the clipboard. */
export const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
