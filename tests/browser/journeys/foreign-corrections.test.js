// Links from anybody: their corrections can be anything, and the article is read all the same.

import assert from "node:assert/strict";
import { handles, open, reading, result } from "../handles.js";
import { journey } from "../harness.js";

const TEXT = `LISBON, March 8, 2025 - Ana Prata met Lars Holm in Lisbon on Friday. "We agree," Holm said.\n`;

/** Links to TEXT whose corrections are no list that Readout makes. */
const REFUSED = {
  "of the wrong types":
    "#1.007YZEF2ND2wq7Jv9h8BJGiQ4kBAFH2ObjCkvNJqcxsWpiuR2q0MKAQ6DEAeQ1_aq-ZgYrODUfUXGdw70SNWMHzfAdWejGC3bHMOFg2IwrI" +
    "UuQ",
  "that nobody knows":
    "#1.007YZEF2ND2wq7Jv9h8BJGiQ4kBAFH2ObjCkvNJqcxsWpiuR2q0MKAQ6DEAeQ1_aq-ZgYrODUcImpNcPqRcgWQ5DGZctdVL8d3GM4eNHktY",
  "by the hundred":
    "#1.007YZEF2ND2wq7Jv9h8BJGiQ4kBAFH2ObjCkvNJqcxsWpiuR2q0MKAQ6DEAeQ1_aq-ZgYrODURPBKdtuRUsXbvOrsLTdULrpqCP05Wa3uai" +
    "QE1P21atIbMLcQaSkDEMWmDdZRaS2LJGBGip22i8RLWhP3wcTUyke6uwzL-O3dyuCmemDpXyH49wxixc8xduBRIMjuS-JCRLxBjLg1v7uJCedY" +
    "aEprxM31TKJpCt-Nqe70InYvU2ejhoQsKqb3N9pkgIkuK2ohxtOhUCjaxxo2jKJLEgqy61g_R3pK0YXPuo",
  "with an endless name":
    "#1.007YZEF2ND2wq7Jv9h8BJGiQ4kBAFH2ObjCkvNJqcxsWpiuR2q0MKAQ6DEAeQ1_aq-ZgYrODUdgtN65XCpDAcMjF-ftsfZtvHdZ3smZ9pyB" +
    "Iv3ikWHdCoibNGrWDVSY8Bkbxj2QuiOCJxuq97Fum6hhTEw",
  "nested endlessly":
    "#1.007YZEF2ND2wq7Jv9h8BJGiQ4kBAFH2ObjCkvNJqcxsWpiuR2q0MKAQ6DEAeQ1_aq-ZgYrODUjgE6KDl8oBsPXcHK3eGxAJMy4fLLVLA7vD" +
    "fttJ-I_0UR9AT7yBplxHMntSPbDFEgjas7q9u",
};

/**
 * A list within every limit: a name that is markup, one with control characters and a change of direction, a day that is none, and
 * people whom nobody knows.
 */
const ODD =
  "#1.007YZEF2ND2wq7Jv9h8BJGiQ4kBAFH2ObjCkvNJqcxsWpiuR2q0MKAQ6DEAeQ1_aq-ZgYrODUZ35HW7v2NEkX3BYIaEWzPws-dJGKpaql2V" +
  "2JQy9bCpE49VYaftN_fJQO8Gu8uTQraDckw1i9pbAhzmARsNWzE1TVJoMNrDJS8B7b2hfkUfIWydcfUQTUkAxc8SdJu-cdFT_mRVycxeVkIrvV" +
  "gj4xXw3VGcigVVbPReuX9rCitpQqxra";

for (const [what, link] of Object.entries(REFUSED)) {
  journey(`corrections ${what} in a link are left out, and that is said`, async ({ page }) => {
    const { text } = await open(page, link);
    assert.equal(await text.inputValue(), TEXT);
    await page.getByText("The corrections in this link were left out").waitFor();
    const { corrections, encounters } = await result(page);
    assert.deepEqual([corrections.length, encounters.length], [0, 1]);
    assert.equal(await page.getByRole("group", { name: "Corrections" }).count(), 0);
  });
}

journey("corrections that make no sense do no harm, are told, and can be taken back", async ({ page }) => {
  const { tab } = await open(page, ODD);
  const { entities, corrections } = await result(page);
  assert.deepEqual(corrections.map((it) => it.applied), [true, true, false, false]);
  assert(entities.some(({ name }) => name.startsWith("<img")), "markup stays words");
  assert.equal(await page.title(), "Readout: who met whom, and what each said");
  await tab("People").click();
  await page.getByText("<img src=x").first().waitFor();
  await page.getByText("2 not applied").waitFor();
  await page.getByRole("button", { name: "4 corrections" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("is no date").waitFor();
  await reading(page, () => dialog.getByRole("button", { name: "Take all back" }).click());
  assert((await result(page)).entities.some(({ name }) => name === "Ana Prata"));
});

journey("a draft whose corrections are broken is read without them", async ({ page }) => {
  await page.addInitScript((text) => {
    localStorage.setItem("readout.draft", text);
    localStorage.setItem("readout.draft-corrections", '[{"rename":');
  }, TEXT);
  await open(page);
  assert.equal(await handles(page).text.inputValue(), TEXT);
  assert.equal((await result(page)).corrections.length, 0);
});
