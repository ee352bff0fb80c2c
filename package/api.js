// What the package does, the same in browsers and in Node.js; how each of them starts it stands in browser.js and node.js.
import start, * as extractor from "./extractor.js";

export const VERSION = "readout:version";
export const SCHEMA = "readout/1";

let starting = null;
let ready = false;

/** Starts the extractor, once; after a failure the next call tries again. */
export function load(source) {
  starting ??= start({ module_or_path: source }).then(
    () => void (ready = true),
    (error) => {
      starting = null;
      throw error;
    },
  );
  return starting;
}

function started() {
  if (!ready) throw new Error("the extractor has not started; wait for init() first");
  return extractor;
}

export function extract(text, options) {
  return started().extract(text, options);
}

export async function* extractMany(texts, options) {
  if (typeof texts === "string" || !(texts?.[Symbol.iterator] || texts?.[Symbol.asyncIterator])) {
    throw new TypeError("texts have to be a list of strings, or iterable");
  }
  for await (const text of texts) yield extract(text, options);
}

export function applyCorrections(text, options, corrections) {
  if (!Array.isArray(corrections)) throw new TypeError("corrections have to be an array");
  return extract(text, { ...options, corrections: [...(options?.corrections ?? []), ...corrections] });
}

export function exportAs(format, text, options) {
  if (typeof format !== "string") throw new TypeError("format has to be a string");
  const file = started().exportAs(format, text, options);
  const { content, extension, mediaType } = file;
  file.free();
  return { content, extension, mediaType };
}

export function encodeLink(shared) {
  if (shared === null || typeof shared !== "object") throw new TypeError("what is shared has to be an object");
  const { text, published, corrections, view, ...unknown } = shared;
  for (const name of Object.keys(unknown)) throw new TypeError(`a link holds no “${name}”`);
  const keys = Object.entries(view ?? {}).flat();
  if (keys.some((word) => typeof word !== "string")) throw new TypeError("values of view have to be strings");
  return started().encodeLink(text, published, corrections, keys);
}

export function decodeLink(link) {
  const opened = started().decodeLink(link);
  return { ...opened, corrections: list(opened.corrections) };
}

// Whoever makes a link can put anything into it: what is no list is left out.
function list(json) {
  try {
    const corrections = JSON.parse(json || "[]");
    return Array.isArray(corrections) ? corrections : [];
  } catch {
    return [];
  }
}

/** Answers a message of a ReadoutWorker, in its thread. */
export async function answer(init, { id, source, text, options }) {
  try {
    await init(source);
    return { id, article: extract(text, options) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { id, error: { name, message } };
  }
}

export class ReadoutWorker {
  #thread;
  #source;
  #waiting = new Map();
  #asked = 0;
  #ended = null;

  /** `thread(heard, died)` starts one and returns how to `post` to it, `stop` it, and `keep` the program alive for it. */
  constructor(thread, source) {
    this.#source = source;
    this.#thread = thread(
      (message) => this.#hear(message),
      (reason) => this.#end(new Error(`the worker ended: ${reason}`)),
    );
  }

  extract(text, options) {
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      const id = ++this.#asked;
      // What cannot be sent to another thread, a function say, is refused here.
      try {
        this.#thread.post({ id, source: this.#source, text, options });
      } catch (error) {
        return reject(new TypeError(error.message));
      }
      this.#waiting.set(id, { resolve, reject });
      this.#thread.keep(true);
    });
  }

  terminate() {
    this.#end(new Error("the worker was terminated"));
  }

  #hear({ id, article, error }) {
    const asked = this.#waiting.get(id);
    if (!asked) return;
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) this.#thread.keep(false);
    if (!error) return asked.resolve(article);
    asked.reject(error.name === "TypeError" ? new TypeError(error.message) : new Error(error.message));
    // After anything but a mistake of the caller's the extractor's memory is in no known state.
    if (error.name === "RuntimeError") this.#end(new Error(`the worker ended: ${error.message}`));
  }

  #end(error) {
    if (this.#ended) return;
    this.#ended = error;
    this.#thread.stop();
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
