// What the SCORM player keeps and reports, by its pure modules.
import { pack, unpack } from "../../hooks/theme/scripts/scorm/pack.js";
import { scorm12, scorm2004 } from "../../hooks/theme/scripts/scorm/standards.js";
import { serve } from "./lines.mjs";

const standards = { scorm12, scorm2004 };

const ANSWERS = {
  pack({ version, sitting, limit }) {
    const packed = pack(version, sitting, limit);
    return { packed, back: unpack(packed, version) };
  },
  unpack: ({ text, version }) => unpack(text, version),
  interactions: ({ edition, told }) =>
    told.map((each) => standards[edition].interaction(0, { ...each, at: new Date(each.at) }, false)),
  left: ({ edition, seconds }) => standards[edition].suspend("", seconds),
};

serve(({ what, ...given }) => ANSWERS[what](given));
