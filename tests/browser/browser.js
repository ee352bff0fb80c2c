// The browser, and the page's address in it.

import { chromium } from "playwright-core";

/** Where the page is served; `cargo xtask test` and `cargo xtask screenshots` set it. */
export const address = process.env.READOUT_URL;

/** What it is started with. */
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Starts the browser that `cargo xtask` found. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROME, args: FLAGS });
}
