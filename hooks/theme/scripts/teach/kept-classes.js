// The classes that a teacher keeps on this device.

import { validEntries } from "../lib/checks.js";
import { CLASSES, parseClass } from "../lib/records/classes.js";
import { read, update } from "../lib/storage.js";

/** @typedef {import("../lib/records/classes.js").KeptClass} KeptClass */

/** Every class that can be read, with its name by chance. */
export const keptClasses = () => validEntries(read(CLASSES), parseClass);

/** A name by chance for a new class. */
export const freshId = () => crypto.getRandomValues(new Uint32Array(1))[0].toString(16).padStart(8, "0");

/**
 * Stores a class; codes that another tab added stay.
 * @param {string} id
 * @param {Omit<KeptClass, "title" | "changed"> & {title?: string}} known  without a title, that of before
 * @returns {boolean} whether it outlives the page
 */
export const storeClass = (id, known) =>
  update(CLASSES, (data) => {
    const before = validEntries({ id: data[id] }, parseClass)[0]?.[1];
    data[id] = {
      ...known,
      title: known.title ?? before?.title ?? "",
      codes: [...new Set([...(before?.codes ?? []), ...known.codes])],
      changed: Math.floor(Date.now() / 1000),
    };
  });

/** @param {string} id */
export const forgetClass = (id) => update(CLASSES, (data) => delete data[id]);
