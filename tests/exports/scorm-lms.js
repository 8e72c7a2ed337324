// A learning platform with one learner: scorm-again as its run-time, a record of what is set, the package in a frame.

const NAMES = {
  scorm12: { object: "API", set: "LMSSetValue", commit: "LMSCommit", make: () => new Scorm12API({ logLevel: 5 }) },
  scorm2004: { object: "API_1484_11", set: "SetValue", commit: "Commit", make: () => new Scorm2004API({ logLevel: 5 }) },
};
const platform = { calls: [], commits: 0, run: null };

/** Opens a package with what the platform kept of the last time. */
function launch({ edition, address, kept }) {
  const { object, set, commit, make } = NAMES[edition];
  const run = make();
  run.loadFromJSON(kept, "");
  const [setValue, keep] = [run[set].bind(run), run[commit].bind(run)];
  run[set] = (element, value) => {
    const took = String(setValue(element, value));
    platform.calls.push([element, value, took]);
    return took;
  };
  run[commit] = (nothing) => {
    platform.commits++;
    return keep(nothing);
  };
  Object.assign(platform, { run });
  open_frame(object, run, address);
}

/** Opens a package on a platform that has next to nothing: no mode, no count, and commits that fail when told to. */
function launchBare({ edition, address, refuses }) {
  const { object } = NAMES[edition];
  const calls = { Initialize: () => true, GetValue: () => null, SetValue: (...given) => Boolean(platform.calls.push(given)), Commit: () => !refuses, Finish: () => true, Terminate: () => true };
  const names = Object.entries(calls).map(([name, call]) => [edition === "scorm12" ? `LMS${name}` : name, call]);
  open_frame(object, Object.fromEntries(names), address);
}

function open_frame(object, run, address) {
  window[object] = run;
  document.body.append(Object.assign(document.createElement("iframe"), { src: address, name: "package", width: "100%", height: 700 }));
}

/** Closes the package; what the platform has then. */
function leave() {
  document.querySelector("iframe").remove();
  return { ...told(), closed: platform.run.isTerminated() };
}

/** What the platform has now. */
function told() {
  const { run, calls, commits } = platform;
  return { calls, commits, cmi: run && run.renderCMIToJSONObject().cmi };
}
