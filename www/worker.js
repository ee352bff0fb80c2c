// Reads articles away from the page's thread.
// In:  {id, text, published, corrections}            Out: {id, packed, json, ms} or {id, error}
// In:  {id, text, published, corrections, format}    Out: {id, content, extension, mediaType} or {id, error}
// Corrections are JSON text, or nothing.
// As a plain module it offers the same through answer(), for browsers that start no worker.
import init, { exportAs, extractPacked } from "./core.js";

// A function that uses a vector instruction: a browser that calls it invalid (Safari before 16.4) gets an extractor without.
const VECTORS = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);
// The browser checks either against its hash before it runs.
const extractor = WebAssembly.validate(VECTORS)
  ? [new URL("./core_bg.wasm", import.meta.url), "readout:integrity ./core_bg.wasm"]
  : [new URL("./plain_bg.wasm", import.meta.url), "readout:integrity ./plain_bg.wasm"];

const ready = init({ module_or_path: new Request(extractor[0], { integrity: extractor[1] }) });
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

if (typeof WorkerGlobalScope === "function" && self instanceof WorkerGlobalScope) {
  self.addEventListener("message", async ({ data }) => {
    const result = await answer(data);
    self.postMessage(result, result.packed ? [result.packed.buffer] : []);
  });
}
