// Keeps what was read, for reading without a network. The network comes first; what is kept answers where there is none.
//
// It never mixes two releases: release.json in each folder lists the files of this one with their digests, and
// only the very file is kept; a page that came from another release gets nothing of what is kept for this one. A new
// release takes over what did not change, fetches anew what did, and forgets the rest.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** Written in by the build; "off" where the site's owner has switched the worker off. @type {string} */
const RELEASE = "%release%";
const SCOPE = new URL(".", location.href);
const PREFIX = `skills-divide:${SCOPE.pathname}:`;
const CACHE = PREFIX + RELEASE;
const LIST = "/release.json";
/** The folders of the site's languages beside English, written in by the build. */
const LANGUAGES = "%languages%".split(" ");

/** @typedef {Record<string, string>} Digests  of a folder's files, by name */

/** What this release lists of each folder, fetched once. @type {Map<string, Promise<Digests | undefined>>} */
const lists = new Map();

/** @typedef {"own" | "other" | "unlisted"} Origin  of some bytes: the very file of this release, other bytes under its name, or nothing that the release lists */

/** Where the page of a client came from; one that is not known is of this release, as it was when it was opened. @type {Map<string, Promise<Origin>>} */
const clientOrigins = new Map();

/** Whether files come with other bytes than were published although they are fetched anew, as a proxy does that rewrites pages. */
let isAltered = false;

worker.addEventListener("install", (event) => event.waitUntil(takeOver().then(() => worker.skipWaiting())));
worker.addEventListener("activate", (event) => event.waitUntil(dropEarlier().then(() => worker.clients.claim())));
worker.addEventListener("message", (event) => event.waitUntil(keepAll(event)));
worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (RELEASE === "off" || method !== "GET" || !url.startsWith(SCOPE.href) || url.endsWith(LIST)) return;
  event.respondWith(respond(event));
});

/** Keeps the files that a page names, and tells it what became of each where it asks. @param {ExtendableMessageEvent} event */
async function keepAll({ data, ports }) {
  const origins = await Promise.all(data.map((/** @type {string} */ url) => fetchAndKeep(url)));
  ports[0]?.postMessage(origins);
}

/** Makes room, and keeps anew what earlier releases have kept, past what the browser remembers of them. */
async function takeOver() {
  if (RELEASE === "off") return;
  await caches.open(CACHE);
  for (const name of await earlierCaches()) {
    const requests = await (await caches.open(name)).keys();
    for (const { url } of requests) if (!url.endsWith(LIST)) await fetchAndKeep(url, "no-cache");
  }
}

/** Drops what earlier releases have kept. */
async function dropEarlier() {
  for (const name of await earlierCaches()) await caches.delete(name);
  if (RELEASE === "off") await worker.registration.unregister();
}

async function earlierCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
}

/** @param {FetchEvent} event */
async function respond(event) {
  const { url, mode } = event.request;
  try {
    const response = await fetch(event.request);
    if (response.ok) {
      const keeping = keep(url, response.clone());
      if (event.resultingClientId) clientOrigins.set(event.resultingClientId, keeping);
      event.waitUntil(keeping);
      if (mode === "navigate") event.waitUntil(keepOfflinePage(url));
    }
    return response;
  } catch (error) {
    const isForeign = mode !== "navigate" && ((await clientOrigins.get(event.clientId)) ?? "own") !== "own";
    const kept = isForeign ? undefined : await findKept(url);
    if (kept) return kept;
    if (mode === "navigate" && (await findKept(offlinePage(url))))
      return Response.redirect(`${offlinePage(url)}?page=${encodeURIComponent(url.slice(SCOPE.href.length))}`);
    throw error;
  }
}

/** The page that opens in the place of one that is not kept, in the language of its address. @param {string} url */
function offlinePage(url) {
  const language = LANGUAGES.find((folder) => url.startsWith(`${SCOPE.href}${folder}/`));
  return new URL(language ? `${language}/offline.html` : "offline.html", SCOPE).href;
}

/** Keeps the page that opens in the place of those that are not kept; from the second page on that a reader opens. @param {string} page */
async function keepOfflinePage(page) {
  for (const url of [offlinePage(page), new URL("assets/offline/kept.js", SCOPE).href])
    if (!(await findKept(url))) await fetchAndKeep(url);
}

/** What is kept under an address, or the way to it: a host adds the stroke at the end of a page's address, so without one it has to be added here. @param {string} url */
async function findKept(url) {
  const address = addressOf(url);
  if (address.endsWith("/") || !(await match(`${address}/`))) return match(address);
  return Response.redirect(url.replace(/^[^?#]*/, "$&/"));
}

/**
 * Fetches a file and keeps it.
 * @param {string} url
 * @param {RequestCache} [mode]
 * @returns {Promise<Origin | "unfetched">}
 */
async function fetchAndKeep(url, mode = "default") {
  try {
    const response = await fetch(url, { cache: mode });
    return response.ok ? await keep(url, response, mode !== "default") : "unfetched";
  } catch {
    return "unfetched";
  }
}

/**
 * Keeps a file if it is the one that this release lists. Other bytes may be what the browser remembers of an earlier
 * release, so they are fetched once more.
 * @param {string} url
 * @param {Response} response
 * @param {boolean} [isFresh]  whether it came from the host and from no cache
 * @returns {Promise<Origin>}  of this response
 */
async function keep(url, response, isFresh = isAltered) {
  const address = addressOf(url);
  const place = address.replace(/\/[^/]*$/, LIST);
  const list = lists.get(place) ?? fetchList(place);
  lists.set(place, list);
  const bytes = await response.arrayBuffer();
  const name = decodeURIComponent(address.replace(/.*\//, "")) || "index.html";
  const digest = (await list)?.[name];
  if (digest === undefined) return "unlisted";
  if (!(await sha256(bytes)).startsWith(digest)) {
    if (!isFresh) isAltered = (await fetchAndKeep(url, "no-cache")) === "other";
    return "other";
  }
  const headers = { "Content-Type": response.headers.get("Content-Type") ?? "" };
  await put(address, new Response(bytes, { headers })).catch(() => {});
  return "own";
}

/** The digests of a folder's files, if its list is of this very release. @param {string} place @returns {Promise<Digests | undefined>} */
async function fetchList(place) {
  try {
    const response = (await match(place)) ?? (await fetch(place, { cache: "no-cache" }));
    const copy = response.clone();
    const { release, files } = await response.json();
    if (release !== RELEASE) return undefined;
    await put(place, copy);
    return files;
  } catch {
    lists.delete(place); // it is fetched again
  }
}

/** What this release has kept under an address. @param {string} address */
const match = (address) => caches.match(address, { cacheName: CACHE });

/**
 * Keeps a file while there is room for it. The page that a reader switches keeping off on takes the room away under the
 * same lock, and goes on asking this worker for files until it is left.
 * @param {string} address
 * @param {Response} response
 */
const put = (address, response) =>
  navigator.locks.request(PREFIX, { mode: "shared" }, async () => {
    if (await caches.has(CACHE)) await (await caches.open(CACHE)).put(address, response);
  });

/** A SHA-256 digest in hexadecimal. @param {ArrayBuffer} bytes */
async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The one address of a file, whatever it was asked for by. @param {string} url */
const addressOf = (url) => url.replace(/[?#].*/, "").replace(/\/index\.html$/, "/");
