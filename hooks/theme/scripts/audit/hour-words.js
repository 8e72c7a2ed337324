// Hours that people write in words, put into digits: half an hour, deux heures et demie, ساعتين. Values in, values out.

import { latinDigits } from "../lib/digits.js";

/** @type {Record<string, number>} */
const NUMBERS = {
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
  ...{ eleven: 11, twelve: 12, fifteen: 15, twenty: 20, thirty: 30, forty: 40, "forty-five": 45, fifty: 50, sixty: 60 },
  ...{ un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, sept: 7, huit: 8, neuf: 9, dix: 10, onze: 11, douze: 12 },
  ...{
    quinze: 15,
    vingt: 20,
    trente: 30,
    quarante: 40,
    "quarante-cinq": 45,
    ein: 1,
    eine: 1,
    zwei: 2,
    drei: 3,
    vier: 4,
  },
  ...{
    fünf: 5,
    sechs: 6,
    sieben: 7,
    acht: 8,
    neun: 9,
    zehn: 10,
    zwölf: 12,
    fünfzehn: 15,
    fünfundvierzig: 45,
    vierzig: 40,
    fünfzig: 50,
    zwanzig: 20,
    dreißig: 30,
  },
  ...{ ثلاث: 3, ثلاثة: 3, أربع: 4, اربع: 4, أربعة: 4, خمس: 5, خمسة: 5, ست: 6, ستة: 6, سبع: 7, سبعة: 7, ثمان: 8 },
  ...{
    ثماني: 8,
    تسع: 9,
    تسعة: 9,
    عشر: 10,
    عشرة: 10,
    عشرين: 20,
    عشرون: 20,
    ثلاثين: 30,
    أربعين: 40,
    أربعون: 40,
    اربعين: 40,
    خمسين: 50,
  },
};
/** What stands behind hours and is a part of one. @type {[string, number][]} */
const PARTS = [
  [
    "\\s?(?:and (?:a |one )?half|et demie?|und eine halbe|e mei[ao]|y media|e mezz[ao]|en een half|og en halv|och en halv|i pół|و ?نص(?:ف)?)",
    0.5,
  ],
  ["\\s?(?:and a quarter|et (?:un )?quart|und eine viertel|و ?ربع)", 0.25],
  ["\\s?و ?ثلث", 1 / 3],
  ["\\s?(?:moins (?:le|un) quart|[إا]لا ربع)", -0.25],
];
const HOUR = "h|hrs?|hours?|heures?|stunden?|ساعات|ساعة|ساعه";
const MINUTE = "min|mins|minutes?|minuten?|دقائق|دقيقة|دقيقه";
const DIGITS = "\\p{Nd}+(?:[.,٫]\\p{Nd}+)?";
const ARTICLES = new Set(["a", "an", "un", "une", "ein", "eine"]);
const WORDS = Object.keys(NUMBERS).sort((one, other) => other.length - one.length);
const PLAIN = WORDS.filter((word) => !ARTICLES.has(word)).join("|");
/** One word, or two that make one number: forty-five, vingt-cinq, خمس وعشرين. */
const FIRST = WORDS.filter((word) => NUMBERS[word] >= 20 || /\p{Script=Arabic}/u.test(word)).join("|");
const WORD = `(?:(?:${FIRST})(?:-| et | ?و ?| ))?(?:${PLAIN})|${[...ARTICLES].join("|")}`;
/** Behind another number none is read, for nobody knows here what the two make. */
const [BEFORE, BEHIND] = [
  `(?<![\\p{L}\\p{N}/.,-]|(?<!\\p{L})(?:hundred|cent|hundert|مئة|مائة|${PLAIN})(?: and| et| و)? )`,
  "(?![\\p{L}\\p{N}])",
];
const whole = (/** @type {string} */ pattern) => new RegExp(`${BEFORE}(?:${pattern})${BEHIND}`, "giu");

/** @param {string} text */
const numberOf = (text) =>
  /\p{N}/u.test(text) ? Number(latinDigits(text).replace(/[,٫]/, ".")) : sumOf(text.toLowerCase());

/** The number that one word or two make. @param {string} words */
const sumOf = (words) =>
  NUMBERS[words] ??
  words
    .split(/[ -]/)
    .map((word) => NUMBERS[word] ?? NUMBERS[word.replace(/^و/, "")] ?? 0)
    .reduce((sum, each) => sum + each, 0);
/** @param {string} whole @param {string} seconds */
const inMinutes = (whole, seconds) =>
  `${Math.round((Number(latinDigits(whole)) + Number(latinDigits(seconds)) / 60) * 100) / 100} min`;
const minutes = (/** @type {number} */ hours) => `${Math.round(hours * 60)} min`;

/** Units of languages whose other words are not read here. */
const [FOREIGN_HOUR, FOREIGN_MINUTE] = [
  "horas?|or[ae]|hs|uur|uren|u|godz(?:in[ay]?)?|tim(?:me|mar)?|timer|hod(?:in[ay]?)?|óra|ώρες|ώρα|jam|giờ|годин[аи]?|год|ساعت|שעות|שעה|घंटे|घंटा|시간|小时|時間",
  "minut(?:[ioyea]|os|er|en)?|menit|phút|λεπτά|хвилини?|хв|دقیقه|דקות|मिनट|분|分钟|分",
];
/** Such a unit counts where the line ends or goes on with a sign, a number or what joins two. */
const GOES_ON = "(?=\\.?\\s*(?:$|[)\\].,;:–—-]|\\p{Nd}|(?:e|y|og|och|i|en|ve|и)\\s))\\.?";
const foreign = (/** @type {string} */ words) => new RegExp(`(?<=\\p{Nd})\\s?(?:${words})${GOES_ON}`, "giu");

/** What is written in words, and its digits. @type {[RegExp, string | ((...groups: string[]) => string)][]} */
const RULES = [
  // 18:25 min are minutes and seconds
  [
    /(?<![\p{N}:.,])(\p{Nd}{1,2}):(\p{Nd}\p{Nd}) ?min(?:utes|uten)?(?!\p{L})/giu,
    (_, whole, seconds) => inMinutes(whole, seconds),
  ],
  [foreign(FOREIGN_HOUR), " h"],
  [foreign(FOREIGN_MINUTE), " min"],
  [/(?<=\p{Nd},\p{Nd}{1,2}) time(?=\s*(?:$|[)\].,;]))/gu, " h"],
  [/(?<=\p{Nd} ?h) (?:e|y|og|och|i|en|ve|и) (?=\p{Nd}{1,2} ?min)/giu, " "],
  [
    whole(`(?:([1-9]) )?([13])/([24]) ?(?:${HOUR}|std)`),
    (_, number = "0", part = "1", of = "1") => minutes(Number(number) + Number(part) / Number(of)),
  ],
  [
    whole("(?:three|3)[ -]quarters of an hour|trois[ -]quarts d['’]heure|3/4 ?(?:d['’]heure|h)|drei ?viertel ?stunde"),
    "45 min",
  ],
  [
    whole(
      "(?:half an?|a half|half)[ -]hour|(?:une |1 )?demi[ -]heure|(?:eine )?halbe stunde|1/2 ?(?:heure|hour|stunde|h)|نص(?:ف)? ساع[ةه]",
    ),
    "30 min",
  ],
  [
    whole(
      "(?:a )?quarter of an hour|(?:un |1 )?quart d['’]heure|(?:eine )?viertel ?stunde|1/4 ?(?:d['’]heure|h)|ربع ساع[ةه]",
    ),
    "15 min",
  ],
  [whole("ثلث ساع[ةه]"), "20 min"],
  [whole("(?:anderthalb|eineinhalb) stunden?"), "1.5 h"],
  [whole("(zwei|drei|vier|fünf)einhalb stunden?"), (_, number) => `${numberOf(number) + 0.5} h`],
  [whole(`(${WORD}|${DIGITS}) and a half (?:hours?|hrs?)`), (_, number) => `${numberOf(number) + 0.5} h`],
  ...PARTS.map(
    ([words, part]) =>
      /** @type {[RegExp, (...groups: string[]) => string]} */ ([
        whole(`(?:(${WORD}|${DIGITS}) ?(?:${HOUR})|(ساعت(?:ين|ان))|ساع[ةه])${words}`),
        (_, number, two) => minutes((number ? numberOf(number) : two ? 2 : 1) + part),
      ]),
  ),
  [whole("ساعت(?:ين|ان)"), "2 h"],
  [whole("دقيقت(?:ين|ان)"), "2 min"],
  [whole(`(${WORD})[ -](?:${HOUR})`), (_, number) => `${numberOf(number)} h`],
  [whole(`(${WORD})[ -](?:${MINUTE})`), (_, number) => `${numberOf(number)} min`],
  // one hour, where no number stands before it
  [/(?<![\p{L}\p{N}]|\p{N} |(?:كل|في|بعد|قبل) )ساع[ةه](?![\p{L}\p{N}]| \p{N})/gu, "1 h"],
  // minutes with the sign for feet, at the end and not within quotation marks
  [/(?<=^|[\s([:=–-]|\d\s?h\s?)(?<!(?:^|\s)['‘’][^'’]*)(\p{Nd}{1,3})['’′](?=[)\].,;\s]*$)/giu, "$1 min"],
];
/** Without any of these no rule applies. */
const MAY_APPLY = new RegExp(
  `hour|hr|heure|stunde|h(?!\\p{L})|min|ساع|دقي|دقائ|\\p{Nd}['’′]|\\p{Nd}\\s?(?:${FOREIGN_HOUR}|${FOREIGN_MINUTE})(?!\\p{L})|,\\p{Nd}+ time`,
  "iu",
);
/** Digits and a unit alone, as most cells have them, are in no words. */
const IS_PLAIN = /^(?:[\d.,:\s]*h?|[\d.,\s]*min)$/i;

/** A text whose hours in words stand in digits: `Deploy - 30 min` for `Deploy - half an hour`. @param {string} text */
export const inDigits = (text) =>
  MAY_APPLY.test(text) && !IS_PLAIN.test(text)
    ? RULES.reduce((said, [pattern, digits]) => said.replace(pattern, /** @type {string} */ (digits)), text)
    : text;
