// The package's types, as a strict TypeScript project takes them.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { folder, node, put, tool } from "./project.js";

// Lines marked as errors have to be some: the types are no wider than the functions.
const PROGRAM = `
  import { SCHEMA, VERSION, createWorker, decodeLink, encodeLink, applyCorrections, exportAs, extract, extractMany, init } from "readout";
  import type { Article, Correction, Entity, SharedArticle } from "readout";

  await init(new URL("./extractor_bg.wasm", import.meta.url));
  const article: Article = extract("text", { published: "2025-03-01", offsets: "utf-16" });
  const names: string[] = article.entities.map((entity: Entity) => entity.name);
  const [start, end]: [number, number] = article.sentences[0]!;
  const corrections: Correction[] = [{ merge: { who: "Ana Rey", with: "Rey" } }, { remove: { statement: { exact: "We" } } }];
  applyCorrections("text", null, corrections).corrections[0]?.applied satisfies boolean | undefined;
  for await (const each of extractMany(["text"])) each.timeline satisfies Article["timeline"];
  const shared: SharedArticle = decodeLink(encodeLink({ text: "text", corrections }));
  shared.damage?.percent satisfies number | undefined;
  exportAs("csv", "text").content satisfies string;
  const worker = createWorker();
  (await worker.extract("text")).schema satisfies typeof SCHEMA;
  worker.terminate();
  await import("readout/element");
  const element = document.createElement("readout-article");
  element.text = null;
  element.addEventListener("readout-read", ({ detail }) => detail.schema satisfies "readout/1");
  // @ts-expect-error
  extract(1);
  // @ts-expect-error
  extract("text", { publised: "2025-03-01" });
  // @ts-expect-error
  encodeLink({ text: "text", corrections: [{ praise: {} }] });
  // @ts-expect-error
  exportAs("docx", "text");
  export { VERSION, end, names, start };
`;

for (const [module, resolution] of [["nodenext", "nodenext"], ["esnext", "bundler"]]) {
  test(`by resolution ${resolution}`, async () => {
    const file = await put("use.ts", PROGRAM);
    const options = ["--noEmit", "--strict", "--noUncheckedIndexedAccess", "--target", "es2022", "--lib", "es2022,dom"];
    await node(tool("typescript/bin/tsc"), ...options, "--module", module, "--moduleResolution", resolution, file)
      .catch(({ stdout }) => assert.fail(stdout));
  });
}

test("every field and function is documented", async () => {
  for (const name of ["article.d.ts", "element.d.ts", "index.d.ts"]) {
    const lines = (await readFile(join(folder, "node_modules/readout", name), "utf8")).split("\n");
    const declares = (line) => /^( {2}\w+\??:.*[;{]$|export (const|type|interface|function|class) [A-Za-z])/.test(line);
    const bare = lines.filter((line, at) => declares(line) && !/\*\/$/.test(lines[at - 1]));
    assert.deepEqual(bare, [], name);
  }
});
