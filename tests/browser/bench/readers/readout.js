// Readout's JavaScript API: names with who is who, times with values, statements, encounters, timeline.
import init, { extract } from "readout-core";

let wasm;

export async function start() {
  wasm = await init();
  return (text) => extract(text);
}

/** WebAssembly's memory, which is no part of JavaScript's. */
export const memory = () => wasm.memory.buffer.byteLength;
