// The owner of storage, with a storage of the test's: damaged, early, late, full, refused.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

/** A stand-in for the browser's, whose keys are its own, with room for so many characters. */
class Storage {
  static room = Infinity;
  static refused = false;
  getItem(key) {
    if (Storage.refused) throw new Error("refused");
    return Object.hasOwn(this, key) ? this[key] : null;
  }
  setItem(key, text) {
    const others = Object.entries(this).reduce(
      (sum, [own, each]) => sum + (own === key ? 0 : own.length + each.length),
      0,
    );
    if (Storage.refused || others + key.length + text.length > Storage.room) throw new Error("full");
    this[key] = text;
  }
  removeItem(key) {
    if (Storage.refused) throw new Error("refused");
    delete this[key];
  }
}

globalThis.localStorage = new Storage();
const { FORMAT, PREFIX, read, update } = await import("../../hooks/theme/scripts/lib/storage.js");
const { eraseEverything, forgetRecord, unreadRecords } = await import("../../hooks/theme/scripts/lib/storage-admin.js");

const put = (name, format, data) => (localStorage[PREFIX + name] = JSON.stringify({ format, data }));

beforeEach(() => {
  Object.assign(Storage, { room: Infinity, refused: false });
  for (const key of Object.keys(localStorage)) delete localStorage[key];
});

for (const text of [
  "",
  "{",
  "null",
  "[]",
  "7",
  '"x"',
  "{}",
  '{"format":0,"data":{}}',
  '{"format":"x","data":{}}',
  '{"format":2,"data":[]}',
  '{"format":2}',
  "\u0000",
  "x".repeat(1e6),
]) {
  test(`a record that is ${JSON.stringify(text.slice(0, 30))} is set aside as it was found`, () => {
    localStorage[`${PREFIX}damaged`] = text;
    assert.deepEqual(read("damaged"), {});
    assert.equal(
      update("damaged", (data) => (data.x = 1)),
      true,
    );
    assert.deepEqual(
      unreadRecords().map(({ name, text }) => [name, text]),
      [["damaged", text]],
    );
    assert.ok(Date.now() - unreadRecords("damaged")[0].when < 10_000);
    assert.deepEqual(unreadRecords("other"), []);
    assert.deepEqual(read("damaged"), { x: 1 });
    forgetRecord(unreadRecords()[0].place);
    assert.deepEqual(unreadRecords(), []);
    assert.deepEqual(read("damaged"), { x: 1 });
  });
}

test("an earlier format is brought forward", () => {
  put("answers", 1, { a: { last: 1 } });
  assert.deepEqual(read("answers"), { a: { last: 1, log: [] } });
});

test("a record of a later release is neither read nor written, and is listed as it was found", () => {
  put("plans", FORMAT + 1, { a: 1 });
  const text = localStorage[`${PREFIX}plans`];
  assert.deepEqual(read("plans"), {});
  assert.equal(
    update("plans", (data) => (data.b = 2)),
    false,
  );
  assert.deepEqual(read("plans"), { b: 2 });
  assert.equal(localStorage[`${PREFIX}plans`], text);
  assert.deepEqual(
    unreadRecords().map(({ place, name, text }) => [place, name, text]),
    [["plans", "plans", text]],
  );
  assert.ok(Number.isNaN(unreadRecords("plans")[0].when));
  assert.deepEqual(unreadRecords("answers"), []);
  forgetRecord("plans");
  assert.deepEqual([read("plans"), unreadRecords()], [{}, []]);
  assert.equal(
    update("plans", (data) => (data.c = 3)),
    true,
  );
});

test("a full device keeps what it had, says no, and takes part again when there is room", () => {
  update("read", (data) => (data["learn/a/"] = 1));
  Storage.room = 0;
  assert.equal(
    update("read", (data) => (data["learn/b/"] = 2)),
    false,
  );
  assert.deepEqual(read("read"), { "learn/a/": 1, "learn/b/": 2 });
  assert.deepEqual(JSON.parse(localStorage[`${PREFIX}read`]).data, { "learn/a/": 1 });
  Storage.room = Infinity;
  assert.equal(
    update("read", (data) => (data["learn/c/"] = 3)),
    true,
  );
  assert.deepEqual(JSON.parse(localStorage[`${PREFIX}read`]).data, { "learn/a/": 1, "learn/b/": 2, "learn/c/": 3 });
});

test("a damaged record on a full device is never overwritten", () => {
  const text = `half a rec${"x".repeat(200)}`;
  localStorage[`${PREFIX}half`] = text;
  Storage.room = `${PREFIX}half`.length + text.length;
  assert.deepEqual(read("half"), {});
  assert.equal(
    update("half", (data) => (data.x = 1)),
    false,
  );
  assert.deepEqual(read("half"), { x: 1 });
  assert.equal(localStorage[`${PREFIX}half`], text);
  assert.deepEqual(
    unreadRecords("half").map((each) => each.text),
    [text],
  );
});

test("where storage is refused, values live as long as the page and can be erased", () => {
  Storage.refused = true;
  assert.equal(
    update("secret", (data) => (data.x = 1)),
    false,
  );
  assert.deepEqual(read("secret"), { x: 1 });
  eraseEverything();
  assert.deepEqual(read("secret"), {});
});

test("erasing leaves other sites of the same host alone", () => {
  localStorage["skills-divide:/elsewhere/:answers"] = "theirs";
  update("answers", (data) => (data.a = 1));
  localStorage[`${PREFIX}x:set-aside-1`] = "half";
  eraseEverything();
  assert.deepEqual(Object.keys(localStorage), ["skills-divide:/elsewhere/:answers"]);
});
