// The scratch project in which `cargo xtask test` has installed the packed package; each test puts its own files there.

import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

export const folder = process.env.READOUT_SCRATCH;

/** Writes a file of the project, and returns where. */
export async function put(path, content) {
  const file = join(folder, path);
  await mkdir(join(file, ".."), { recursive: true });
  await writeFile(file, content);
  return file;
}

/** The package as the project's own code imports it in Node.js. */
export async function imported() {
  const file = await put("import.js", 'export * from "readout";\n');
  return import(pathToFileURL(file));
}

/** Runs a JavaScript file in the project. */
export const node = (...words) => promisify(execFile)(process.execPath, words, { cwd: folder });

/** A tool installed beside these tests. */
export const tool = (path) => fileURLToPath(new URL(`./node_modules/${path}`, import.meta.url));

/** The browser and what drives it, as in the page's journeys. */
export function launch() {
  const { chromium } = createRequire(new URL("../browser/", import.meta.url))("playwright-core");
  return chromium.launch({ executablePath: process.env.CHROME, args: ["--no-sandbox", "--disable-gpu"] });
}

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

/** Serves a folder of the project while `use` runs with its address. */
export async function serving(path, use) {
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    try {
      const file = join(folder, path, normalize(decodeURIComponent(pathname)));
      response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
      response.end(await readFile(file));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    return await use(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
