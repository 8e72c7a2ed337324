// The text of a calendar file (RFC 5545, and what programs make of it) as components with their properties. Values in, values out.

/**
 * @typedef {{name: string, params: Record<string, string>, value: string}} Property  name and parameters in capitals
 * @typedef {object} Component
 * @property {string} kind        VEVENT, VTODO, VTIMEZONE and so on
 * @property {number} line        where it begins
 * @property {Property[]} properties
 * @property {Component[]} parts  such as the rules of a time zone
 * @property {Component | null} calendar  what it stands in; null where none does
 * @property {boolean} whole      whether its end is there
 */

const PROPERTY = /^([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^;:"]*))*):(.*)$/su;
const PARAMETER = /;([\w-]+)=(?:"([^"]*)"|([^;:"]*))/gu;
/** A time zone's name may hold a colon that nobody put in quotation marks. */
const LOOSE_TIME = /^(DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE);TZID=(.*):(\d{8}(?:T\d{6}Z?)?(?:,[\dTZ,]*)?)$/su;
const EDGE = /^(BEGIN|END):([\w-]+)\s*$/i;
/** The beginning of a property that is folded before its colon, as those of guests often are. */
const FOLDED = /^[\w-]+;[\w-]+=[^:]*$/;
const LONGEST_LINE = 20_000;
/** How calendars before RFC 5545 write letters that are not plain; a line goes on behind an equals sign. */
const PRINTABLE = /^[\w-]+;[^:]*QUOTED-PRINTABLE/i;

/** Whether a text is a calendar, or events of one. @param {string} text */
export const isCalendar = (text) => /^\ufeff?\s*BEGIN:(?:VCALENDAR|VEVENT)\b/i.test(text);

/**
 * Moves the fold of a line that parts the bytes of a letter in front of that letter, so that it can be decoded.
 * @param {Uint8Array} bytes @returns {Uint8Array}
 */
export function mendFolds(bytes) {
  const mended = new Uint8Array(bytes);
  const isMiddle = (/** @type {number} */ at) => (mended[at] & 0xc0) === 0x80;
  for (let at = 1; at < mended.length - 2; at++) {
    const crlf = mended[at] === 13 ? 1 : 0;
    if (mended[at + crlf] !== 10 || (mended[at + crlf + 1] !== 32 && mended[at + crlf + 1] !== 9)) continue;
    const behind = at + crlf + 2;
    if (!isMiddle(behind)) continue;
    let letter = at - 1;
    while (letter > at - 4 && letter > 0 && isMiddle(letter)) letter--;
    const fold = mended.slice(at, behind);
    mended.copyWithin(letter + fold.length, letter, at);
    mended.set(fold, letter);
  }
  return mended;
}

/**
 * The components of a calendar file: events and the like in their order, whichever calendars they stand in, and time
 * zones. A line that is neither a property nor folded goes on with the one before.
 * @param {string} text @returns {Component[]}
 */
export function componentsIn(text) {
  /** @type {Component[]} */
  const components = [];
  /** @type {Component[]} */
  const open = [];
  const close = (/** @type {Component} */ component, /** @type {boolean} */ whole) => {
    component.whole = whole;
    if (component.kind === "VCALENDAR") return;
    const parent = open.at(-1);
    if (parent && parent.kind !== "VCALENDAR") parent.parts.push(component);
    else components.push(component);
  };
  for (const { line, text: content } of contentLines(text)) {
    const edge = EDGE.exec(content);
    const kind = edge?.[2].toUpperCase() ?? "";
    if (edge?.[1].toUpperCase() === "BEGIN") {
      // an event within an event, or a calendar within one: the first was cut off
      if (kind === "VEVENT" || kind === "VCALENDAR")
        while (open.length > 0 && (kind === "VCALENDAR" || open.at(-1)?.kind !== "VCALENDAR"))
          close(/** @type {Component} */ (open.pop()), false);
      open.push({
        kind,
        line,
        properties: [],
        parts: [],
        calendar: open.find((each) => each.kind === "VCALENDAR") ?? null,
        whole: false,
      });
    } else if (edge) {
      if (!open.some((each) => each.kind === kind)) continue;
      for (let last = open.pop(); last; last = open.pop()) {
        close(last, last.kind === kind);
        if (last.kind === kind) break;
      }
    } else {
      const property = propertyOf(content);
      if (property) open.at(-1)?.properties.push(property);
    }
  }
  while (open.length > 0) close(/** @type {Component} */ (open.pop()), false);
  return components.sort((a, b) => a.line - b.line);
}

/** Lines put together from those that were folded or broken. @param {string} text @returns {{line: number, text: string}[]} */
function contentLines(text) {
  /** @type {{line: number, text: string}[]} */
  const lines = [];
  text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\r|\n/)
    .forEach((raw, index, all) => {
      const last = lines.at(-1);
      const joins = (/** @type {string} */ more) => {
        if (last && last.text.length < LONGEST_LINE && !EDGE.test(last.text)) last.text += more;
      };
      if (last && PRINTABLE.test(last.text) && last.text.endsWith("=")) last.text = last.text.slice(0, -1) + raw.trim();
      else if (/^[ \t]/.test(raw)) joins(raw.slice(1));
      else if (/^[\w-]+(?:;.*)?:/.test(raw) || (FOLDED.test(raw) && /^[ \t]/.test(all[index + 1] ?? "")))
        lines.push({ line: index + 1, text: raw });
      else if (raw.trim() !== "") joins(` ${raw.trim()}`);
    });
  return lines;
}

/** @param {string} line @returns {Property | null} */
function propertyOf(line) {
  const loose = LOOSE_TIME.exec(line);
  if (loose?.[2].includes(":"))
    return { name: loose[1], params: { TZID: loose[2].replace(/^"(.*)"$/, "$1") }, value: loose[3] };
  const parts = PROPERTY.exec(line);
  if (!parts) return null;
  const params = [...parts[2].matchAll(PARAMETER)].map(([, name, quoted, plain]) => [
    name.toUpperCase(),
    quoted ?? plain,
  ]);
  return { name: parts[1].toUpperCase(), params: Object.fromEntries(params), value: parts[3].trim() };
}

/** The first property of a name. @param {Component | null} component @param {string} name */
export const property = (component, name) => component?.properties.find((each) => each.name === name);

/** The value of a property, or "". @param {Component | null} component @param {string} name */
export const valueIn = (component, name) => property(component, name)?.value ?? "";

/** The words of a property, without their escapes. @param {Component | null} component @param {string} name */
export const wordsOf = (component, name) =>
  unpacked(property(component, name)).replace(/\\([\\;,nN])/g, (_, sign) => (sign.toLowerCase() === "n" ? " " : sign));

/** The value of a property, decoded where it is quoted-printable. @param {Property | undefined} of */
function unpacked(of) {
  if (of?.params.ENCODING?.toUpperCase() !== "QUOTED-PRINTABLE") return of?.value ?? "";
  const bytes = of.value.replace(/=([0-9A-F]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  try {
    const letters = Uint8Array.from(bytes, (sign) => sign.charCodeAt(0));
    return new TextDecoder(of.params.CHARSET || "utf-8", { fatal: true }).decode(letters);
  } catch {
    return of.value; // no such encoding, or bytes that are none of it: as it stands
  }
}
