// A learning platform with one learner: scorm-again as its run-time, or next to none; a record of what is set; the package in a frame.

const NAMES = {
  scorm12: { object: "API", set: "LMSSetValue", commit: "LMSCommit", make: () => new Scorm12API({ logLevel: 5 }) },
  scorm2004: {
    object: "API_1484_11",
    set: "SetValue",
    commit: "Commit",
    make: () => new Scorm2004API({ logLevel: 5 }),
  },
};
const platform = { calls: [], refused: [], commits: 0, run: null };

/** Opens a package with what the platform kept of the last time. */
function launch({ edition, address, kept }) {
  const { object, set, commit, make } = NAMES[edition];
  const run = make();
  run.loadFromJSON(kept, "");
  const [setValue, keep] = [run[set].bind(run), run[commit].bind(run)];
  run[set] = (element, value) => {
    platform.calls.push([element, value]);
    const took = setValue(element, value);
    if (String(took) !== "true") platform.refused.push([element, value]);
    return took;
  };
  run[commit] = (nothing) => {
    platform.commits++;
    return keep(nothing);
  };
  platform.run = run;
  show(object, run, address);
}

/** Opens a package on a platform that says nothing of what it may leave unsaid, and that keeps nothing where it `refuses`. */
function launchBare({ edition, address, refuses }) {
  platform.refuses = refuses;
  const calls = {
    Initialize: () => true,
    GetValue: () => null,
    SetValue: (...pair) => Boolean(platform.calls.push(pair)),
    Commit: () => !platform.refuses,
    Finish: () => true,
    Terminate: () => true,
  };
  const named = Object.entries(calls).map(([name, call]) => [edition === "scorm12" ? `LMS${name}` : name, call]);
  show(NAMES[edition].object, Object.fromEntries(named), address);
}

function show(object, run, address) {
  window[object] = run;
  document.body.append(Object.assign(document.createElement("iframe"), { src: address, width: "100%", height: 700 }));
}

/** Closes the package. */
function leave() {
  document.querySelector("iframe").remove();
}

/** What the platform was told and has. */
function told() {
  const { calls, refused, commits, run } = platform;
  return { calls, refused, commits, closed: run?.isTerminated(), cmi: run?.renderCMIToJSONObject().cmi };
}
