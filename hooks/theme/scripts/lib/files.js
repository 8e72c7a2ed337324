// Hands the reader a file.

/** @param {string} name @param {string} type @param {string} text */
export function saveFile(name, type, text) {
  const link = Object.assign(document.createElement("a"), {
    href: URL.createObjectURL(new Blob([text], { type })),
    download: name,
  });
  link.click();
  URL.revokeObjectURL(link.href);
}
