"""Calendars out of a number: series, moved and cancelled occurrences, zones, as programs write them."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

FIRST = datetime.fromisoformat("2026-10-19")
"""The first of the five weeks; times stand without a zone, because a property says it."""

ZONES = ["Europe/Berlin", "America/New_York", "Asia/Tokyo", "Africa/Algiers", "Australia/Sydney", "UTC"]
STEADY = {"Asia/Tokyo", "Africa/Algiers", "UTC"}
"""Zones whose clocks are never changed. Elsewhere readers differ: in a night in which they are, eight hours of RFC 5545 pass, and no eight hours on the clock."""
WINDOWS = {"Europe/Berlin": "W. Europe Standard Time", "America/New_York": "Eastern Standard Time", "Asia/Tokyo": "Tokyo Standard Time"}
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
NAMES = ["Board", "Call", "Réunion", "Plan", "مراجعة", "Review, with the team"]


def rule(pick: random.Random, start: datetime, zone: str) -> str:
    """A rule that begins with the event itself."""
    frequency = pick.choice(["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY"])
    day = DAYS[start.weekday()]
    parts = [f"FREQ={frequency}"]
    if pick.random() < 0.4:
        parts.append(f"INTERVAL={pick.randint(1, 4)}")
    end = pick.random()
    if end < 0.3:
        parts.append(f"COUNT={pick.randint(1, 60)}")
    elif end < 0.6:
        until = max(start + timedelta(days=2), FIRST + timedelta(days=6) + timedelta(days=pick.randint(-20, 40), hours=pick.randint(0, 23)))
        parts.append(f"UNTIL={until:%Y%m%dT%H%M%S}{'' if zone == 'floating' else 'Z'}")
    if frequency == "WEEKLY" and pick.random() < 0.7:
        parts.append("BYDAY=" + ",".join(sorted({day, *pick.sample(DAYS, pick.randint(0, 3))}, key=DAYS.index)))
    if frequency == "MONTHLY":
        shape = pick.random()
        if shape < 0.3:
            parts.append(f"BYMONTHDAY={start.day}" + (",-1" if pick.random() < 0.3 else ""))
        elif shape < 0.6:
            parts.append(f"BYDAY={(start.day - 1) // 7 + 1}{day}")
    if frequency == "YEARLY" and pick.random() < 0.5:
        parts.append(f"BYMONTH={start.month}")
    if frequency == "WEEKLY" and pick.random() < 0.2:
        parts.append("WKST=" + pick.choice(["SU", "MO"]))
    return "RRULE:" + ";".join(parts)


def stamp(name: str, time: datetime, zone: str, *, windows: bool = False) -> str:
    """A property with a time in a zone."""
    if zone == "floating":
        return f"{name}:{time:%Y%m%dT%H%M%S}"
    if zone == "UTC":
        return f"{name}:{time:%Y%m%dT%H%M%S}Z"
    return f"{name};TZID={WINDOWS.get(zone, zone) if windows else zone}:{time:%Y%m%dT%H%M%S}"


def event(lines: list[str]) -> list[str]:
    """An event with its ends, long lines folded."""
    folded = []
    for line in lines:
        data = line
        while len(data.encode()) > 75:
            cut = 60
            folded.append(data[:cut])
            data = " " + data[cut:]
        folded.append(data)
    return ["BEGIN:VEVENT", "DTSTAMP:20260101T000000Z", *folded, "END:VEVENT"]


def series(pick: random.Random, uid: str) -> list[str]:
    """An event, most often one that comes back, with what moves, adds and takes out."""
    zone = pick.choice([*ZONES, "floating"])
    windows = zone in WINDOWS and pick.random() < 0.3
    start = FIRST + timedelta(days=pick.randint(-60, 45), hours=pick.randint(0, 23), minutes=pick.choice([0, 15, 30]))
    length = timedelta(minutes=pick.choice([15, 30, 60, 90, 480]))
    name = pick.choice(NAMES)
    summary = "SUMMARY:" + name.replace(",", "\\,")
    lines = [f"UID:{uid}", summary, stamp("DTSTART", start, zone, windows=windows)]
    if zone not in STEADY or pick.random() < 0.6:
        lines.append(stamp("DTEND", start + length, zone, windows=windows))
    else:
        lines.append(f"DURATION:PT{int(length.total_seconds() // 60)}M")
    if pick.random() < 0.1:
        lines.append("STATUS:CANCELLED")
    if pick.random() < 0.1:
        lines.append("TRANSP:TRANSPARENT")
    others = []
    if pick.random() < 0.75:
        weekly = f"RRULE:FREQ=WEEKLY;COUNT={pick.randint(3, 12)}"
        moved = pick.random() < 0.4
        lines.append(weekly if moved else rule(pick, start, zone))
        if pick.random() < 0.3:
            lines.append(stamp("EXDATE", start + timedelta(days=7 * pick.randint(3, 5)), zone, windows=windows))
        if pick.random() < 0.2:
            lines.append(stamp("RDATE", start + timedelta(days=pick.randint(1, 20), hours=1), zone, windows=windows))
        if moved:
            which = start + timedelta(days=7 * pick.randint(1, 2))
            to = which + timedelta(days=pick.randint(-3, 3), minutes=pick.choice([0, 45, 120]))
            own = [f"UID:{uid}", summary, stamp("RECURRENCE-ID", which, zone, windows=windows)]
            own += [stamp("DTSTART", to, zone, windows=windows), stamp("DTEND", to + length * pick.choice([1, 2]), zone, windows=windows)]
            if pick.random() < 0.2:
                own.append("STATUS:CANCELLED")
            others.append(event([*own, f"SEQUENCE:{pick.randint(1, 3)}"]))
    return [*event(lines), *(line for other in others for line in other)]


def calendar(number: int) -> str:
    """The calendar of a number."""
    pick = random.Random(number)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//own//EN"]
    for place in range(pick.randint(1, 6)):
        lines += series(pick, f"{number}-{place}@example.org")
        if pick.random() < 0.2:
            day = FIRST + timedelta(days=pick.randint(0, 30))
            lines += event(
                [f"UID:{number}-{place}-day", "SUMMARY:Day off", f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"]
            )
    return "\r\n".join([*lines, "END:VCALENDAR", ""])
