// A host for what is timed: the finished page, the readers' bundles, and an empty page that starts them. Its pages are
// cross-origin isolated, which gives them exact clocks and the right to ask how much memory they hold.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};
const HEADERS = {
  "Cache-Control": "no-cache",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** Serves folders, each under a path (`{"/readout/": folder}`), and returns the address and what ends the server. */
export async function serve(folders) {
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const base = Object.keys(folders).find((base) => pathname.startsWith(base));
    const name = pathname.slice(base?.length) || "index.html";
    try {
      if (!base || name.includes("..")) throw new Error("nothing is served there");
      const body = await readFile(new URL(name, folders[base]));
      response.writeHead(200, { ...HEADERS, "Content-Type": TYPES[extname(name)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
