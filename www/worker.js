// Reads articles away from the page's thread.
// In:  {extractor} or {lost}                         The compiled program, or why there is none; what was asked before it waits
// In:  {id, text, published, corrections}            Out: {id, packed, json, ms} or {id, error}
// In:  {id, text, published, corrections, format}    Out: {id, content, extension, mediaType} or {id, error}
// Corrections are JSON text, or nothing.
// As a plain module it offers the same through answer(), for browsers that start no worker.
import init, { exportAs, extractPacked } from "./core.js";

const isWorker = typeof WorkerGlobalScope === "function" && self instanceof WorkerGlobalScope;

let give, refuse;
const given = new Promise((resolve, reject) => ([give, refuse] = [resolve, reject]));
const ready = (isWorker ? given : window.readout.extractor).then((extractor) => init({ module_or_path: extractor }));
ready.catch(() => {}); // told with the first answer

export async function answer({ id, text, published, corrections, format }) {
  try {
    await ready;
    const options = { published, corrections: corrections ? JSON.parse(corrections) : null };
    if (format) {
      const { content, extension, mediaType } = exportAs(format, text, options);
      return { id, content, extension, mediaType };
    }
    const start = performance.now();
    const { packed, json } = extractPacked(text, options);
    return { id, packed, json, ms: performance.now() - start };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

if (isWorker) {
  // Models and word lists are unpacked with the first sentence; it should not be the reader's.
  ready.then(() => extractPacked("Ana Rey met Luis Ortiz in Lima on Friday.", null)).catch(() => {});
  self.addEventListener("message", async ({ data }) => {
    if (data.extractor) return give(data.extractor);
    if (data.lost) return refuse(new Error(data.lost));
    const result = await answer(data);
    self.postMessage(result, result.packed ? [result.packed.buffer] : []);
  });
}
