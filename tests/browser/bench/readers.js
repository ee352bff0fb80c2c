// Times every reader on the same texts, in turns: a slow minute of the machine is slow for all of them.

import { READERS } from "./bundles.js";
import { LIMIT, PATIENCE, ROUNDS, worthTrying } from "./rounds.js";

/** By reader: how long it took to start, and for each text the time and the memory that is held with the result. */
export async function timeReaders(browser, address, texts) {
  const timed = {};
  const pages = {};
  for (const name of READERS) {
    pages[name] = await (await browser.newContext()).newPage();
    await pages[name].goto(address);
    timed[name] = { start: (await start(pages[name], name)).ms, texts: [] };
  }
  for (const { bytes, text } of texts) {
    for (const name of READERS) {
      const { texts } = timed[name];
      if (!worthTrying(texts, bytes)) continue;
      const answer = await read(pages[name], text).catch(({ message }) => ({ error: message }));
      console.error(`${name}, ${bytes} bytes: ${answer.error ?? `${answer.ms.toFixed(1)} ms (${answer.rounds})`}`);
      texts.push({ bytes, ...answer });
    }
  }
  await Promise.all(Object.values(pages).map((page) => page.context().close()));
  return timed;
}

/** Starts the worker of a reader. */
const start = (page, name) =>
  page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        window.worker = new Worker(`/worker.js?reader=/bench/${name}.js`, { type: "module" });
        window.worker.onmessage = ({ data }) => (data.error ? reject(new Error(`${name}: ${data.error}`)) : resolve(data));
        window.worker.onerror = ({ message }) => reject(new Error(`${name}: ${message}`));
      }),
    name,
  );

/** Has the worker read a text, and asks how much memory its page and it hold then. */
const read = (page, text) =>
  page.evaluate(
    async (request) => {
      const answer = await new Promise((resolve) => {
        const timer = setTimeout(() => {
          window.worker.terminate();
          resolve({ error: `not read within ${request.limit / 1000} s` });
        }, request.limit);
        window.worker.onmessage = ({ data }) => {
          clearTimeout(timer);
          resolve(data);
        };
        window.worker.postMessage(request);
      });
      if (answer.error) return answer;
      return { ...answer, memory: answer.memory + (await performance.measureUserAgentSpecificMemory()).bytes };
    },
    { text, rounds: ROUNDS, patience: PATIENCE, limit: LIMIT },
  );
