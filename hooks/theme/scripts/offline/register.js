// Asks the browser to keep what is read, unless the reader has said no, and hands over what came past the worker.

import { read } from "../lib/storage.js";

const { serviceWorker } = navigator;
if (serviceWorker && read("settings").offline !== false) {
  const isFirst = serviceWorker.controller === null;
  serviceWorker.register(new URL("../../sw.js", import.meta.url)).catch(() => {});
  if (isFirst)
    serviceWorker.ready.then(({ active }) => {
      const handOver = (/** @type {string[]} */ addresses) =>
        active?.postMessage(addresses.filter((address) => new URL(address).origin === location.origin));
      handOver([location.href]);
      const resources = (/** @type {PerformanceObserverEntryList} */ list) =>
        /** @type {PerformanceResourceTiming[]} */ (list.getEntries()).filter(({ workerStart }) => !workerStart);
      // what is still under way when the worker begins is told once it has come
      new PerformanceObserver((list) => handOver(resources(list).map(({ name }) => name))).observe({
        type: "resource",
        buffered: true,
      });
    });
}
