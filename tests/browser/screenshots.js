// The pictures of the page in docs/screenshots: its main states, in three widths and both colour schemes. With arguments, only
// those whose names hold one of them.

import { execFileSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.js";
import { handles, open, result, selected } from "./handles.js";

const FOLDER = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));
const WINDOWS = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 360, height: 740 },
];

/** The states, and how the page gets into each from the way it opens. */
const STATES = {
  timeline: async () => {},
  why: async (page) => {
    const { encounters: [encounter] } = await result(page);
    await handles(page).entry(encounter.id).getByRole("button").first().click();
    await selected(page, encounter.id);
  },
  people: async (page) => {
    await handles(page).tab("People").click();
    await page.locator("[data-item]").first().getByRole("button").first().click();
  },
  network: (page) => handles(page).tab("Network").click(),
};

/** Makes a picture small, where there is pngquant. */
function shrink(path) {
  try {
    execFileSync("pngquant", ["--force", "--skip-if-larger", "--speed", "1", "--ext", ".png", path], { stdio: "ignore" });
  } catch (error) {
    if (error.code === "ENOENT") console.error(`${path} stays larger than it need be: install pngquant to make it small.`);
  }
}

await mkdir(FOLDER, { recursive: true });
const only = process.argv.slice(2);
const browser = await launch();
try {
  for (const [state, reach] of Object.entries(STATES)) {
    for (const viewport of WINDOWS) {
      for (const colorScheme of ["light", "dark"]) {
        const name = `${state}-${viewport.width}-${colorScheme}`;
        if (only.length && !only.some((part) => name.includes(part))) continue;
        const profile = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
        const page = await profile.newPage();
        await open(page);
        await reach(page);
        const path = `${FOLDER}${name}.png`;
        await page.screenshot({ path, animations: "disabled" });
        shrink(path);
        console.log(path);
        await profile.close();
      }
    }
  }
} finally {
  await browser.close();
}
