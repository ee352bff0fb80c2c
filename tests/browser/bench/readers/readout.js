// Readout's JavaScript API: names with who is who, times with values, statements, encounters, timeline.
import init, { extract } from "readout-core";

export async function start() {
  await init();
  return (text) => extract(text);
}
