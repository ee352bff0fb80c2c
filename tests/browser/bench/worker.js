// Times one reader in a worker of its own; the reader's module stands in the worker's address. First says {ms}, how long the reader took
// to start and to read a sentence. Then, for each {text, rounds, patience}: {ms, rounds, memory}, the
// memory being what it holds outside of JavaScript's. Or {error}.

const SENTENCE = "President Ana Rey met Luis Berg in Oslo on Monday and said that talks would go on.";

// Kept, so that the memory that is asked about between two texts is that with the result in it.
let result;

async function ready() {
  const begun = performance.now();
  const reader = await import(new URL(location.href).searchParams.get("reader"));
  const read = await reader.start();
  result = read(SENTENCE);
  postMessage({ ms: performance.now() - begun });
  return { read, memory: reader.memory ?? (() => 0) };
}

function time({ read, memory }, { text, rounds, patience }) {
  const times = [];
  for (let spent = 0; times.length < rounds && spent < patience; spent += times.at(-1)) {
    // A different text each time, so that nothing can be remembered.
    const words = `${text}\n\nReading ${times.length}.`;
    const start = performance.now();
    result = read(words);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { ms: times[times.length >> 1], rounds: times.length, memory: memory() };
}

const failed = (error) => postMessage({ error: String(error) });
const reader = ready();
reader.catch(failed);
addEventListener("message", ({ data }) => reader.then((reader) => postMessage(time(reader, data))).catch(failed));
