// Codes that carry a value as text: an assignment in a link, a result on paper or in a mail.
// Values in, values out. The check sum finds slips and cut ends; it is no signature.

const VERSION = 1;
const LONGEST = 60_000;
const CODE = /^([AR])(\d{1,4})\.([\w-]+)\.([0-9a-f]{8})$/;

/** @typedef {"A" | "R"} Kind   an assignment, a result */
/** @typedef {"foreign" | "later" | "damaged"} Fault */

/** The check sum of a text, as eight hex digits (CRC-32 of ISO 3309). @param {string} text */
export function checksum(text) {
  let crc = ~0;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (~crc >>> 0).toString(16).padStart(8, "0");
}

/** A value as a code. @param {Kind} kind @param {unknown} value */
export function seal(kind, value) {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const body = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return `${kind}${VERSION}.${body}.${checksum(kind + VERSION + body)}`;
}

/**
 * The value of a code, or why there is none. Spaces and line breaks inside do not matter.
 * @param {Kind} kind
 * @param {string} text
 * @returns {{value: any} | {fault: Fault}}
 */
export function unseal(kind, text) {
  const found = text.length <= LONGEST ? CODE.exec(text.replace(/\s+/g, "")) : null;
  if (!found || found[1] !== kind) return { fault: "foreign" };
  const [, , version, body, sum] = found;
  if (Number(version) > VERSION) return { fault: "later" };
  if (checksum(kind + version + body) !== sum) return { fault: "damaged" };
  try {
    const bytes = Uint8Array.from(atob(body.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
    return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
  } catch {
    return { fault: "damaged" };
  }
}

/** Every code of a kind in a longer text, such as a folder of mails; each whole or damaged. @param {Kind} kind @param {string} text @returns {string[]} */
export function codesIn(kind, text) {
  const found = text.replace(/\s+/g, "").matchAll(new RegExp(`${kind}\\d{1,4}\\.[\\w-]{10,}\\.[0-9a-f]{8}`, "g"));
  return Array.from(found, (match) => match[0]);
}
