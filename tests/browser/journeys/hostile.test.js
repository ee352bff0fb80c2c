// Pages, links and corrections from people who mean harm: no script runs, nothing is loaded, the page stays usable. (Every
// journey fails where the browser reports a violation of the page's policy, or the page asks another host for anything.)

import assert from "node:assert/strict";
import { HARBOUR } from "../articles.js";
import { handles, open, pasteAtOnce, read, result } from "../handles.js";
import { journey } from "../harness.js";

const ELSEWHERE = "https://elsewhere.example";

/** Each would run `window.harmed = true`, load something, or change the page, if it were more than words. */
const MARKUP = `
  <!-- <p title=" --><base href="${ELSEWHERE}/"><meta http-equiv="refresh" content="0;url=${ELSEWHERE}">
  <link rel="stylesheet" href="${ELSEWHERE}/a.css"><link rel="preload" as="image" href="${ELSEWHERE}/b.png">
  <style>@import "${ELSEWHERE}/c.css"; html { display: none } p { background: url(${ELSEWHERE}/d.png) }</style>
  <script>window.harmed = true</script><script src="${ELSEWHERE}/e.js"></script><script type="module">harmed = 1</script>
  <img src="x" onerror="window.harmed = true"><img srcset="${ELSEWHERE}/f.png 1x"><svg/onload="window.harmed=true"><image
  href="${ELSEWHERE}/g.png"/></svg><video autoplay src="${ELSEWHERE}/h.mp4" onloadstart=harmed=1></video>
  <p title="a > b" onclick="window.harmed = true" style="position:fixed">Ana Prata met Lars Holm.</p>
  <p title='"' onpointerover = "harmed = 1">“We agree,” Holm said.</p><iframe src="${ELSEWHERE}" srcdoc="<script>top.harmed
  = 1</script>"></iframe><object data="${ELSEWHERE}/i"></object><embed src="${ELSEWHERE}/j"><form action="${ELSEWHERE}">
  <input autofocus onfocus="harmed=1"></form><a href="javascript:harmed=1">here</a><template><img src=x onerror=harmed=1>
  </template><textarea></textarea><p onload="harmed=1">` + "</div>".repeat(50);

/** Nothing has run, and the page still reads. */
async function unharmed(page) {
  const state = await page.evaluate(() => [window.harmed, document.title, document.querySelectorAll("iframe, img, base").length]);
  assert.deepEqual(state, [undefined, "Readout: who met whom, and what each said", 0]);
  await read(page, HARBOUR);
  assert((await result(page)).entities.some(({ name }) => name === "Ana Prata"));
}

journey("a breach of the policy would be seen by every journey", async (visit) => {
  const { page } = visit;
  visit.expect(/./);
  await open(page);
  const seen = page.waitForEvent("console", (message) => message.text().startsWith("policy: img-src"));
  await page.evaluate((address) => (new Image().src = `${address}/pixel.png`), ELSEWHERE);
  await seen;
});

journey("a hostile web page that is pasted gives its words and nothing else", async ({ page }) => {
  const { text } = await open(page);
  await pasteAtOnce(page, `<!doctype html><html><head></head><body>${MARKUP}`, "text/html");
  assert.match(await text.inputValue(), /Ana Prata met Lars Holm\.\s+“We agree,” Holm said\./);
  assert.doesNotMatch(await text.inputValue(), /harmed = true|elsewhere/);
  await unharmed(page);
});

journey("the source of a hostile web page that is pasted gives its words and nothing else", async ({ page }) => {
  const { text } = await open(page);
  await pasteAtOnce(page, `<!doctype html><html><body>${MARKUP}`);
  assert.match(await text.inputValue(), /Ana Prata met Lars Holm\./);
  await unharmed(page);
});

journey("markup in a text stays words, in every panel", async ({ page }) => {
  const { tab, article } = await open(page);
  const name = `Ana <img src=${ELSEWHERE}/x.png onerror=harmed=1> Prata`;
  await read(page, `${name} met Lars Holm. “<script>harmed=1</script>,” said Lars Holm. Holm <b onclick=harmed=1>said</b> so.`);
  for (const panel of ["People", "Statements", "Network", "Timeline"]) await tab(panel).click();
  assert((await article.innerText()).includes("<script>harmed=1</script>"));
  await unharmed(page);
});

journey("markup in the address stays words", async ({ page }) => {
  const fragment = `#text=${encodeURIComponent(MARKUP)}&date=${encodeURIComponent("<img src=x onerror=harmed=1>")}`;
  const { text } = await open(page, fragment);
  assert.match(await text.inputValue(), /Ana Prata met Lars Holm\./);
  await unharmed(page);
});

/** Keys that the page never makes. */
const KEYS = [
  "&view=<img src=x onerror=harmed=1>",
  "&view=__proto__&sel=constructor&person=p99999999999999999999",
  "&sel=%00%FF%u0041%&sel=s1&sel=s2",
  "&k=v".repeat(10_000),
];

journey("keys of the view that make no sense are left out", async (visit) => {
  const { page } = visit;
  await open(page);
  await read(page, HARBOUR);
  await handles(page).button("Share").click();
  const link = await handles(page).link.inputValue();
  for (const keys of KEYS) {
    const other = await visit.newProfile();
    await open(other, `#${link.split("#")[1]}${keys}`);
    assert.equal(await handles(other).text.inputValue(), HARBOUR);
    await unharmed(other);
  }
});

journey("a link that would inflate to megabytes is refused before it does", async ({ page }) => {
  // The beginning of a link to eight million letters.
  await open(page, "#1.1zEQAMsC_F_gcWyrlyPMZ");
  await page.getByText("which is more than a link may hold here").waitFor();
  await unharmed(page);
});

// Ten times as deep, the browser's own parser takes a hundred times as long.
journey("a web page nested ten thousand deep is read", async ({ page }) => {
  const { text } = await open(page);
  const deep = "<div>".repeat(1e4) + "Ana Prata met Lars Holm." + "</div>".repeat(1e4);
  await pasteAtOnce(page, `<html><body>${deep}</body></html>`);
  assert.equal((await text.inputValue()).trim(), "Ana Prata met Lars Holm.");
  await unharmed(page);
});
