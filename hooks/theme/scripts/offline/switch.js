// <offline-switch>: whether pages that were read are kept for reading without a network.

import { one, pageUrl } from "../lib/dom.js";
import { define } from "../lib/element.js";
import { read, update } from "../lib/storage.js";

class OfflineSwitch extends HTMLElement {
  connectedCallback() {
    const box = /** @type {HTMLInputElement} */ (one(this, "input"));
    one(this, "p").hidden = !navigator.serviceWorker;
    box.checked = read("settings").offline !== false;
    if (box.checked) askWhetherKept(() => this.#announce("altered"));
    box.onchange = () => (box.checked ? this.#turnOn() : this.#turnOff());
  }

  get #worker() {
    return pageUrl(this.dataset.worker);
  }

  async #turnOn() {
    update("settings", (data) => delete data.offline);
    await addWorker(this.#worker).catch(() => {});
    this.#announce("on");
  }

  async #turnOff() {
    update("settings", (data) => (data.offline = false));
    await removeWorker(this.#worker);
    this.#announce("off");
  }

  /** @param {"on" | "off" | "altered"} name */
  #announce(name) {
    const status = one(this, "[role=status]");
    status.textContent = status.dataset[name] ?? "";
  }
}

/** Has the worker keep this page, and calls where it comes with other bytes than were published. @param {() => void} call */
function askWhetherKept(call) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: [origin] }) => origin === "other" && call();
  navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage([location.href.replace(/#.*/, "")], [port2]));
}

/**
 * Adds the worker, and makes the room that it has no cause to make where it was removed a moment ago and is taken back.
 * @param {URL} worker
 */
const addWorker = (worker) =>
  alone(worker, async (prefix) => {
    await navigator.serviceWorker.register(worker);
    const { release } = await (await fetch(new URL("release.json", worker))).json();
    await caches.open(prefix + release);
  });

/** Removes the worker and every page that it has kept, with the room for those that it is about to keep. @param {URL} worker */
const removeWorker = (worker) =>
  alone(worker, async (prefix) => {
    await (await navigator.serviceWorker.getRegistration(worker))?.unregister();
    for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
  });

/**
 * Does something to what is kept while nothing else does: the lock is the worker's.
 * @param {URL} worker
 * @param {(prefix: string) => Promise<void>} act  told how the names of this site's caches begin
 */
function alone(worker, act) {
  const prefix = `skills-divide:${new URL(".", worker).pathname}:`;
  return navigator.locks.request(prefix, () => act(prefix));
}

define("offline-switch", OfflineSwitch);
