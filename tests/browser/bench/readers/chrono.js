// chrono-node: expressions of time with their values, and nothing else.
import * as chrono from "chrono-node";

export async function start() {
  const published = new Date(2025, 2, 1);
  return (text) => chrono.parse(text, published);
}
