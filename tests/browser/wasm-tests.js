// Opens the address where wasm-bindgen's runner serves a test program, and passes on what the program prints.

import { launch } from "./browser.js";

const FINISHED = /^test result: (ok|FAILED)\..*$/m;
const LIMIT = 120_000;

const [address] = process.argv.slice(2);
const browser = await launch();
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(`uncaught: ${error}`));
  await page.goto(address);
  const output = page.locator("#output");
  await output.filter({ hasText: FINISHED }).waitFor({ timeout: LIMIT });
  const text = await output.textContent();
  console.log(text.trimEnd());
  process.exitCode = FINISHED.exec(text)[1] === "ok" ? 0 : 1;
} finally {
  await browser.close();
}
