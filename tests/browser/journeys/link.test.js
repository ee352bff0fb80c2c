// The share link: whole, and in every state that mail, chat and people leave links in.

import assert from "node:assert/strict";
import { address } from "../browser.js";
import { HARBOUR, LONG_HARBOUR, NO_PEOPLE } from "../articles.js";
import { clipboard, handles, open, read, reading, result, selected } from "../handles.js";
import { journey } from "../harness.js";

/** Presses Share and returns the fragment of the link. */
async function share(page) {
  const { button, link } = handles(page);
  await button("Share").click();
  await link.waitFor();
  const address = await link.inputValue();
  assert.equal(address.split("#")[0], page.url().split("#")[0]);
  return `#${address.split("#")[1]}`;
}

/** The fragment for HARBOUR with a date of publication of the reader's own. */
async function shareHarbour(page) {
  await open(page);
  await read(page, HARBOUR);
  return share(page);
}

/** The page as somebody else sees it who opens the link. */
async function opened(visit, fragment) {
  const page = await visit.newProfile();
  await open(page, fragment);
  return page;
}

const articleText = (page) => handles(page).text.inputValue();

journey("a link opens the same reading in a profile that has never seen the page", async (visit) => {
  const { page } = visit;
  const { date } = await open(page);
  await read(page, NO_PEOPLE + HARBOUR);
  await reading(page, async () => {
    await date.fill("2025-03-15");
    await date.press("Enter");
  });
  const fragment = await share(page);
  assert.match(fragment, /^#1\.[A-Za-z0-9_-]+$/);

  const other = await opened(visit, fragment);
  assert.equal(await articleText(other), NO_PEOPLE + HARBOUR);
  assert.equal(await handles(other).date.inputValue(), "2025-03-15");
  assert.deepEqual(await result(other), await result(page));
});

journey("Share copies the link and tells its length", async ({ page }) => {
  const fragment = await shareHarbour(page);
  const address = page.url().split("#")[0] + fragment;
  await page.waitForFunction((address) => navigator.clipboard.readText().then((text) => text === address), address);
  assert.equal(await clipboard(page), address);
  const length = address.length.toLocaleString("en").replaceAll(",", "[\\s,.]?");
  await page.getByText(new RegExp(`\\b${length} characters`)).first().waitFor();
});

journey("in a frame of another page a link shows the article and what was found, and no more", async (visit) => {
  const fragment = await shareHarbour(visit.page);
  const other = await visit.newProfile();
  await other.setContent(`<iframe width="1200" height="800" src="${address}${fragment}&amp;embed=1"></iframe>`);
  const frame = other.frameLocator("iframe");
  const { article, timeline, source } = handles(frame);
  await frame.locator('html[data-state="ready"]').waitFor({ state: "attached" });
  await article.locator("mark").first().waitFor();
  await timeline.waitFor();
  await source.waitFor({ state: "hidden" });
  await frame.getByRole("banner").waitFor({ state: "hidden" });
});

journey("in a frame nothing is pasted, shared or put right, and the address stays", async (visit) => {
  const fragment = await shareHarbour(visit.page);
  const other = await visit.newProfile();
  await other.setContent(`<iframe width="1200" height="800" src="${address}${fragment}&amp;embed=1"></iframe>`);
  const frame = other.frames().at(-1);
  const { article, entries, tab } = handles(frame);
  await frame.locator('html[data-state="ready"]').waitFor({ state: "attached" });
  await entries.first().getByRole("button").first().click();
  await frame.locator(".why").waitFor();
  await tab("People").click();
  await frame.locator("[data-item] button").first().click();
  const words = await article.innerText();
  for (const key of ["c", "C", "l", "w", "?", "Control+z"]) await other.keyboard.press(key);
  await frame.evaluate(async () => {
    const data = new DataTransfer();
    data.setData("text/plain", "Rain fell.");
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    for (const _ of "12") await new Promise(requestAnimationFrame);
  });
  assert.equal(await frame.getByRole("dialog").count(), 0);
  assert.equal(await frame.getByRole("button", { name: /Correct|Undo|Add|Share/ }).count(), 0);
  assert.equal(await article.innerText(), words);
  assert.equal(await frame.evaluate(() => location.hash), `${fragment}&embed=1`);
});

journey("a link carries the open panel and the item looked at", async (visit) => {
  const { page } = visit;
  await open(page);
  await read(page, HARBOUR);
  const { statements: [statement] } = await result(page);
  await handles(page).entry(statement.id).getByRole("button").first().click();
  await selected(page, statement.id);
  const fragment = await share(page);

  const other = await opened(visit, fragment);
  await selected(other, statement.id);

  const people = await opened(visit, `${fragment.split("&")[0]}&view=people`);
  await people.getByRole("tab", { name: "People", selected: true }).waitFor();
});

journey("a link cut off shows the beginning and says so", async (visit) => {
  await open(visit.page);
  await read(visit.page, LONG_HARBOUR);
  const fragment = await share(visit.page);
  const page = await opened(visit, fragment.slice(0, Math.floor(fragment.length * 0.7)));
  const text = await articleText(page);
  assert(text.length > HARBOUR.length && LONG_HARBOUR.startsWith(text.trimEnd()), JSON.stringify(text));
  await page.getByText(/\d+\s?%/).first().waitFor();
});

const REPAIRED = {
  "percent-encoded": (fragment) => "#" + encodeURIComponent(fragment.slice(1)),
  "percent-encoded twice": (fragment) => "#" + encodeURIComponent(encodeURIComponent(fragment.slice(1))),
  "every letter percent-encoded": (fragment) =>
    "#" + [...fragment.slice(1)].map((letter) => "%" + letter.charCodeAt(0).toString(16)).join(""),
  "broken into lines": (fragment) => fragment.replace(/.{60}/g, "$&%0D%0A"),
  "with spaces in it": (fragment) => fragment.replace(/.{60}/g, "$& "),
  "with a full stop after it": (fragment) => fragment + ".",
  "with a bracket and a comma after it": (fragment) => fragment + "),",
  "with a key nobody knows": (fragment) => fragment + "&utm_source=mail",
};

for (const [how, damage] of Object.entries(REPAIRED)) {
  journey(`a link ${how} opens whole`, async (visit) => {
    const fragment = await shareHarbour(visit.page);
    const page = await opened(visit, damage(fragment));
    assert.equal(await articleText(page), HARBOUR);
  });
}

const EXPLAINED = {
  "from a newer Readout": ["#9.AAAA", /newer/i],
  "with a letter changed": [null, /link/i],
  "with nothing in it": ["#1.", /link/i],
  "with nonsense in it": ["#1.thisisnolink", /link/i],
};

for (const [what, [given, message]] of Object.entries(EXPLAINED)) {
  journey(`a link ${what} is explained`, async (visit) => {
    const fragment = given ?? changed(await shareHarbour(visit.page));
    const page = await opened(visit, fragment);
    await page.getByRole("main").getByText(message).first().waitFor();
    assert.notEqual((await handles(page).article.innerText()).trim(), "", "the page is not blank");
  });
}

/** The link with the letter in its middle made another. */
function changed(fragment) {
  const at = Math.floor(fragment.length / 2);
  return fragment.slice(0, at) + (fragment[at] === "A" ? "B" : "A") + fragment.slice(at + 1);
}

for (const fragment of ["#section-2", "#:~:text=Readout", "#q=%E2%82%AC", "#%", "#1"]) {
  journey(`an address that ends in ${fragment} opens the page as usual`, async ({ page }) => {
    const { article, entries } = await open(page, fragment);
    assert.notEqual((await article.innerText()).trim(), "");
    assert((await entries.count()) > 0);
  });
}

journey("a link leaves one's own draft alone", async ({ page }) => {
  const fragment = await shareHarbour(page);
  const draft = `${NO_PEOPLE}This draft is mine.\n`;
  await read(page, draft);
  await page.goto("about:blank");
  await open(page, fragment);
  assert.equal(await articleText(page), HARBOUR);
  await reading(page, () => page.getByRole("button", { name: "Back to my draft" }).click());
  assert.equal(await articleText(page), draft);
});

journey("a link that cannot be opened says why, and offers one's own draft", async ({ page }) => {
  await open(page);
  const draft = `${NO_PEOPLE}This draft is mine.\n`;
  await read(page, draft);
  await page.goto("about:blank");
  await open(page, "#9.AAAA");
  await page.getByText("made by a newer Readout").waitFor();
  await reading(page, () => page.getByRole("button", { name: "Back to my draft" }).click());
  assert.equal(await articleText(page), draft);
});
