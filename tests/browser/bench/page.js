// Times the page as its readers have it: until the example is read, and from a paste until the marks are drawn.

import { waitForQuiet } from "./quiet.js";
import { LIMIT, PATIENCE, ROUNDS, median, worthTrying } from "./rounds.js";

/** How often the page is opened. */
const VISITS = 5;

/** Notes when the page has read, every task of its thread that takes longer than 50 ms, and its program's memory. */
function watch() {
  window.bench = { tasks: [] };
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...program) => {
    const started = await instantiateStreaming(...program);
    window.bench.memory = started.instance.exports.memory;
    return started;
  };
  new PerformanceObserver((list) => window.bench.tasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
  new MutationObserver((_, observer) => {
    if (document.documentElement?.dataset.state !== "ready") return;
    observer.disconnect();
    window.bench.ready = performance.now();
  }).observe(document, { attributes: true, attributeFilter: ["data-state"], childList: true, subtree: true });
}

const ready = (page) => page.waitForFunction(() => window.bench?.ready).then((ready) => ready.jsonValue());

/**
 * Milliseconds from navigation to the example read: with nothing kept in the browser, in a window that is there (`cold`) and in one
 * that the browser still opens (`opening`); and with the page kept by its service worker (`warm`).
 */
export async function timeVisits(browser, address) {
  const times = { cold: [], opening: [], warm: [] };
  for (let visit = 0; visit < VISITS; visit++) {
    for (const kind of ["opening", "cold"]) {
      const context = await browser.newContext();
      await context.addInitScript(watch);
      const page = await context.newPage();
      if (kind === "cold") await waitForQuiet(browser);
      await page.goto(address);
      times[kind].push(await ready(page));
      if (kind === "cold") {
        await page.evaluate(() => navigator.serviceWorker.ready);
        // The first time, the browser compiles what the service worker has kept; from then on it is as it stays.
        for (let again = 0; again < 2; again++) {
          await page.reload();
          const time = await ready(page);
          if (again) times.warm.push(time);
        }
      }
      await context.close();
    }
  }
  return Object.fromEntries(Object.entries(times).map(([kind, times]) => [kind, median(times)]));
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
    // A page that is too slow, or crashes, is left at the texts that it could show.
    const shown = await Promise.race([pastes(page, text), pause(LIMIT)]).catch(({ message }) => console.error(message));
    if (!shown) break;
    console.error(`page, ${bytes} bytes: ${shown.ms.toFixed(0)} ms (${shown.rounds})`);
    timed.push({ bytes, ...shown });
  }
  await context.close();
  return { memory, texts: timed };
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref());

async function pastes(page, text) {
  const rounds = [];
  for (let spent = 0; rounds.length < ROUNDS && spent < PATIENCE; spent += rounds.at(-1).ms) {
    rounds.push(await paste(page, `${text}\n\nReading ${rounds.length}.`));
  }
  const of = (what) => median(rounds.map((round) => round[what]));
  return { ms: of("ms"), extractor: of("extractor"), longestTask: of("longestTask"), rounds: rounds.length, memory: await held(page) };
}

/** The memory of the page and its program; the extractor's, in its worker, is measured where it is alone. */
const held = (page) =>
  page.evaluate(async () => window.bench.memory.buffer.byteLength + (await performance.measureUserAgentSpecificMemory()).bytes);

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
    const drawn = () => document.documentElement.dataset.state === "ready" && !document.querySelector("[aria-busy]");
    while (readings().length === before || !drawn()) await frame();
    // The frame that shows it has been drawn when the next one begins.
    await frame();
    const ms = performance.now() - start;
    await frame();
    const tasks = window.bench.tasks.filter((task) => task.startTime + task.duration > start);
    return { ms, extractor: readings().at(-1).duration, longestTask: Math.max(0, ...tasks.map((task) => task.duration)) };
  });
}
