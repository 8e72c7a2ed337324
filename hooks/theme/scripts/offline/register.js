// Asks the browser to keep what is read, unless the reader has said no, and hands over what came before it was asked.

import { read } from "../lib/storage.js";

const { serviceWorker } = navigator;
if (serviceWorker && read("settings").offline !== false) {
  const isFirst = serviceWorker.controller === null;
  serviceWorker.register(new URL("../../sw.js", import.meta.url)).catch(() => {});
  if (isFirst) {
    const files = () => [location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)];
    serviceWorker.ready.then(({ active }) =>
      active?.postMessage(files().filter((address) => new URL(address).origin === location.origin)),
    );
  }
}
