// The reader's audits: the same in memory and on the device, with one step after another to be undone.

import { inWording } from "../lib/records/audit-words.js";
import { AUDITS, parseAudit } from "../lib/records/audits.js";
import { read, update } from "../lib/storage.js";
import { forgetRecord, onStorageChange, unreadRecords } from "../lib/storage-admin.js";
import { wordingsFor } from "../lib/wordings.js";
import { closed, did, fresh, redone, undone, without } from "./undo.js";

/** @typedef {import("../lib/records/audits.js").Audit} Audit */
/** @typedef {import("./undo.js").Change} Change */

/** How long writing waits for more, in milliseconds. */
const PAUSE = 300;

export class AuditStore {
  /** @type {Record<string, Audit>} */
  audits = {};
  /** @type {string[]} texts of what could not be read */
  broken = [];
  /** Whether the device keeps what is written. */
  lasting = true;
  /** Our words, in the page's language first, where an audit has some in another. @type {import("../lib/records/audit-words.js").Wording[]} */
  #wordings = [];
  #history = fresh();
  /** @type {Set<string>} ids of audits that are not written yet */
  #waiting = new Set();
  #timer = 0;

  /** @param {(kept: boolean) => void} onWritten  after writing @param {(ids: string[]) => void} onForeignChange  when another tab has changed some @param {AbortSignal} signal */
  constructor(onWritten, onForeignChange, signal) {
    this.onWritten = onWritten;
    this.audits = this.#read();
    this.onForeignChange = onForeignChange;
    onStorageChange(AUDITS, () => this.#compare(), signal);
    addEventListener("pagehide", () => this.write(), { signal });
    document.addEventListener("visibilitychange", () => this.write(), { signal });
  }

  /** Learns what it takes to show the audits in the page's language, and some that come in. @param {Audit[]} [more] */
  async learn(more = []) {
    const wordings = await wordingsFor([...Object.values(this.audits), ...more]);
    if (wordings.length > this.#wordings.length) this.#wordings = wordings;
    for (const id of Object.keys(this.audits)) this.audits[id] = this.spoken(this.audits[id]);
  }

  /** An audit with our words in the page's language. @param {Audit} audit */
  spoken(audit) {
    return inWording(audit, this.#wordings);
  }

  /** Sound audits by id; those that are not go to the broken ones and stay where they are. */
  #read() {
    const record = read(AUDITS);
    this.broken = unreadRecords(AUDITS).map(({ text }) => text);
    /** @type {Record<string, Audit>} */
    const sound = {};
    for (const [id, found] of Object.entries(record)) {
      try {
        sound[id] = this.spoken(parseAudit(found));
      } catch {
        this.broken.push(JSON.stringify({ [id]: found }));
      }
    }
    return sound;
  }

  /** Ids, the one changed last first. */
  get ids() {
    return Object.keys(this.audits).sort((a, b) => this.audits[b].changed - this.audits[a].changed || (a < b ? -1 : 1));
  }

  get canUndo() {
    return undone(this.#history) !== null;
  }

  get canRedo() {
    return redone(this.#history) !== null;
  }

  /** Makes changes: audits by id, undefined to take one away. @param {[string, Audit | undefined][]} wanted @param {string} [key]  what is being edited */
  change(wanted, key) {
    const changes = wanted.map(([id, after]) => ({ id, before: this.audits[id], after }));
    this.#history = did(this.#history, changes, key);
    this.#make(changes);
  }

  /** An edit is over. */
  close() {
    this.#history = closed(this.#history);
  }

  /** One step back, or forth again; the ids that changed. @param {boolean} forth */
  step(forth) {
    const step = forth ? redone(this.#history) : undone(this.#history);
    if (!step) return [];
    this.#history = step.history;
    this.#make(step.changes);
    return step.changes.map(({ id }) => id);
  }

  /** Forgets all audits, and what could be undone. */
  erase() {
    clearTimeout(this.#timer);
    this.#waiting.clear();
    this.#history = fresh();
    this.audits = {};
    this.broken = [];
    forgetRecord(AUDITS);
  }

  /** Takes over what other tabs have written, and forgets what could be undone of it. @param {string[]} ids */
  take(ids) {
    const theirs = this.#read();
    for (const id of ids) {
      this.#history = without(this.#history, id);
      this.#waiting.delete(id);
      if (theirs[id]) this.audits[id] = theirs[id];
      else delete this.audits[id];
    }
  }

  /** Writes what waits. */
  write() {
    clearTimeout(this.#timer);
    if (this.#waiting.size === 0) return;
    const ids = [...this.#waiting];
    this.#waiting.clear();
    this.lasting = update(AUDITS, (data) => {
      for (const id of ids) {
        if (this.audits[id]) data[id] = this.audits[id];
        else delete data[id];
      }
    });
    this.onWritten(this.lasting);
  }

  /** @param {Change[]} changes */
  #make(changes) {
    for (const { id, after } of changes) {
      if (after) this.audits[id] = after;
      else delete this.audits[id];
      this.#waiting.add(id);
    }
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.write(), PAUSE);
  }

  /** Which audits another tab has changed, but for those that this one is about to write. */
  async #compare() {
    await this.learn(Object.values(this.#read()));
    const theirs = this.#read();
    const text = (/** @type {Audit | undefined} */ each) => JSON.stringify(each);
    const ids = [...new Set([...Object.keys(theirs), ...Object.keys(this.audits)])];
    const changed = ids.filter((id) => !this.#waiting.has(id) && text(theirs[id]) !== text(this.audits[id]));
    if (changed.length > 0) this.onForeignChange(changed);
  }
}
