// Whose receipts are whose. Values in, values out.
//
// A name is no identity: two students may share one, and one student may write it in two ways. What tells beginnings of
// an assignment apart is their mark, or in receipts of earlier releases the second in which they began. Receipts of one
// beginning are attempts of one student. Two beginnings are put together by the teacher alone.

import { fold } from "../lib/items/score.js";
import { checksum } from "./code.js";
import { scoreOf } from "./receipt.js";
import { written } from "./roster.js";

/** @typedef {import("./receipt.js").Receipt} Receipt */
/** @typedef {import("./roster.js").Entry} Entry */
/** @typedef {"first" | "last" | "best"} Counting  which attempt of a student counts */

/**
 * A student of one assignment.
 * @typedef {object} Person
 * @property {string} key         of the beginning
 * @property {string} name        as the student wrote it
 * @property {string} label       as the class list has it, or the name
 * @property {number} place       on the class list; -1 for who is not on it
 * @property {boolean} isNamesake whether another student has the very same name
 * @property {boolean} isGuess    whether the line of the list is only like the name
 * @property {Receipt[]} attempts the earliest first
 * @property {Receipt} receipt    the attempt that counts
 */

/** What a teacher decided, by the key of a beginning: "alone", "with:" and another key, or "list:" and a line of the class list. @typedef {Record<string, string>} Decisions */

/** A name with its words in whatever order. @param {string} name */
const anyOrder = (name) => fold(name).split(" ").sort().join(" ");

/** @param {Receipt} receipt */
const keyOf = ({ student, mark, started }) => checksum(`${written(student)} ${mark ?? started}`);

/**
 * The students of an assignment, and who of the list is missing.
 * @param {Receipt[]} receipts  of one assignment, the earliest first
 * @param {Entry[]} roster
 * @param {Decisions} decisions
 * @param {Counting} counting
 * @returns {{people: Person[], missing: Entry[]}}
 */
export function peopleOf(receipts, roster, decisions, counting) {
  const groups = grouped(receipts);
  const seats = new Seats(roster, groups);
  for (const [key, decision] of Object.entries(decisions)) decide(groups, seats, key, decision);
  const isOpen = (/** @type {Person} */ { key }) => decisions[key] === undefined;
  seats.fillByLine(isOpen);
  seats.fillByKey(written, isOpen);
  seats.fillByKey(fold, isOpen);
  seats.fillByKey(anyOrder, isOpen);
  const people = [...groups.values()];
  const names = counted(people.map(({ name }) => name));
  for (const person of people) {
    person.label = roster[person.place]?.label ?? person.name;
    person.isNamesake = (names.get(person.name) ?? 0) > 1;
    person.attempts.sort((a, b) => a.ended - b.ended);
    person.receipt = countingOf(person.attempts, counting);
  }
  return { people, missing: roster.filter((_, place) => !seats.taken[place]) };
}

/** @param {Receipt[]} receipts @returns {Map<string, Person>} */
function grouped(receipts) {
  const groups = new Map();
  for (const receipt of receipts) {
    const key = keyOf(receipt);
    const name = written(receipt.student);
    const person = groups.get(key) ?? {
      key,
      name,
      label: name,
      place: -1,
      isNamesake: false,
      isGuess: false,
      attempts: [],
      receipt,
    };
    person.attempts.push(receipt);
    groups.set(key, person);
  }
  return groups;
}

/** The lines of the class list, and who sits on which. */
class Seats {
  /** @type {(Person | undefined)[]} by the place on the list */
  taken = [];

  /** @param {Entry[]} roster @param {Map<string, Person>} groups */
  constructor(roster, groups) {
    this.roster = roster;
    this.groups = groups;
  }

  /** @param {Person} person @param {number} place */
  seat(person, place) {
    const sitting = this.taken[place];
    if (sitting && sitting !== person) return join(this.groups, person, sitting);
    this.taken[place] = person;
    person.place = place;
  }

  /** Whoever wrote a line of the list as it stands, one a line; who is over waits for the teacher. @param {(person: Person) => boolean} isOpen */
  fillByLine(isOpen) {
    const lines = placesBy(this.roster, ({ label }) => [label]);
    for (const [name, people] of peopleBy(this.groups, (each) => each.place < 0 && isOpen(each), written)) {
      const free = (lines.get(name) ?? []).filter((place) => !this.taken[place]);
      for (const [number, place] of free.slice(0, people.length).entries()) this.seat(people[number], place);
    }
  }

  /** Whoever is the only one to have written what stands on one line alone. @param {(name: string) => string} read  how names are compared @param {(person: Person) => boolean} isOpen */
  fillByKey(read, isOpen) {
    const lines = placesBy(this.roster, ({ keys }) => [...new Set(keys.map(read))]);
    const all = peopleBy(this.groups, () => true, read);
    for (const [name, people] of peopleBy(this.groups, (each) => each.place < 0 && isOpen(each), read)) {
      const [place, ...others] = lines.get(name) ?? [];
      const isClear = name !== "" && others.length === 0 && all.get(name)?.length === 1;
      if (!isClear || place === undefined || this.taken[place]) continue;
      people[0].isGuess = read !== written;
      this.seat(people[0], place);
    }
  }
}

/** @param {Map<string, Person>} groups @param {Seats} seats @param {string} key @param {string} decision */
function decide(groups, seats, key, decision) {
  const person = groups.get(key);
  if (!person || decision === "alone") return;
  const other = decision.startsWith("with:") ? groups.get(decision.slice(5)) : undefined;
  if (other && other !== person) return join(groups, person, other);
  const places = seats.roster.flatMap(({ label }, place) => (decision === `list:${label}` ? [place] : []));
  const place = places.find((each) => !seats.taken[each]) ?? places[0];
  if (place !== undefined) seats.seat(person, place);
}

/** Makes the receipts of one beginning attempts of another's student. @param {Map<string, Person>} groups @param {Person} person @param {Person} other */
function join(groups, person, other) {
  other.attempts.push(...person.attempts);
  groups.delete(person.key);
}

/** @param {Entry[]} roster @param {(entry: Entry) => string[]} names @returns {Map<string, number[]>} */
function placesBy(roster, names) {
  const places = new Map();
  for (const [place, entry] of roster.entries())
    for (const name of names(entry)) places.set(name, [...(places.get(name) ?? []), place]);
  return places;
}

/** @param {Map<string, Person>} groups @param {(person: Person) => boolean} suits @param {(name: string) => string} read @returns {Map<string, Person[]>} */
function peopleBy(groups, suits, read) {
  const byName = new Map();
  for (const person of groups.values()) {
    if (!suits(person)) continue;
    const name = read(person.name);
    const people = byName.get(name);
    if (people) people.push(person);
    else byName.set(name, [person]);
  }
  return byName;
}

/** How often each name comes. @param {string[]} names @returns {Map<string, number>} */
function counted(names) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** @param {Receipt[]} attempts  the earliest first @param {Counting} counting */
function countingOf(attempts, counting) {
  if (counting === "last") return attempts[attempts.length - 1];
  if (counting === "first") return attempts[0];
  return attempts.reduce((best, each) => (scoreOf(each) > scoreOf(best) ? each : best));
}

/** Whom a student may be instead: those who wrote the name alike. @param {Person} person @param {Person[]} people */
export const alike = (person, people) =>
  people.filter((each) => each !== person && fold(each.name) === fold(person.name));
