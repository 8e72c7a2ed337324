// The headings of tables that people and their programs write, in several languages, and the columns that they name. Values in, values out.

import { plainText } from "../lib/numbers.js";
import { readDates } from "./date-columns.js";
import { monday } from "./weeks.js";

/**
 * @typedef {"task" | "title" | "activity" | "description" | "key" | "project" | "date" | "week" | "hours" | "duration" | "minutes" | "seconds" | "start" | "end" | "end-date" | "all-day" | "break" | "stance"} Role
 * @typedef {{role: Role} | {week: number} | {calendarWeek: number, year?: number} | {day: string} | {weekday: true} | {monthDay: number, on?: number}} Meaning
 *   week: of the five, from 0; calendarWeek: of a year, from 1; day: an ISO date, of whose week the hours are; weekday: of a week, and monthDay of a month, that stands elsewhere; on: its weekday, from 0
 */

/** @type {Record<Role, string>} words without accents, in small letters */
const WORDS = {
  task: "task|tasks|task name|row labels|etiquettes de lignes|zeilenbeschriftungen|tache|taches|aufgabe|aufgaben|tarea|tarefa|taak|gorev|zadanie|задача|مهمة|المهمة|مهام|任务|タスク",
  title:
    "title|titel|titre|summary|issue summary|subject|objet|betreff|libelle|intitule|name|nom|item|topic|event|العنوان|الموضوع",
  activity: "attivita|activity|activite|tatigkeit|actividad|atividade|نشاط|النشاط",
  description:
    "description|task description|desc|beschreibung|descripcion|descrizione|descricao|omschrijving|notes?|notiz|comments?|commentaire|kommentar|work description|الوصف|описание",
  key: "key|issue key|ticket|ticket key|issue|issue id|id",
  project: "project|projet|projekt|proyecto|progetto|projeto|المشروع|проект|project name|client|kunde",
  date: "date|dates|datum|fecha|data|day|tag|jour|dia|giorno|dag|start date|started|started at|start|begin|work date|spent date|date worked|entry date|shift start date|week ending|week of|week starting|week beginning|week start|semaine du|woche vom|beginnt am|timestamp|date de debut|startdatum|beginn|التاريخ|تاريخ|اليوم|дата|日期|日付|tarih",
  week: "weeks?|week (?:number|no|nr)|iso ?week|calendar week|cw|kw|wk|kalenderwoche|woche|semaine|n(?:o|um(?:ero)?)? (?:de )?semaine|semana|settimana|uke|uge|vecka|الأسبوع|أسبوع|اسبوع",
  hours:
    "hours?|h|hrs|heures?|stunden|std|horas|ore|uren|ساعات|الساعات|عدد الساعات|часы|saat|hours worked|hours logged|logged hours|total hours|duration decimal|dauer std|dauer stunden|duree heures|duree en heures|duration hours|time decimal|time hours|hours decimal|hours spent|worked|logged|work hours|working hours|billable hours|completed work|sum of hours|somme de heures|summe von stunden|nb d heures|nombre d heures|nb heures|anzahl stunden|temps h|temps passe h|duration in hours|مجموع الساعات|عدد ساعات العمل|arbeitszeit|小时|時間",
  duration:
    "duration|dauer|duree|duracion|durata|duracao|duur|المدة|مدة|длительность|time|time spent|time worked|zeit|temps|tiempo|tempo|tijd|الوقت|duration h|time h|dauer h|duree h|duration hh mm|duration hh mm ss|worked time|tracked time|time tracked|time tracking|actual time|total time|total duration|temps passe|effort|aufwand|zeitaufwand|الوقت المستغرق|مدة العمل",
  minutes:
    "minutes?|mins?|minuten|minutos|minuti|minuten|دقائق|الدقائق|минуты|duration minutes|duration min|time min|time minutes|dauer min|duree min",
  seconds:
    "seconds?|secs?|sekunden|secondes|segundos|ثواني|duration seconds|time spent seconds|time spent s|timespentseconds|duration s",
  start:
    "start time|from|von|de|debut|heure de debut|startzeit|beginn uhrzeit|clock in|in|started time|shift start time|kommen|arrivee|beginnt um|من|البداية",
  end: "end time|to|bis|fin|heure de fin|endzeit|ende|clock out|out|stop|stop time|shift end time|gehen|depart|endet um|الى|النهاية",
  "end-date": "end date|stop date|shift end date|ended|ended at|end|enddatum|date de fin|endet am",
  "all-day": "all day|all day event|ganztagig|ganztagiges ereignis|journee entiere|toute la journee|طوال اليوم",
  break:
    "breaks?|unpaid break|unpaid break minutes|break minutes|break duration|break time|pauses?|pause min|pausenzeit|استراحة|الاستراحة",
  stance: "stance",
};
const ROLES = new Map(Object.entries(WORDS).map(([role, words]) => [role, new RegExp(`^(?:${words})$`, "u")]));
const AMOUNTS = /** @type {const} */ (["hours", "duration", "minutes"]);
/** Such a heading with its unit behind: Time spent (min). */
const COUNTED =
  /^(.+?) (?:in )?(?:(?<hours>h|hrs?|hours?|std|stunden|heures|decimal)|(?<duration>hh mm(?: ss)?|h m+)|(?<minutes>mins?|minutes|minuten)|(?<seconds>s|secs?|seconds|sekunden|secondes))$/u;
const FIVE = /^w(?:eek)? ?([1-5])$/;
const CALENDAR =
  /^(?:(\d{4}) ?)?(?:w|week|kw|cw|s|sem|semaine|woche|kalenderwoche|semana|settimana|uke|uge|vecka|أسبوع|الأسبوع|اسبوع) ?(\d{1,2})(?:(?: |\b)(\d{4}))?(?: .*)?$/u;

/** A heading without accents, signs, quotation marks and capitals. @param {string} text */
const plainHeading = (text) =>
  plainText(text)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** What a heading means, or null. @param {string} text @returns {Meaning | null} */
export function meaningOf(text) {
  const heading = text === "" ? "" : plainHeading(text);
  if (heading === "" || heading.length > 60) return null;
  for (const [role, pattern] of ROLES) if (pattern.test(heading)) return { role: /** @type {Role} */ (role) };
  const counted = COUNTED.exec(heading);
  const [unit] = counted ? Object.entries(counted.groups ?? {}).flatMap(([role, text]) => (text ? [role] : [])) : [];
  if (counted && AMOUNTS.some((role) => ROLES.get(role)?.test(counted[1]))) return { role: /** @type {Role} */ (unit) };
  const five = FIVE.exec(heading);
  if (five) return { week: Number(five[1]) - 1 };
  const calendar = CALENDAR.exec(heading);
  if (calendar && Number(calendar[2]) >= 1 && Number(calendar[2]) <= 53) {
    const year = calendar[1] ?? calendar[3];
    return { calendarWeek: Number(calendar[2]), ...(year ? { year: Number(year) } : {}) };
  }
  const day = readDates([text]).days[0];
  return day && /\d{4}/.test(text) ? { day } : null;
}

/** The Monday of a calendar week, counted as in ISO 8601. @param {number} week @param {number} year */
const mondayOf = (week, year) => monday(`${year}-01-04`, week - 1);

/** The Monday of a calendar week without a year: the last that has begun by some day. @param {number} week @param {string} today  an ISO date @param {number} [year] */
export function mondayOfWeek(week, today, year) {
  const now = Number(today.slice(0, 4));
  return year !== undefined
    ? mondayOf(week, year)
    : ([now, now - 1].map((each) => mondayOf(week, each)).find((day) => day <= today) ?? mondayOf(week, now));
}

/** The Monday of a cell that names a week of a year, "" for an empty one, null for what is none: 43, KW 43, 2026-W43. @param {string} text @param {string} today  an ISO date */
export function mondayIn(text, today) {
  if (text === "") return "";
  const week = /^(?:(20\d\d)[- ]?)?\p{L}{0,12}[. ]*(\d{1,2})(?:[-/ ]+(20\d\d))?$/u.exec(plainText(text));
  const number = Number(week?.[2] ?? 0);
  const year = week?.[1] ?? week?.[3];
  return number >= 1 && number <= 53 ? mondayOfWeek(number, today, year ? Number(year) : undefined) : null;
}

const TOTAL =
  "totals?|overall|altogether|insgesamt|au total|en tout|totaux|totale|sums?|summe|gesamt|gesamtsumme|gesamtergebnis|zwischensumme|ergebnis|somme|sous total|suma|итого|المجموع|الاجمالي|مجموع|合计";
const SUM = new RegExp(
  `^(?:(?:grand|sub) ?)?(?:${TOTAL})(?: (?:(?:hours?|h|heures|stunden|time)(?: (?:worked|spent|logged))?|general|overall|week(?:ly)?(?: \\d+)?|(?:kw|w|s|sem|semaine|woche|الاسبوع) ?\\d+|الساعات))?$`,
  "u",
);
const SUM_OF = new RegExp(`^(?:(?:${TOTAL}) (?:(?:for|of|de|du|des|di|fur|von) )?(.+)|(.+) (?:${TOTAL}))$`, "u");

/** Whether a cell says that its row sums up the others. @param {string} text */
export const isSum = (text) => SUM.test(plainHeading(text));

/** What a cell says that its row sums up, such as Site in "Site Total", or "". @param {string} text */
export function sumOf(text) {
  const [, behind, before] = SUM_OF.exec(plainHeading(text)) ?? [];
  return behind ?? before ?? "";
}

/** Whether two cells name the same, whatever their capitals and signs. @param {string} text @param {string} plain  as `sumOf` gives it */
export const names = (text, plain) => plainHeading(text) === plain;
