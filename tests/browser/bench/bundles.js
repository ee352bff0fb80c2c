// Makes one module of each reader: what a page that uses it would load.

import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Bundles the readers into a folder; `dist` is Readout's own, whose extractor stays a module of its own. */
export async function bundle(folder, dist) {
  const extractor = (await readdir(new URL("assets/", dist))).find((name) => /^core-\w+\.js$/.test(name));
  await build({
    entryPoints: READERS.map((name) => fileURLToPath(new URL(`readers/${name}.js`, import.meta.url))),
    outdir: fileURLToPath(folder),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    logLevel: "error",
    plugins: [
      {
        name: "extractor",
        setup: (build) => build.onResolve({ filter: /^readout-core$/ }, () => ({ path: `/readout/assets/${extractor}`, external: true })),
      },
    ],
  });
}

/** Who is timed, ourselves first. */
export const READERS = ["readout", "compromise", "wink", "chrono"];
