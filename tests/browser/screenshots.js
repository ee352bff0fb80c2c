// The README's pictures of the page: the example it opens with, in three widths and both colour schemes.

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.js";
import { open } from "./handles.js";

const FOLDER = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));
const WINDOWS = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 360, height: 740 },
];

await mkdir(FOLDER, { recursive: true });
const browser = await launch();
try {
  for (const viewport of WINDOWS) {
    for (const colorScheme of ["light", "dark"]) {
      const profile = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
      const page = await profile.newPage();
      await open(page);
      const path = `${FOLDER}${viewport.width}-${colorScheme}.png`;
      await page.screenshot({ path, animations: "disabled" });
      console.log(path);
      await profile.close();
    }
  }
} finally {
  await browser.close();
}
