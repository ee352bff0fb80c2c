// Times the page as its readers have it: until the example is read, and from a paste until the marks are drawn.

import { PATIENCE, ROUNDS, median, worthTrying } from "./rounds.js";

/** How often the page is opened. */
const VISITS = 5;

/** Notes when the page has read, and every task of its thread that takes longer than 50 ms. */
function watch() {
  window.bench = { tasks: [] };
  new PerformanceObserver((list) => window.bench.tasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
  new MutationObserver((_, observer) => {
    if (document.documentElement?.dataset.state !== "ready") return;
    observer.disconnect();
    window.bench.ready = performance.now();
  }).observe(document, { attributes: true, attributeFilter: ["data-state"], childList: true, subtree: true });
}

const ready = (page) => page.waitForFunction(() => window.bench?.ready).then((ready) => ready.jsonValue());

/** Milliseconds from navigation to the example read: with nothing kept in the browser, and with the page kept by its service worker. */
export async function timeVisits(browser, address) {
  const cold = [];
  const warm = [];
  for (let visit = 0; visit < VISITS; visit++) {
    const context = await browser.newContext();
    await context.addInitScript(watch);
    const page = await context.newPage();
    await page.goto(address);
    cold.push(await ready(page));
    await page.evaluate(() => navigator.serviceWorker.ready);
    // The first time, the browser compiles what the service worker has kept; from then on it is as it stays.
    for (let again = 0; again < 2; again++) {
      await page.reload();
      const time = await ready(page);
      if (again) warm.push(time);
    }
    await context.close();
  }
  return { cold: median(cold), warm: median(warm) };
}

/** For each text, milliseconds from the paste to the first frame with all marks, the extractor's part of it, and the longest task. */
export async function timePastes(browser, address, texts) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: "block" });
  await context.addInitScript(watch);
  const page = await context.newPage();
  await page.goto(address);
  await ready(page);
  const memory = await held(page);
  const timed = [];
  for (const { bytes, text } of texts) {
    if (!worthTrying(timed, bytes)) continue;
    const rounds = [];
    for (let spent = 0; rounds.length < ROUNDS && spent < PATIENCE; spent += rounds.at(-1).ms) {
      rounds.push(await paste(page, `${text}\n\nReading ${rounds.length}.`));
    }
    const of = (what) => median(rounds.map((round) => round[what]));
    timed.push({ bytes, ms: of("ms"), extractor: of("extractor"), longestTask: of("longestTask"), rounds: rounds.length, memory: await held(page) });
    console.error(`page, ${bytes} bytes: ${of("ms").toFixed(0)} ms (${rounds.length})`);
  }
  await context.close();
  return { memory, texts: timed };
}

const held = (page) => page.evaluate(async () => (await performance.measureUserAgentSpecificMemory()).bytes);

async function paste(page, text) {
  await page.evaluate((text) => (window.bench.text = text), text);
  return page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const readings = () => performance.getEntriesByName("readout:extract");
    const before = readings().length;
    const data = new DataTransfer();
    data.setData("text/plain", window.bench.text);
    const start = performance.now();
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    while (readings().length === before || document.documentElement.dataset.state !== "ready") await frame();
    // The frame that shows it has been drawn when the next one begins.
    await frame();
    const ms = performance.now() - start;
    await frame();
    const tasks = window.bench.tasks.filter((task) => task.startTime + task.duration > start);
    return { ms, extractor: readings().at(-1).duration, longestTask: Math.max(0, ...tasks.map((task) => task.duration)) };
  });
}
