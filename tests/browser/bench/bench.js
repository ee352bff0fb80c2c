// The browser's part of `cargo xtask bench`: prints its figures as JSON, times in milliseconds, memory in bytes.
//
// Three folders come by the environment: the finished page, the texts (`1000.txt` is the one of 1000 bytes), and one for bundles.

import { readFile, readdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { FLAGS } from "../browser.js";
import { bundle } from "./bundles.js";
import { timePastes, timeVisits } from "./page.js";
import { timeReaders } from "./readers.js";
import { serve } from "./server.js";

const folder = (variable) => pathToFileURL(`${process.env[variable]}/`);
const [dist, textFolder, bundles] = ["READOUT_DIST", "READOUT_TEXTS", "READOUT_BUNDLES"].map(folder);

const lengths = (await readdir(textFolder)).map((name) => parseInt(name)).sort((a, b) => a - b);
const texts = await Promise.all(
  lengths.map(async (bytes) => ({ bytes, text: await readFile(new URL(`${bytes}.txt`, textFolder), "utf8") })),
);

await bundle(bundles, dist);
const server = await serve({ "/readout/": dist, "/bench/": bundles, "/": new URL("./", import.meta.url) });
// Memory is measured at once, not at the browser's next collection of garbage.
const browser = await chromium.launch({
  executablePath: process.env.CHROME,
  args: [...FLAGS, "--enable-blink-features=ForceEagerMeasureMemory"],
});
try {
  const page = `${server.address}/readout/`;
  const visits = await timeVisits(browser, page);
  const readers = await timeReaders(browser, server.address, texts);
  const pastes = await timePastes(browser, page, texts);
  const machine = { cores: availableParallelism(), browser: `Chromium ${browser.version()}` };
  const figures = { date: new Date().toISOString().slice(0, 10), machine, readers, page: { ...visits, ...pastes } };
  // To the microsecond.
  console.log(JSON.stringify(figures, (_, value) => (typeof value === "number" ? Math.round(value * 1000) / 1000 : value)));
} finally {
  await browser.close();
  server.close();
}
