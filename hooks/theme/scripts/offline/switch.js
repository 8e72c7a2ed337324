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

  #turnOn() {
    update("settings", (data) => delete data.offline);
    navigator.serviceWorker.register(this.#worker);
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

/** Removes the worker and every page that it has kept. @param {URL} worker */
async function removeWorker(worker) {
  const site = new URL(".", worker);
  await (await navigator.serviceWorker.getRegistration(site))?.unregister();
  for (const name of await caches.keys())
    if (name.startsWith(`skills-divide:${site.pathname}:`)) await caches.delete(name);
}

define("offline-switch", OfflineSwitch);
