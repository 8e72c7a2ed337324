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

/** @typedef {Record<string, string>} Digests  of a folder's files, by name */

/** What this release lists of each folder, fetched once. @type {Map<string, Promise<Digests | undefined>>} */
const lists = new Map();

/** Whether the page of a client is of this release; one that is not known is, as it was when it was opened. @type {Map<string, Promise<boolean>>} */
const isClientOurs = new Map();

worker.addEventListener("install", (event) => event.waitUntil(takeOver().then(() => worker.skipWaiting())));
worker.addEventListener("activate", (event) => event.waitUntil(dropEarlier().then(() => worker.clients.claim())));
worker.addEventListener("message", (event) => event.waitUntil(Promise.all(event.data.map(fetchAndKeep))));
worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (RELEASE === "off" || method !== "GET" || !url.startsWith(SCOPE.href) || url.endsWith(LIST)) return;
  event.respondWith(respond(event));
});

/** Keeps anew what earlier releases have kept. */
async function takeOver() {
  if (RELEASE === "off") return;
  for (const name of await earlierCaches()) {
    const requests = await (await caches.open(name)).keys();
    for (const { url } of requests) if (!url.endsWith(LIST)) await fetchAndKeep(url);
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
      if (event.resultingClientId) isClientOurs.set(event.resultingClientId, keeping);
      event.waitUntil(keeping);
    }
    return response;
  } catch (error) {
    const isForeign = mode !== "navigate" && (await isClientOurs.get(event.clientId)) === false;
    const kept = isForeign ? undefined : await (await caches.open(CACHE)).match(withoutQuery(url));
    if (kept) return kept;
    throw error;
  }
}

/** @param {string} url */
async function fetchAndKeep(url) {
  try {
    const response = await fetch(url);
    if (response.ok) await keep(url, response);
  } catch {
    // it is not kept
  }
}

/** Keeps a file if it is the one that this release lists, and says whether it is. @param {string} url @param {Response} response */
async function keep(url, response) {
  const address = withoutQuery(url);
  const cache = await caches.open(CACHE);
  const place = address.replace(/\/[^/]*$/, LIST);
  const list = lists.get(place) ?? fetchList(cache, place);
  lists.set(place, list);
  const bytes = await response.arrayBuffer();
  const name = decodeURIComponent(address.replace(/.*\//, "")) || "index.html";
  const digest = (await list)?.[name];
  const isListed = digest !== undefined && (await sha256(bytes)).startsWith(digest);
  const headers = { "Content-Type": response.headers.get("Content-Type") ?? "" };
  if (isListed) await cache.put(address, new Response(bytes, { headers })).catch(() => {});
  return isListed;
}

/** The digests of a folder's files, if its list is of this very release. @param {Cache} cache @param {string} place @returns {Promise<Digests | undefined>} */
async function fetchList(cache, place) {
  try {
    const response = (await cache.match(place)) ?? (await fetch(place, { cache: "no-cache" }));
    const copy = response.clone();
    const { release, files } = await response.json();
    if (release !== RELEASE) return undefined;
    await cache.put(place, copy);
    return files;
  } catch {
    lists.delete(place); // it is fetched again
  }
}

/** A SHA-256 digest in hexadecimal. @param {ArrayBuffer} bytes */
async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} url */
const withoutQuery = (url) => url.replace(/[?#].*/, "");
