// Bundles the theme's scripts and styles, and the packages they load by name, into the files that readers load.
//
//     node bundle.mjs <theme> <packages> <out>
//
// <theme>        the folder with scripts/ and styles/
// <packages>     the node_modules with esbuild and what package.json here lists under "bundle"
// <out>/site/    what the site serves, as below its root
// <out>/inline/  what stands in each page
// <out>/player/  the quiz as one script and its styles, for packages of learning platforms

import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [THEME, PACKAGES, OUT] = process.argv.slice(2).map((path) => resolve(path));
const SCRIPTS = join(THEME, "scripts");

/** Scripts of the quiz, each whole in one file: what most pages load weighs less than in shared pieces, and an exam or a result comes when it is asked for. */
const QUIZ = ["quiz/quiz", "quiz/exam", "quiz/turns", "lib/items/result", "lib/numbers"];

/** The script of a role's page, whole as well, and that of the page that opens without a network, which must be kept with all that it loads. */
const ROLE = ["role/role", "offline/kept"];

/** What tells how far a reader is in the course: built apart, because sharing code with it would split the files that chapters load into more. */
const PLACE = ["go-on/place", "go-on/tell-place"];

/** The other scripts that pages load by name. */
const PAGES = [
  "audit/audit",
  "audit/worker",
  "compare/compare",
  "finder/finder",
  "go-on/go-on",
  "lists/checked-on",
  "lists/moved",
  "lists/section-files",
  "lists/table",
  "offline/register",
  "offline/switch",
  "plan/plan",
  "progress/chapter-read",
  "progress/erase",
  "progress/progress",
  "remind/remind",
  "review/review",
  "search/search",
  "teach/assign",
  "teach/results",
  "teach/work",
];

/** What stays a file of its own, one for all that load it: its state lives as long as the page. */
const STORAGE = ["lib/storage", "lib/storage-admin"];

/** Styles of the site, and of a feature, by the file that pages link. */
const STYLES = {
  site: "styles/site.css",
  directory: "styles/directory.css",
  home: "styles/home.css",
  standalone: "styles/standalone.css",
  role: "styles/role.css",
  languages: "styles/languages.css",
  "right-to-left": "styles/right-to-left.css",
};
for (const name of [
  "audit/audit",
  "audit/sheet",
  "compare/compare",
  "finder/finder",
  "go-on/place",
  "plan/plan",
  "progress/progress",
  "quiz/quiz",
  "quiz/plain",
  "remind/remind",
  "review/review",
  "teach/teach",
])
  STYLES[name] = `scripts/${name}.css`;

/** A plug-in that leaves imports of these scripts to the browser, by their place below assets/. @param {string[]} names */
const apart = (names) => ({
  name: "apart",
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
      const name = relative(SCRIPTS, join(resolveDir, path)).replaceAll("\\", "/");
      // every file that imports one lies one folder deep
      return kind !== "entry-point" && names.includes(name.replace(/\.js$/, ""))
        ? { path: `../${name}`, external: true }
        : undefined;
    });
  },
});

/** @param {string[]} names */
const scripts = (names) => Object.fromEntries(names.map((name) => [name, join(SCRIPTS, `${name}.js`)]));

const { bundle: packages } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const ESBUILD = "esbuild/lib/main.js";
const missing = [ESBUILD, ...Object.values(packages)].find((file) => !existsSync(join(PACKAGES, file)));
if (missing) {
  console.error(`hooks/packages/node_modules/${missing} is missing; run: make setup`);
  process.exit(1);
}
const { default: esbuild } = await import(pathToFileURL(join(PACKAGES, ESBUILD)).href);

// the names of shared pieces follow from paths as seen from the theme, which are the same on every machine
const always = { absWorkingDir: THEME, bundle: true, minify: true, charset: "utf8", logLevel: "warning" };
const module = { ...always, format: "esm", outdir: join(OUT, "site/assets") };

/** Options for one file of the player, made of these one after the other. @param {string} name @param {string[]} files */
const whole = (name, files) => ({
  ...always,
  stdin: {
    contents: files.map((file) => `${name.endsWith(".css") ? "@import" : "import"} "./${file}";`).join("\n"),
    loader: name.endsWith(".css") ? "css" : "js",
    resolveDir: THEME,
    sourcefile: name,
  },
  outfile: join(OUT, "player", name),
});

try {
  await Promise.all([
    esbuild.build({
      ...module,
      entryPoints: scripts([...QUIZ, ...ROLE, ...PLACE]),
      plugins: [apart([...STORAGE, ...QUIZ, ...PLACE])],
    }),
    esbuild.build({
      ...module,
      entryPoints: scripts([...PAGES, ...STORAGE]),
      splitting: true,
      chunkNames: "shared/[name]-[hash]",
      plugins: [apart([...STORAGE, ...QUIZ])],
    }),
    esbuild.build({
      ...module,
      entryPoints: Object.fromEntries(Object.entries(packages).map(([name, file]) => [name, join(PACKAGES, file)])),
      external: ["stream"],
    }),
    esbuild.build({ ...module, entryPoints: STYLES }),
    esbuild.build({
      ...always,
      format: "esm",
      entryPoints: scripts([
        "inline/colours",
        "inline/early",
        "inline/failures",
        "inline/fonts",
        "inline/languages",
        "inline/menu",
      ]),
      outdir: OUT,
    }),
    esbuild.build({
      ...always,
      entryPoints: { sw: join(SCRIPTS, "offline/service-worker.js") },
      outdir: join(OUT, "site"),
      minifySyntax: false, // it would reckon with the release's name before that is written in
    }),
    esbuild.build({
      ...whole("player.js", ["scripts/scorm/scorm.js", "scripts/quiz/quiz.js"]),
      format: "iife",
      // page-storage.js stands in for localStorage; its keys begin with the path of a site that is not there
      inject: [join(SCRIPTS, "scorm/page-storage.js")],
      define: { "import.meta.url": '"file:///"' },
    }),
    esbuild.build(whole("player.css", ["styles/base.css", "scripts/quiz/quiz.css", "scripts/scorm/scorm.css"])),
    esbuild.build(whole("plain.css", ["scripts/quiz/plain.css"])),
  ]);
} catch {
  process.exit(1); // esbuild has said what is wrong
}
