// Starts the page's program, and beside it the worker with the extractor.
import init from "./app.js";

const root = document.documentElement;

try {
  const theme = localStorage.getItem("readout.theme");
  if (theme) root.dataset.theme = theme;
} catch {
  // storage is blocked: the system's theme it is
}

window.readout = { last: null, worker: null, load: (url) => import(url) };

try {
  const worker = new Worker(document.querySelector("link[data-role=worker]").href, { type: "module" });
  worker.onerror = () => (window.readout.worker = null);
  window.readout.worker = worker;
} catch {
  // the program tries again, and does without a worker if it must
}

init().catch((error) => {
  root.dataset.state = "failed";
  const notice = document.getElementById("boot-failed");
  if (notice) notice.hidden = false;
  console.error(error);
});
