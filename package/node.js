// The package in Node.js: the wasm is read from the file beside this one.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { ReadoutWorker, load } from "./api.js";

export {
  ReadoutWorker, SCHEMA, VERSION, applyCorrections, decodeLink, encodeLink, exportAs, extract, extractMany,
} from "./api.js";

const EXTRACTOR = new URL("./extractor_bg.wasm", import.meta.url);

export const init = (source = EXTRACTOR) => load(bytes(source));

// Unlike browsers, Node.js fetches no files.
async function bytes(source) {
  const address = source.href ?? source;
  return typeof address === "string" && address.startsWith("file:") ? readFile(fileURLToPath(address)) : source;
}

export const createWorker = (source = EXTRACTOR) => new ReadoutWorker(thread, String(source));

function thread(heard, died) {
  const worker = new Worker(new URL("./worker-node.js", import.meta.url));
  worker.on("message", heard);
  worker.on("error", ({ message }) => died(message));
  worker.on("exit", (code) => died(`exit code ${code}`));
  // A worker with nothing to do holds no program up.
  const keep = (busy) => (busy ? worker.ref() : worker.unref());
  keep(false);
  return { post: (message) => worker.postMessage(message), stop: () => worker.terminate(), keep };
}
