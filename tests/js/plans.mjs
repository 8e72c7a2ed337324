// Reads cases on standard input and answers with what the browser's surface, gap, choice of role and credential, and plan are.
import { obstacle } from "../../hooks/theme/scripts/lib/derive/credential-fit.js";
import { nearestRole, skillGap } from "../../hooks/theme/scripts/lib/derive/skill-gaps.js";
import { surface } from "../../hooks/theme/scripts/lib/derive/surface.js";
import { credentialChoices, planLines } from "../../hooks/theme/scripts/plan/lines.js";
import { nearestBrief, skillsAtOnce } from "../../hooks/theme/scripts/plan/recommend.js";

let text = "";
for await (const part of process.stdin) text += part;
const { surfaces, plans, steps, credentials, briefs = [], skills = {} } = JSON.parse(text);
const answers = plans.map(({ held, roles, domain, named, years, fieldYears }) => {
  const role = nearestRole(held, roles);
  const { shared, missing } = skillGap(held, role.skills);
  const fitting = credentials.filter((each) => obstacle(each, years, fieldYears) === null);
  const options = credentialChoices(missing, domain, fitting, named);
  return {
    role: role.id,
    shared,
    missing,
    options: options.map((each) => each.id),
    plan: planLines(
      skillsAtOnce(missing, nearestBrief(missing, domain, briefs), skills, years),
      steps,
      options.length > 0,
    ),
  };
});
console.log(JSON.stringify({ surfaces: surfaces.map(surface), plans: answers }));
