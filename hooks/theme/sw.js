// Keeps what was read, for reading without a network. The network comes first; what is kept answers where there is none.
//
// It never mixes two releases: release.json in each folder lists the files of this one with their digests, and
// only the very file is kept; a page that came from another release gets nothing of what is kept for this one. A new
// release takes over what did not change, fetches anew what did, and forgets the rest.

const RELEASE = "%release%"; // "off" where the site's owner has switched it off
const SCOPE = new URL(".", location.href);
const OURS = `skills-divide:${SCOPE.pathname}:`;
const CACHE = OURS + RELEASE;
const LIST = "/release.json";

/** What this release lists of each folder, asked for once. @type {Map<string, Promise<Record<string, string> | undefined>>} */
const lists = new Map();

/** Whether the page of a client is of this release; one that is not known is, as it was when it was opened. */
const clientsOfOurs = new Map();

self.addEventListener("install", (event) => event.waitUntil(begin().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(forget().then(() => self.clients.claim())));
self.addEventListener("message", (event) =>
  event.waitUntil(Promise.all(event.data.map((address) => fetched(address)))),
);
self.addEventListener("fetch", (event) => {
  const ours =
    event.request.method === "GET" && event.request.url.startsWith(SCOPE.href) && !event.request.url.endsWith(LIST);
  if (RELEASE !== "off" && ours) event.respondWith(answer(event));
});

async function begin() {
  if (RELEASE === "off") return;
  for (const name of await earlier()) {
    for (const { url } of await (await caches.open(name)).keys()) if (!url.endsWith(LIST)) await fetched(url);
  }
}

async function forget() {
  for (const name of await earlier()) await caches.delete(name);
  if (RELEASE === "off") await self.registration.unregister();
}

async function earlier() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
}

/** @param {FetchEvent} event */
async function answer(event) {
  try {
    const response = await fetch(event.request);
    if (response.ok) {
      const kept = keep(event.request.url, response.clone());
      if (event.resultingClientId) clientsOfOurs.set(event.resultingClientId, kept);
      event.waitUntil(kept);
    }
    return response;
  } catch (failure) {
    const foreign =
      event.request.mode !== "navigate" &&
      clientsOfOurs.has(event.clientId) &&
      !(await clientsOfOurs.get(event.clientId));
    const found = foreign ? undefined : await (await caches.open(CACHE)).match(bare(event.request.url));
    if (found) return found;
    throw failure;
  }
}

async function fetched(address) {
  try {
    const response = await fetch(address);
    if (response.ok) await keep(address, response);
  } catch {
    // it stays unkept
  }
}

/** Keeps a file if it is the one that this release lists, and says whether it is. */
async function keep(address, response) {
  const cache = await caches.open(CACHE);
  const place = bare(address).replace(/\/[^/]*$/, LIST);
  if (!lists.has(place)) lists.set(place, listed(cache, place));
  const list = await lists.get(place);
  const bytes = await response.arrayBuffer();
  const name = decodeURIComponent(bare(address).replace(/.*\//, "")) || "index.html";
  const digest = [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  const ours = list?.[name] !== undefined && digest.startsWith(list[name]);
  if (ours)
    await cache
      .put(
        bare(address),
        new Response(bytes, { headers: { "Content-Type": response.headers.get("Content-Type") ?? "" } }),
      )
      .catch(() => {});
  return ours;
}

/** The digests of a folder's files, if its list is of this very release. */
async function listed(cache, place) {
  try {
    const response = (await cache.match(place)) ?? (await fetch(place, { cache: "no-cache" }));
    const copy = response.clone();
    const { release, files } = await response.json();
    if (release !== RELEASE) return undefined;
    await cache.put(place, copy);
    return files;
  } catch {
    lists.delete(place); // it is asked for again
  }
}

const bare = (address) => address.replace(/[?#].*/, "");
