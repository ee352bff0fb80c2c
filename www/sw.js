// Keeps the page for use without a network. A version is kept whole or not at all: its files come from one cache, and a new
// version waits until the reader takes it (message "take over") or no page of the old one is open.

const VERSION = "readout:version";
// One host may serve several copies, each at a path of its own.
const PREFIX = `readout ${registration.scope} `;
const CACHE = PREFIX + VERSION;
// Path → hash; what differs from its hash is not kept, and neither is the version.
const FILES = {/* readout:files */};
// What few ask for: the extractor of old browsers, icons of the installed page. It is kept when somebody does.
const RARE = /\/plain_bg|\.png$/;
// Documents are asked for where there is a network.
const DOCS = `${registration.scope}docs`;

addEventListener("install", (event) => {
  const files = Object.entries(FILES).filter(([file]) => !RARE.test(file));
  const requests = files.map(([file, integrity]) => new Request(file, { integrity }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

addEventListener("activate", (event) => {
  const old = (name) => name.startsWith(PREFIX) && name !== CACHE;
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))),
  );
});

addEventListener("message", ({ data }) => {
  if (data === "take over") skipWaiting();
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const own = request.url.startsWith(registration.scope) && !request.url.startsWith(DOCS);
  if (own && request.method === "GET") event.respondWith(answer(request));
});

async function answer(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request.mode === "navigate" ? "./" : request, { ignoreSearch: true });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && RARE.test(request.url)) await cache.put(request, response.clone());
  return response;
}
