// Starts the extractor in a worker and the page's program beside it: what takes longest begins first.

const root = document.documentElement;

try {
  const theme = localStorage.getItem("readout.theme");
  if (theme) root.dataset.theme = theme;
} catch {
  // storage is blocked: the system's theme it is
}

// In a frame of another page, by &embed=1 after a link: the article and what was found, without what is for writing and sharing.
if (root.toggleAttribute("data-embed", /&embed=1(&|$)/.test(location.hash))) {
  // Nothing comes in, goes out or is put right there.
  const refuse = (event) => {
    if (event.type === "keydown" && !/^[?clwyz]$/i.test(event.key)) return;
    if (event.type.startsWith("d")) event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of ["paste", "dragover", "drop", "keydown"]) addEventListener(type, refuse, true);
}

// A function that uses a vector instruction: a browser that calls it invalid (Safari before 16.4) gets an extractor without.
const VECTORS = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

// Compiled once, and here, while the first worker starts; a worker that takes the place of a stopped one has it at once.
async function compile() {
  // The browser checks either against its hash before it runs.
  const [address, integrity] = WebAssembly.validate(VECTORS)
    ? [new URL("./core_bg.wasm", import.meta.url), "readout:integrity ./core_bg.wasm"]
    : [new URL("./plain_bg.wasm", import.meta.url), "readout:integrity ./plain_bg.wasm"];
  const response = await fetch(address, { integrity });
  // Not every host knows the type, and not every browser compiles what is still on its way.
  const streams = WebAssembly.compileStreaming && response.headers.get("content-type") === "application/wasm";
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

const extractor = compile();
extractor.catch(() => {}); // told with the first answer

function startWorker() {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  extractor.then(
    (extractor) => worker.postMessage({ extractor }),
    ({ message }) => worker.postMessage({ lost: message }),
  );
  return worker;
}

let first = null;
try {
  first = startWorker();
  first.onerror = () => (first = null);
} catch {
  // the program tries again, and does without a worker if it must
}

// What the program asks of the shell, and what it offers to people's own scripts.
window.readout = {
  last: null,
  update: null,
  extractor,
  worker() {
    const worker = first ?? startWorker();
    first = null;
    return worker;
  },
  answer: async (request) => (await import("./worker.js")).answer(request),
};

// Kept for use without a network; what a new version needs from the page is in window.readout.update.
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

// Once the first reading has ended: until then network and processor are its own. Where the browser refuses (a private window, a
// page that is not secure), the page works as before, with a network.
if (navigator.serviceWorker) {
  new MutationObserver((_, observer) => {
    if (!["ready", "failed"].includes(root.dataset.state)) return;
    observer.disconnect();
    keep().catch(() => {});
  }).observe(root, { attributeFilter: ["data-state"] });
}

// Milliseconds that the extractor gets to be compiled before the page's program takes the thread. On a slow network both are still on
// their way when they are over.
const HEAD_START = 60;

async function start() {
  const headStart = Promise.race([extractor.catch(() => {}), new Promise((resolve) => setTimeout(resolve, HEAD_START))]);
  // By then app.js has come by its script element, which checks its hash; import() would not. What it refuses is told by guard.js.
  await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
  if (root.dataset.state === "failed") return;
  await headStart;
  const { default: init } = await import("./app.js");
  const program = new Request(new URL("./app_bg.wasm", import.meta.url), { integrity: "readout:integrity ./app_bg.wasm" });
  await init({ module_or_path: program });
}

start().catch((error) => {
  root.dataset.state = "failed";
  const notice = document.getElementById("boot-failed");
  if (notice) notice.hidden = false;
  console.error(error);
});
