"""The sums of a worked audit, before and after, and the audit as the reader's tool takes it in."""

from collections.abc import Sequence

from skillsdivide.derive.surface import Surface, surface
from skillsdivide.schema.course import LoggedTask, WorkedAudit

WRITTEN = 1795867200
"""The day that readers' audits carry as that of their last change, in seconds since 1970: 28 November 2026 at noon."""


def log_surface(lines: Sequence[LoggedTask], *, later: bool) -> Surface:
    """The surface in hours, of the first five weeks or of the later ones."""
    return surface((line.stance, sum(line.later if later else line.hours)) for line in lines)


def audit_file(audit: WorkedAudit, titles: tuple[str, str], skills: Sequence[str]) -> dict[str, object]:
    """The two audits as a file that the audit tool takes in (scripts/audit/exchange.js).

    `titles`: of the first and of the later one; `skills`: ids of the skills that the person holds.
    """
    audits = {
        f"{audit.id}-{when}": {
            "title": title,
            "role": audit.role or "",
            "changed": WRITTEN,
            "tasks": [_task(number, line, hours) for number, line in enumerate(audit.lines, 1) if any(hours := line.later if when == "later" else line.hours)],
            "skills": list(skills),
        }
        for when, title in zip(("first", "later"), titles, strict=True)
    }
    return {"kind": "skills-divide-audits", "format": 2, "data": audits}


def _task(number: int, line: LoggedTask, hours: Sequence[float]) -> dict[str, object]:
    return {"id": f"line-{number}", "text": line.text, "stance": line.stance, "hours": list(hours), **({"task": line.task} if line.task else {})}
