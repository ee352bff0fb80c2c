// What comes in and what goes out, beside pasting and links.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { HARBOUR, HARBOUR_HTML } from "../articles.js";
import { address } from "../browser.js";
import { handles, open, read, reading, result, settled } from "../handles.js";
import { journey } from "../harness.js";

/** Saves by way of the Export menu. */
async function saved(page, words) {
  await handles(page).button("Export").click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: words }).click()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

const EXPORTS = {
  "Web page, complete in one file": [".html", /<!DOCTYPE html>[^]*Lars Holm[^]*ten years/],
  Markdown: [".md", /Lars Holm[^]*ten years/],
  "Table (CSV)": [".csv", /Lars Holm[^]*ten years/],
  "Calendar (iCalendar)": [".ics", /^BEGIN:VCALENDAR[^]*DTSTART;VALUE=DATE:20250307[^]*END:VCALENDAR/],
  JSON: [".json", /"schema": "readout\/1"/],
  "Picture of who met whom (SVG)": [".svg", /^<svg [^]*Lars Holm[^]*<\/svg>/],
};

journey("a reading is saved in every format", async ({ page }) => {
  await open(page);
  await read(page, HARBOUR);
  for (const [words, [ending, content]] of Object.entries(EXPORTS)) {
    const { name, text } = await saved(page, words);
    assert(name.endsWith(ending), name);
    assert.match(text, content);
  }
});

journey("an article without people in contact has no picture, and the page says so", async ({ page }) => {
  const { button } = await open(page);
  await read(page, "It rained on the coast, and the roads were closed.\n");
  await button("Export").click();
  await page.getByRole("menuitem", { name: /SVG/ }).click();
  await page.getByText("No two people were found in contact").first().waitFor();
});

journey("the saved page is whole, and runs and loads nothing", async (visit) => {
  const { page } = visit;
  await open(page);
  await read(page, HARBOUR);
  const { text } = await saved(page, /Web page/);
  const other = await visit.newProfile({ javaScriptEnabled: false });
  await other.setContent(text);
  await other.getByRole("heading", { name: "Timeline" }).waitFor();
  await other.getByText("We have waited ten years").first().waitFor();
});

journey("printing shows the article and the open panel, and no controls", async ({ page }) => {
  await page.addInitScript(() => (window.print = () => (window.printed = true)));
  const { button, article, timeline } = await open(page);
  await button("Export").click();
  await page.getByRole("menuitem", { name: "Print" }).click();
  assert(await page.evaluate(() => window.printed));
  await page.emulateMedia({ media: "print" });
  await button("Share").waitFor({ state: "hidden" });
  assert((await article.isVisible()) && (await timeline.isVisible()));
});

journey("a link is handed to other programs", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.share = async (what) => void (window.shared = what);
  });
  const { button, link } = await open(page);
  await button("Share").click();
  const url = await link.inputValue();
  await button("Send to …").click();
  assert.deepEqual(await page.evaluate(() => window.shared), { url });
});

const FILES = {
  "harbour.txt": ["text/plain", HARBOUR],
  "harbour.md": ["", HARBOUR],
  "harbour.html": ["text/html", `<html><head><title>x</title></head><body>${HARBOUR_HTML}</body></html>`],
};

for (const [name, [type, content]] of Object.entries(FILES)) {
  journey(`${name} is opened`, async ({ page }) => {
    await open(page);
    await reading(page, () =>
      page.locator("input[type=file]").setInputFiles({ name, mimeType: type || "application/octet-stream", buffer: Buffer.from(content) }),
    );
    const { entities } = await result(page);
    assert(entities.some((entity) => entity.name === "Lars Holm"));
  });
}

journey("a file that is no text is refused in words", async ({ page }) => {
  await open(page);
  const file = { name: "harbour.png", mimeType: "image/png", buffer: Buffer.from([1, 2, 3]) };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByText("“harbour.png” is no text file").waitFor();
});

/** A page of somebody else's, with an article in it. */
const ELSEWHERE = `<html><head><title>News</title><meta property="og:title" content="Harbour office agreed">
  <meta name="author" content="Ines Moura">
  <script type="application/ld+json">{"datePublished": "2025-03-08T07:00:00Z"}</script></head>
  <body><nav>Sport Weather</nav>${HARBOUR_HTML.replace("LISBON, March 8, 2025 - ", "")}</body></html>`;

for (const [what, select] of Object.entries({ "an article": false, "a selection": true })) {
  journey(`the bookmark sends ${what} here`, async (visit) => {
    const { page } = visit;
    await open(page);
    const bookmark = page.getByRole("link", { name: "Read in Readout" });
    const script = decodeURIComponent((await bookmark.getAttribute("href")).replace("javascript:", ""));
    await bookmark.click();
    await page.getByText("Drag this to your bookmarks").waitFor();

    const other = await visit.newProfile();
    await other.setContent(ELSEWHERE);
    const sent = await other.evaluate(
      ([script, select]) => {
        if (select) getSelection().selectAllChildren(document.querySelectorAll("p")[1]);
        let sent;
        window.open = (address) => (sent = address);
        (0, eval)(script);
        return sent;
      },
      [script, select],
    );
    assert(sent.startsWith(`${address}#text=`), sent.slice(0, 100));
    await other.goto(sent);
    await settled(other);
    const text = await handles(other).text.inputValue();
    assert(text.includes("joint harbour office") && !text.includes("Weather"));
    assert.equal(text.includes("By Ines Moura"), !select);
    assert.equal(await handles(other).date.inputValue(), "2025-03-08");
    await other.reload();
    await settled(other);
    assert.equal(await handles(other).text.inputValue(), text, "it is still there");
  });
}

journey("what the bookmark sends leaves one's own draft alone", async ({ page }) => {
  const { text } = await open(page);
  await read(page, HARBOUR);
  await page.goto("about:blank");
  await page.goto(`${address}#text=Two%20ministers%20met.`);
  await settled(page);
  assert.equal(await text.inputValue(), "Two ministers met.");
  await reading(page, () => page.getByRole("button", { name: "Back to my draft" }).click());
  assert.equal(await text.inputValue(), HARBOUR);
});
