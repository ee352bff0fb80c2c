// Reads articles away from the page's thread.
// In:  {id, text, published}   Out: {id, json, ms} or {id, error}
// As a plain module it offers the same through answer(), for browsers that start no worker.
import init, { extract } from "./core.js";

const ready = init();
ready.catch(() => {}); // told with the first answer

export async function answer({ id, text, published }) {
  try {
    await ready;
    const start = performance.now();
    const article = extract(text, { published, offsets: "utf-8" });
    const ms = performance.now() - start;
    return { id, json: JSON.stringify(article), ms };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

if (typeof WorkerGlobalScope === "function" && self instanceof WorkerGlobalScope) {
  self.addEventListener("message", async ({ data }) => self.postMessage(await answer(data)));
}
