// A plan as Markdown: headings, task lists, links that work elsewhere. Values in, values out.

/** @typedef {{title: string, when: string, text: string, done: boolean, links: {title: string, url: string}[]}} OutlineLine */

/**
 * A plan in words, with addresses in full.
 * @typedef {object} Outline
 * @property {string} title
 * @property {string[]} about
 * @property {{title: string, lines: OutlineLine[]}[]} months
 * @property {{title: string, lines: string[]}} removed  what was ticked and is no longer in the plan
 * @property {string} url
 */

/** A plan's outline as Markdown. @param {Outline} outline @returns {string} */
export function markdown({ title, about, months, removed, url }) {
  const parts = [`# ${escapeMarkdown(title)}`, ...about.map(paragraph)];
  for (const month of months) parts.push(`## ${escapeMarkdown(month.title)}`, month.lines.map(taskItem).join("\n"));
  if (removed.lines.length > 0)
    parts.push(
      `## ${escapeMarkdown(removed.title)}`,
      removed.lines.map((line) => `- [x] ${escapeMarkdown(line)}`).join("\n"),
    );
  return `${[...parts, `<${url}>`].join("\n\n")}\n`;
}

/** @param {OutlineLine} line */
function taskItem({ title, when, text, done, links }) {
  const sources = links.map((link) => `[${escapeMarkdown(link.title)}](${link.url})`).join(" · ");
  return `- [${done ? "x" : " "}] **${escapeMarkdown(title)}** (${escapeMarkdown(when)}). ${escapeMarkdown(text)} ${sources}`;
}

/** Words that mean themselves, in one line. @param {string} text */
const escapeMarkdown = (text) =>
  text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>&~|#]/g, "\\$&");

/** The same where it begins a line, which could make a list or a rule of it. @param {string} text */
const paragraph = (text) =>
  escapeMarkdown(text)
    .replace(/^([-+=])/, "\\$1")
    .replace(/^(\d+)([.)])/, "$1\\$2");
