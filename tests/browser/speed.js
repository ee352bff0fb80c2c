// How long the page takes to read articles of several lengths: the extractor's time alone, as the page measures it.

import { readFile, readdir } from "node:fs/promises";
import { launch } from "./browser.js";
import { open, reading, handles } from "./handles.js";

const EXAMPLES = new URL("../../www/examples/", import.meta.url);
const LENGTHS = [1_000, 2_000, 10_000, 100_000];
const ROUNDS = 15;

const names = (await readdir(EXAMPLES)).filter((name) => name.endsWith(".txt")).sort();
const articles = await Promise.all(names.map((name) => readFile(new URL(name, EXAMPLES), "utf8")));

/** The examples one behind the other, as often as it takes. */
function text(length) {
  let text = articles.join("\n\n");
  while (text.length < length) text += "\n\n" + text;
  return text.slice(0, length);
}

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const last = (page) => page.evaluate(() => performance.getEntriesByName("readout:extract").at(-1).duration);

/** How long a new extractor takes to be compiled, to unpack its models and lists, and to read one sentence. */
async function ready(page) {
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    times.push(
      await page.evaluate(async (round) => {
        const worker = document.querySelector("link[data-role=worker]").href;
        const [, name] = (await (await fetch(worker)).text()).match(/["']\.\/(core[^"']*\.js)["']/);
        const module = new URL(name, worker);
        const [, wasm] = (await (await fetch(module)).text()).match(/["'.\/]*(core_bg[^"']*\.wasm)["']/);
        const code = new Uint8Array(await (await fetch(new URL(wasm, module))).arrayBuffer());
        // A module of its own each time, with a section (custom, 3 bytes: "r", the round) that keeps it out of the browser's cache.
        const bytes = new Uint8Array([...code, 0, 3, 1, 0x72, round]);
        const { default: init, extract } = await import(`${module}?round=${round}`);
        const start = performance.now();
        await init({ module_or_path: bytes });
        extract("President Ana Rey met Luis Berg in Oslo on Monday and said that talks would go on.");
        return performance.now() - start;
      }, round),
    );
  }
  return median(times);
}

const browser = await launch();
try {
  const page = await (await browser.newContext()).newPage();
  const start = Date.now();
  await open(page);
  console.log(`from navigation to the example read: ${Date.now() - start} ms (cold)`);
  console.log(`from the extractor's bytes to a first sentence read: ${(await ready(page)).toFixed(0)} ms (models and lists unpacked)`);
  for (const length of LENGTHS) {
    const times = [];
    for (let round = 0; round < ROUNDS; round++) {
      // A different text each time, so that nothing can be remembered.
      const words = `${text(length)}\n\nReading ${round}.`;
      await reading(page, async () => {
        const { text: field, button } = handles(page);
        await field.fill(words);
        await button("Read").click();
      });
      times.push(await last(page));
    }
    const milliseconds = median(times);
    const rate = Math.round(length / milliseconds);
    console.log(`${length} characters: ${milliseconds.toFixed(1)} ms (median of ${ROUNDS}, ${rate} KB/s)`);
  }
} finally {
  await browser.close();
}
