// <offline-switch>: whether pages that were read are kept for reading without a network.

import { read, update } from "../lib/storage.js";

class OfflineSwitch extends HTMLElement {
  connectedCallback() {
    const box = /** @type {HTMLInputElement} */ (this.querySelector("input"));
    const line = /** @type {HTMLElement} */ (this.querySelector("p"));
    line.hidden = !navigator.serviceWorker;
    box.checked = read("settings").offline !== false;
    box.onchange = () => (box.checked ? this.#on() : this.#off());
  }

  #on() {
    update("settings", (data) => delete data.offline);
    navigator.serviceWorker.register(new URL(this.dataset.worker ?? "", document.baseURI));
    this.#say("on");
  }

  async #off() {
    update("settings", (data) => (data.offline = false));
    await forgetPages(new URL(this.dataset.worker ?? "", document.baseURI));
    this.#say("off");
  }

  /** @param {"on" | "off"} name */
  #say(name) {
    const status = /** @type {HTMLElement} */ (this.querySelector("[role=status]"));
    status.textContent = status.dataset[name] ?? "";
  }
}

/** Takes back what was kept, and whoever keeps it. @param {URL} worker */
async function forgetPages(worker) {
  const site = new URL(".", worker);
  await (await navigator.serviceWorker.getRegistration(site))?.unregister();
  for (const name of await caches.keys())
    if (name.startsWith(`skills-divide:${site.pathname}:`)) await caches.delete(name);
}

if (!customElements.get("offline-switch")) customElements.define("offline-switch", OfflineSwitch);
