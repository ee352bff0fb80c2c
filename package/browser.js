// The package in browsers, by itself or behind a bundler.
import { ReadoutWorker, load } from "./api.js";

export {
  ReadoutWorker, SCHEMA, VERSION, applyCorrections, decodeLink, encodeLink, exportAs, extract, extractMany,
} from "./api.js";

// Bundlers look for this address and the worker's, and take what they lead to along.
const EXTRACTOR = new URL("./extractor_bg.wasm", import.meta.url);

export const init = (source = EXTRACTOR) => load(source);

export const createWorker = (source = EXTRACTOR) => new ReadoutWorker(thread, String(source));

function thread(heard, died) {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => heard(data);
  worker.onerror = ({ message }) => died(message || "it could not be loaded");
  worker.onmessageerror = () => died("what it sent cannot be read");
  return { post: (message) => worker.postMessage(message), stop: () => worker.terminate(), keep() {} };
}
