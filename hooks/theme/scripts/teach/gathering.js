// Where result codes come from: pasted text, files, mails, pictures, the camera.

import { pageUrl, part } from "../lib/dom.js";
import { seen } from "./qr.js";

const LARGEST_FILE = 20_000_000;
const MOST_PIXELS = 50_000_000;
/** A whole receipt somewhere in a text, which code.js reads. */
const RECEIPT = /R\d{1,4}\.[\w-]+\.[0-9a-f]{8}/;
/** Milliseconds without a key until what was typed is handed on. */
const PAUSE = 600;

/** Hands on what comes into a field, and empties it: at once what is pasted, else when the reader leaves the field or has put in a whole receipt, as keyboards of phones do with what was copied. @param {HTMLInputElement} field @param {(text: string) => Promise<unknown>} take */
export function listenForText(field, take) {
  /** @type {number | undefined} */
  let waiting;
  const handOn = () => {
    clearTimeout(waiting);
    const text = field.value;
    if (text.trim() === "") return;
    take(text).then(() => {
      if (field.value.startsWith(text)) field.value = field.value.slice(text.length); // what came meanwhile waits for its turn
      if (RECEIPT.test(field.value)) handOn();
    });
  };
  field.addEventListener("change", handOn);
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    if (RECEIPT.test(field.value)) waiting = setTimeout(handOn, PAUSE);
  });
  field.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text") ?? "";
    if (text === "") return;
    event.preventDefault(); // a field takes long to lay out what a whole course hands in
    take(text);
  });
}

/** The addresses of the libraries that read mails and QR codes. @typedef {{mails?: string, scanner?: string}} Libraries */

/** The texts in which codes may stand; what reads mails is fetched with the first. @param {string} text @param {Libraries} libraries */
export async function* unpacked(text, { mails }) {
  const { textsOf } = await import("./mails.js");
  yield* textsOf(text, async () => (await import(pageUrl(mails).href)).default);
}

/** Text files as they are; pictures for the QR code that they show. One after another, for pictures take much memory. @param {File[]} files @param {Libraries} libraries @param {string[]} empty  gets the names of those without a code */
export async function* textsOfFiles(files, libraries, empty) {
  for (const file of files) {
    const isPicture = file.type.startsWith("image/");
    const text = file.size > LARGEST_FILE ? "" : isPicture ? await pictured(file, libraries) : await textOf(file);
    let hasCode = false;
    for await (const each of unpacked(text, libraries)) {
      hasCode ||= /R\d+\./.test(each);
      yield each;
    }
    if (!hasCode) empty.push(file.name);
  }
}

/** A picture is drawn only once its size is known, for a small file can hold a huge one. @param {File} file @param {Libraries} libraries */
async function pictured(file, { scanner = "" }) {
  const picture = Object.assign(new Image(), { src: URL.createObjectURL(file) });
  await new Promise((told) => (picture.onload = picture.onerror = told));
  const { naturalWidth: width, naturalHeight: height } = picture;
  const text = width * height > 0 && width * height <= MOST_PIXELS ? await seen(scanner, picture, width, height) : null;
  URL.revokeObjectURL(picture.src);
  return text ?? "";
}

/** @param {File} file */
async function textOf(file) {
  const { fileText } = await import("./mails.js");
  return fileText(new Uint8Array(await file.arrayBuffer()));
}

/** The camera, which reads one code after another until it is stopped. */
export class Camera {
  /** @type {MediaStream | undefined} */
  #stream;

  /** @param {HTMLElement} tool  with the parts camera, scanning and no-camera @param {(text: string) => Promise<void>} take */
  constructor(tool, take) {
    this.tool = tool;
    this.take = take;
  }

  async start() {
    const video = /** @type {HTMLVideoElement} */ (part(this.tool, "camera"));
    const stream = await navigator.mediaDevices
      ?.getUserMedia({ video: { facingMode: "environment" } })
      .catch(() => undefined);
    part(this.tool, "no-camera").hidden = stream !== undefined;
    if (!stream) return;
    this.#stream = stream;
    video.srcObject = stream;
    await video.play();
    part(this.tool, "scanning").hidden = false;
    const { scanner = "" } = this.tool.dataset;
    for (let last = ""; stream.active; ) {
      const text = video.videoWidth ? await seen(scanner, video, video.videoWidth, video.videoHeight) : null;
      if (text && text !== last) {
        last = text;
        await this.take(text);
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  stop() {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = undefined;
    part(this.tool, "scanning").hidden = true;
  }
}

/** Lets the page draw and answer; other than a timer's, a message's turn comes at once in a tab behind others too. @returns {Promise<void>} */
export function breath() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((go) => {
    port1.onmessage = () => go(port1.close());
    port2.postMessage(null);
  });
}
