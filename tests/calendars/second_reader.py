"""Reads calendars by recurring_ical_events: hours by name and week. It runs in the environment of the readers."""

import json
import sys
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

WEEKS = 5
DAY = timedelta(days=1)


def hours(text: str, first: str, zone: ZoneInfo) -> dict[str, list[float]]:
    """The hours of five weeks, by name."""
    begin = datetime.fromisoformat(first)
    edges = [(begin + timedelta(weeks=week)).replace(tzinfo=zone).astimezone(UTC) for week in range(WEEKS + 1)]
    found: dict[str, list[float]] = defaultdict(lambda: [0.0] * WEEKS)

    def instant(time: datetime) -> datetime:
        return (time if time.tzinfo else time.replace(tzinfo=zone)).astimezone(UTC)

    calendar = icalendar.Calendar.from_ical(text)
    # a day more on both sides: floating times are taken for UTC while looking
    for event in recurring_ical_events.of(calendar).between(edges[0] - DAY, edges[-1] + DAY):
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        if not isinstance(start, datetime) or event.get("STATUS") == "CANCELLED" or event.get("TRANSP") == "TRANSPARENT":
            continue
        for week in range(WEEKS):
            inside = min(instant(end), edges[week + 1]) - max(instant(start), edges[week])
            found[str(event["SUMMARY"])][week] += max(0.0, inside.total_seconds() / 3600)
    return {name: [round(each, 4) for each in weeks] for name, weeks in found.items() if any(weeks)}


asked = json.load(sys.stdin)
json.dump([hours(text, asked["first"], ZoneInfo(asked["zone"])) for text in asked["calendars"]], sys.stdout)
