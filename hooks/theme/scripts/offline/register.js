// Asks the browser to keep what is read, unless the reader has said no, and hands over what came before it was asked.

import { read } from "../lib/storage.js";

const { serviceWorker } = navigator;
if (serviceWorker && read("settings").offline !== false) {
  const first = serviceWorker.controller === null;
  serviceWorker.register(new URL("../../sw.js", import.meta.url)).catch(() => {});
  if (first) {
    serviceWorker.ready.then(({ active }) => {
      active?.postMessage(
        [location.href, ...performance.getEntriesByType("resource").map((each) => each.name)].filter(
          (address) => new URL(address).origin === location.origin,
        ),
      );
    });
  }
}
