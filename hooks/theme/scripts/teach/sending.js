// Ways for a result to reach the teacher without a server. Values in, values out.

const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;
/** Signs of an address that every mail program takes: some cut longer ones, and a code with them. */
const LONGEST_LINK = 1900;

/** The mail address in a teacher's line, or an empty text. @param {string} line */
export const addressIn = (line) => ADDRESS.exec(line)?.[0] ?? "";

/** A link that opens the student's mail program. @param {{to: string, subject: string, body: string}} mail */
export const mailLink = ({ to, subject, body }) =>
  `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;

/** Whether some mail programs would cut a link. @param {string} link */
export const isLongMail = (link) => link.length > LONGEST_LINK;
