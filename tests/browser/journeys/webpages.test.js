// Web pages as the browser's own parser has them read: the same texts and dates that the command line gives (tests/webpages.rs).

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { open, reading, result } from "../handles.js";
import { journey } from "../harness.js";

const folder = new URL("../../webpages/", import.meta.url);

for (const name of (await readdir(folder)).filter((name) => name.endsWith(".html"))) {
  journey(`${name} gives its text and date`, async ({ page }) => {
    const { text } = await open(page);
    const buffer = await readFile(new URL(name, folder));
    await reading(page, () => page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/html", buffer }));
    const { published } = await result(page);
    const date = published?.from === "option" ? published.value : "no date";
    const expected = await readFile(new URL(name.replace(".html", ".txt"), folder), "utf8");
    assert.equal(`${date}\n\n${await text.inputValue()}\n`, expected);
  });
}
