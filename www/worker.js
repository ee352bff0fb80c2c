// Reads articles away from the page's thread.
// In:  {id, text, published}            Out: {id, packed, json, ms} or {id, error}
// In:  {id, text, published, format}    Out: {id, content, extension, mediaType} or {id, error}
// As a plain module it offers the same through answer(), for browsers that start no worker.
import init, { exportAs, extractPacked } from "./core.js";

const ready = init();
ready.catch(() => {}); // told with the first answer

export async function answer({ id, text, published, format }) {
  try {
    await ready;
    if (format) {
      const { content, extension, mediaType } = exportAs(format, text, { published });
      return { id, content, extension, mediaType };
    }
    const start = performance.now();
    const { packed, json } = extractPacked(text, { published });
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
