// The package in Node.js.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { folder, imported, node, put } from "./project.js";

const readout = await imported();
const TEXT = "🚢 Chilean President Ana Rey met Luis Ortiz in Lima on Friday.\n\n“We agree,” Rey said.";
const OPTIONS = { published: "2025-03-01" };

test("before init, a plain message; after it, readings", async () => {
  assert.throws(() => readout.extract(TEXT), /wait for init\(\)/);
  assert.equal(readout.init(), readout.init(), "it starts once");
  await readout.init();
  const article = readout.extract(TEXT, OPTIONS);
  assert.equal(TEXT.slice(...article.statements[0].content[0]), "“We agree,”");
  assert.equal(article.encounters[0].date, "2025-02-28");
  assert.equal(article.schema, readout.SCHEMA);
});

test("version and files are those of the package", async () => {
  const manifest = JSON.parse(await readFile(join(folder, "node_modules/readout/package.json"), "utf8"));
  assert.equal(readout.VERSION, manifest.version);
  assert.deepEqual(Object.keys(manifest.dependencies ?? {}), []);
});

test("many are read in order, from a list or as they arrive", async () => {
  const texts = [TEXT, "Rain fell.", ""];
  const counts = async (given) => {
    const found = [];
    for await (const article of readout.extractMany(given, OPTIONS)) found.push(article.statements.length);
    return found;
  };
  assert.deepEqual(await counts(texts), [1, 0, 0]);
  assert.deepEqual(await counts((async function* () { yield* texts; })()), [1, 0, 0]);
  await assert.rejects(counts(TEXT), TypeError, "a text is no list of texts");
  await assert.rejects(counts([TEXT, 1]), TypeError);
});

test("what is put right comes after what the options put right", () => {
  const rename = (who, name) => ({ rename: { who, name } });
  const options = { ...OPTIONS, corrections: [rename("Ana Rey", "Anna Rey")] };
  const article = readout.applyCorrections(TEXT, options, [rename("Anna Rey", "Anna Reyes")]);
  assert.deepEqual(article.corrections.map((outcome) => outcome.applied), [true, true]);
  assert.ok(article.entities.some((entity) => entity.name === "Anna Reyes"));
  assert.equal(options.corrections.length, 1, "what was given stays");
  assert.throws(() => readout.applyCorrections(TEXT, null, null), TypeError);
  assert.throws(() => readout.applyCorrections(TEXT, null, [{ praise: {} }]), TypeError);
});

test("a link carries everything there and back", () => {
  const shared = {
    text: TEXT, published: "2025-03-01",
    corrections: [{ rename: { who: "Ana Rey", name: "Anna Rey" } }],
    view: { sel: "s1", view: "people" },
  };
  const link = readout.encodeLink(shared);
  assert.match(link, /^#1\.[\w-]+&sel=s1&view=people$/);
  assert.deepEqual(readout.decodeLink(`See https://example.org/${link}.`), { ...shared, damage: null });
  assert.deepEqual(readout.decodeLink(readout.encodeLink({ text: "" })),
    { text: "", published: null, corrections: [], view: {}, damage: null });
});

test("a link that was cut gives what is whole", () => {
  const text = TEXT + " The harbour office will open in spring, and both want it to stay open.".repeat(20);
  const link = readout.encodeLink({ text });
  const { damage, text: part } = readout.decodeLink(link.slice(0, -12));
  assert.equal(damage.cause, "cut off");
  assert.ok(damage.percent > 0 && text.startsWith(part) && part.length > 0, damage.message);
  assert.throws(() => readout.decodeLink("https://example.org/"), { name: "LinkError" });
});

test("mistakes are type errors", () => {
  const mistakes = [
    () => readout.extract(1),
    () => readout.extract(TEXT, { publised: "2025-03-01" }),
    () => readout.extract(TEXT, { published: "yesterday" }),
    () => readout.extract(TEXT, []),
    () => readout.encodeLink("text"),
    () => readout.encodeLink({}),
    () => readout.encodeLink({ text: TEXT, date: "2025-03-01" }),
    () => readout.encodeLink({ text: TEXT, published: "yesterday" }),
    () => readout.encodeLink({ text: TEXT, view: { sel: 1 } }),
    () => readout.encodeLink({ text: TEXT, corrections: {} }),
    () => readout.decodeLink(null),
    () => readout.exportAs("docx", TEXT),
    () => readout.exportAs(1, TEXT),
  ];
  for (const mistake of mistakes) assert.throws(mistake, TypeError, String(mistake));
});

test("a reading is written as a file", () => {
  const { content, extension, mediaType } = readout.exportAs("markdown", TEXT, OPTIONS);
  assert.deepEqual([extension, mediaType.split(";")[0]], ["md", "text/markdown"]);
  assert.match(content, /Ana Rey/);
});

test("a worker reads, tells mistakes, and stops", async () => {
  const worker = readout.createWorker();
  const [first, second] = await Promise.all([worker.extract(TEXT, OPTIONS), worker.extract("Rain fell.")]);
  assert.deepEqual([first, second], [readout.extract(TEXT, OPTIONS), readout.extract("Rain fell.")]);
  await assert.rejects(worker.extract(1), TypeError);
  await assert.rejects(worker.extract(TEXT, { published: () => {} }), TypeError);
  const waiting = worker.extract(TEXT);
  worker.terminate();
  await assert.rejects(waiting, /terminated/);
  await assert.rejects(worker.extract(TEXT), /terminated/);
});

test("a worker without its extractor says so, for what is asked now and later", async () => {
  const worker = readout.createWorker(new URL("./nowhere.wasm", import.meta.url));
  await assert.rejects(worker.extract(TEXT), /nowhere\.wasm/);
  await assert.rejects(worker.extract(TEXT), /nowhere\.wasm/);
  worker.terminate();
});

test("an idle worker keeps no program from ending", async () => {
  const file = await put("idle.js", `
    import { createWorker } from "readout";
    const { statements } = await createWorker().extract(${JSON.stringify(TEXT)});
    console.log(statements.length);
  `);
  assert.equal((await node(file)).stdout, "1\n");
});
