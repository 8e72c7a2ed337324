// QR codes, drawn and read by libraries that are loaded when they are needed.

/** A text as the SVG of a QR code, black on white whatever the scheme. @param {string} library  where uqr is @param {string} text */
export async function drawn(library, text) {
  const { renderSVG } = await import(new URL(library, document.baseURI).href);
  return String(renderSVG(text, { ecc: "L", border: 3 }));
}

/** The text of a QR code in a picture, or null. @param {string} library  where jsQR is @param {CanvasImageSource} picture @param {number} width @param {number} height @returns {Promise<string | null>} */
export async function seen(library, picture, width, height) {
  const { default: read } = await import(new URL(library, document.baseURI).href);
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  context.drawImage(picture, 0, 0, width, height);
  return read(context.getImageData(0, 0, width, height).data, width, height)?.data ?? null;
}
