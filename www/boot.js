// Starts the page's program, and beside it the worker with the extractor.
import init from "./app.js";

const root = document.documentElement;

try {
  const theme = localStorage.getItem("readout.theme");
  if (theme) root.dataset.theme = theme;
} catch {
  // storage is blocked: the system's theme it is
}

// In a frame of another page, by &embed=1 after a link: the article and what was found, without what is for writing and sharing.
root.toggleAttribute("data-embed", /&embed=1(&|$)/.test(location.hash));

window.readout = { last: null, worker: null, update: null, load: (url) => import(url) };

try {
  const worker = new Worker(document.querySelector("link[data-role=worker]").href, { type: "module" });
  worker.onerror = () => (window.readout.worker = null);
  window.readout.worker = worker;
} catch {
  // the program tries again, and does without a worker if it must
}

// Kept for use without a network, once the page is up; what a new version needs from the page is in window.readout.update.
async function keep() {
  const registration = await navigator.serviceWorker.register(new URL("./sw.js", import.meta.url));
  const offer = () => {
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    window.readout.update = () => {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      registration.waiting.postMessage("take over");
    };
    window.dispatchEvent(new Event("readout:update"));
  };
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", offer));
  offer();
}

// Where the browser refuses (a private window, a page that is not secure), the page works as before, with a network.
if (navigator.serviceWorker) addEventListener("load", () => keep().catch(() => {}));

const program = new Request(new URL("./app_bg.wasm", import.meta.url), { integrity: "readout:integrity ./app_bg.wasm" });

init({ module_or_path: program }).catch((error) => {
  root.dataset.state = "failed";
  const notice = document.getElementById("boot-failed");
  if (notice) notice.hidden = false;
  console.error(error);
});
