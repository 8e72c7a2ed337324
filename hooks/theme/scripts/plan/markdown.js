// A plan as Markdown: headings, task lists, links that work elsewhere.

/** @typedef {{title: string, about: string[], months: {title: string, lines: {title: string, when: string, text: string, done: boolean, links: {title: string, url: string}[]}[]}[], gone: {title: string, lines: string[]}, url: string}} Outline  words in full, absolute addresses */

/** @param {Outline} outline @returns {string} */
export function markdown({ title, about, months, gone, url }) {
  const parts = [`# ${plain(title)}`, ...about.map((text) => paragraph(text))];
  for (const month of months) parts.push(`## ${plain(month.title)}`, month.lines.map(task).join("\n"));
  if (gone.lines.length > 0)
    parts.push(`## ${plain(gone.title)}`, gone.lines.map((line) => `- [x] ${plain(line)}`).join("\n"));
  return `${[...parts, `<${url}>`].join("\n\n")}\n`;
}

/** @param {Outline["months"][0]["lines"][0]} line */
function task({ title, when, text, done, links }) {
  const behind = links.map((link) => `[${plain(link.title)}](${link.url})`).join(" · ");
  return `- [${done ? "x" : " "}] **${plain(title)}** (${plain(when)}). ${plain(text)} ${behind}`;
}

/** Words that mean themselves, in one line. @param {string} text */
const plain = (text) =>
  text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>&~|#]/g, "\\$&");

/** The same where it begins a line, which could make a list or a rule of it. @param {string} text */
const paragraph = (text) =>
  plain(text)
    .replace(/^([-+=])/, "\\$1")
    .replace(/^(\d+)([.)])/, "$1\\$2");
