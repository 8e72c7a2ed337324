// What is typed into the search, read; and what is shown of a page that was found.

import assert from "node:assert/strict";
import { test } from "node:test";
import { hitsOf, titleFirst, withoutTitle } from "../../hooks/theme/scripts/search/hits.js";
import { find, queriesFor } from "../../hooks/theme/scripts/search/query.js";

for (const [typed, ...queries] of [
  ["", []],
  ["  ", []],
  ['""', []],
  ["vector  indexes ", ["vector indexes"]],
  ['"spending paradox" 2026', ["spending paradox 2026", "spending paradox"]],
  ["“spending paradox”", ["spending paradox", "spending paradox"]],
  ["«spending paradox»", ["spending paradox", "spending paradox"]],
  ['"spending para', ["spending para"]],
  ["C#", ["C#", "C#"]],
  ["c++ and AZ-900", ["c++ AZ-900", "c++", "AZ-900"]],
  ["(.NET), ASP.NET.", ["(.NET), ASP.NET.", ".NET", "ASP.NET"]],
  ["A sentence. Another", ["sentence. Another"]],
  ["how to test a headline", ["test headline"]],
  ['"test a headline"', ["test headline", "test a headline"]],
  ["what is it", ["it"]],
  ["who and why", ["who and why"]],
  ["$650 billion", ["650 billion"]],
  ["650", ["650"]],
  ["eﬃciency", ["efficiency"]],
  ["ｖｅｃｔｏｒ", ["vector"]],
  ["re\u00adview\u200b", ["review"]],
  ["O NET", ["ONET", "ONET"], ["O NET"]],
  ["O*NET", ["O*NET"]],
  ["a role", ["role"]],
  ["où va l'argent", ["va l'argent"]],
  ["ما يميز 2026", ["يميز 2026"]],
  ["\u2068دور\u2069", ["دور"]],
]) {
  test(`typed: ${JSON.stringify(typed)}`, () => {
    const wanted = queries.filter((each) => each.length > 0).map(([words, ...exact]) => ({ words, exact }));
    assert.deepEqual(queriesFor(typed), wanted);
  });
}

test("a page must hold each code and phrase, and words that are apart come only where none are joined", async () => {
  const index = { "agent C#": ["a", "b"], '"C#"': ["b"], "O NET": ["c"] };
  const search = async (words) => ({ results: (index[words] ?? []).map((id) => ({ id })) });
  assert.deepEqual(await find("agent C#", search), [{ id: "b" }]);
  assert.deepEqual(await find("O NET", search), [{ id: "c" }]);
  assert.deepEqual(await find("C#", search), []);
});

test("a word with a dot, which the index drops, stands on a page as it is", async () => {
  const texts = { a: "A .NET developer.", b: "O*NET, networks", c: "internet.NETs" };
  const results = Object.entries(texts).map(([id, raw_content]) => ({ id, data: async () => ({ raw_content }) }));
  const search = async () => ({ results });
  assert.deepEqual(
    (await find(".net", search)).map(({ id }) => id),
    ["a"],
  );
});

test("an Arabic noun of which little is found is also looked for with its article and its ending, each page once, the best first", async () => {
  const many = Array.from({ length: 10 }, (_, id) => ({ id: `${id}`, score: 1 }));
  const [low, high, other] = [
    { id: "a", score: 1 },
    { id: "a", score: 4 },
    { id: "b", score: 3 },
  ];
  const index = { شهاده: [low, other], الشهادة: [high], دور: many, الدور: [high], الادوار: [low], ref: [low] };
  const search = async (words, options) => ({ results: (options ? undefined : index[words]) ?? [] });
  assert.deepEqual(await find("شهاده", search), [high, other]);
  assert.deepEqual(await find("دور", search), many);
  assert.deepEqual(await find("الادوار", search), [low]);
  assert.deepEqual(await find("ref", search), [low]);
});

for (const [excerpt, title, rest] of [
  ["<mark>Roles.</mark> The article", "Roles", "The article"],
  ["AI <mark>safety</mark> and more. Measures", "AI safety and more", "Measures"],
  ["Where does it stop? A kit", "Where does it stop?", "A kit"],
  ["C++ (the &lt;b&gt; one) Text", "C++ (the <b> one)", "Text"],
  ["Roleplay", "Role", "Roleplay"],
  ["Of roles", "Roles", "Of roles"],
  ["Roles", "Roles", ""],
]) {
  test(`no title twice: ${excerpt}`, () => assert.equal(withoutTitle(excerpt, title), rest));
}

test("a term of a list is a section, and the heading of the page is none", () => {
  const place = (location, balanced_score) => ({ location, balanced_score });
  const page = {
    url: "/glossary/",
    meta: { title: "Glossary" },
    excerpt: "",
    raw_content: "Glossary. Words. Agent A program. RAG Answering with passages.",
    anchors: [
      { element: "h1", id: "glossary", text: "Glossary", location: 0 },
      { element: "dt", id: "term-agent", text: "Agent", location: 2 },
      { element: "dt", id: "term-rag", text: "RAG", location: 5 },
    ],
    weighted_locations: [place(1, 1), place(5, 9)],
    sub_results: [
      {
        url: "/glossary/#glossary",
        title: "Glossary",
        excerpt: "Glossary. <mark>Words.</mark>",
        weighted_locations: [place(1, 1)],
      },
    ],
  };
  const { page: shown, sections } = hitsOf(page, "rag");
  assert.deepEqual(shown, { url: "/glossary/", title: "Glossary", excerpt: "<mark>Words.</mark>" });
  assert.deepEqual(
    sections.map(({ url, title, excerpt }) => [url, title, excerpt]),
    [["/glossary/#term-rag", "RAG", "Answering with passages."]],
  );
});

test("a list of occupations that has the very words is among the first, and nothing else changes places", async () => {
  const all = ["a", "b", "c", "d", "e"].map((id) => ({ id }));
  const answer = (list) => async (words, options) => {
    if (!options) return { results: all };
    return {
      results: words === '"web developers"' && options.filters.list === "occupations" && list ? [{ id: list }] : [],
    };
  };
  const order = async (typed, list) => (await find(typed, answer(list))).map(({ id }) => id).join("");
  assert.equal(await order("web developers", "e"), "abecd");
  assert.equal(await order("web developers", "b"), "abcde");
  assert.equal(await order("web developers", ""), "abcde");
  assert.equal(await order("developers", "e"), "abcde");
});

test("the row of a list leads to the page that it names, and comes first where its name was typed", () => {
  const row = (id, text, location) => ({ element: "th", id, text, location });
  const page = {
    url: "/roles/directory/engineering/",
    meta: { title: "Engineering" },
    excerpt: "",
    raw_content: "Engineering. Civil Engineering Technicians Civil Engineers",
    anchors: [row("17-3022.00", "Civil Engineering Technicians", 1), row("17-2051.00", "Civil Engineers", 4)],
    weighted_locations: [1, 2, 4, 5].map((location) => ({ location, balanced_score: location < 4 ? 9 : 1 })),
    sub_results: [],
  };
  const hits = (typed) => hitsOf(page, typed).sections.map(({ url, title }) => [url, title]);
  const [technicians, engineers] = [
    ["/roles/directory/17-3022.00/", "Civil Engineering Technicians"],
    ["/roles/directory/17-2051.00/", "Civil Engineers"],
  ];
  assert.deepEqual(hits("civil engineers"), [engineers, technicians]);
  assert.deepEqual(hits("civil engineer"), [technicians, engineers]);
  const other = { meta: { title: "Civil" }, anchors: [] };
  assert.deepEqual(titleFirst([other, page], "Civil engineers"), [page, other]);
});

test("the page whose title was typed comes first, and the others keep their order", () => {
  const pages = ["Read your role", "Roles", "Compare roles"].map((title) => ({ meta: { title }, anchors: [] }));
  const order = (/** @type {string} */ typed) => titleFirst(pages, typed).map(({ meta }) => meta.title);
  assert.deepEqual(order("roles "), ["Roles", "Read your role", "Compare roles"]);
  assert.deepEqual(order('"Compare roles"'), ["Compare roles", "Read your role", "Roles"]);
  assert.deepEqual(order("role"), ["Read your role", "Roles", "Compare roles"]);
});

test("a title may be typed without its accents and hamzas, or only its beginning; questions come after what they ask of", () => {
  const order = (/** @type {string} */ typed, /** @type {string[]} */ ...titles) =>
    titleFirst(
      titles.map((title) => ({ meta: { title }, anchors: [] })),
      typed,
    ).map(({ meta }) => meta.title);
  assert.deepEqual(order("metiers", "Lire", "Métiers"), ["Métiers", "Lire"]);
  assert.deepEqual(order("الادوار", "دور", "\u2068الأدوار\u2069"), ["\u2068الأدوار\u2069", "دور"]);
  assert.deepEqual(order("data", "Open data", "Data analysis"), ["Data analysis", "Open data"]);
  assert.deepEqual(order("AI", "Test: questions", "Other", "Test"), ["Test", "Test: questions", "Other"]);
  assert.deepEqual(order("test: questions", "Other", "Test", "Test: questions"), ["Test: questions", "Other", "Test"]);
  assert.deepEqual(order("AI", "Tests", "Test"), ["Tests", "Test"]);
});
