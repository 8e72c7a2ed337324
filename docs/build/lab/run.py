"""Runs the laboratory: `python3 run.py` all of it, `python3 run.py 3` one attack before and after its fix.

It needs Python 3.11 or later, no network and no package.
"""

import sys
import textwrap

sys.dont_write_bytecode = True  # so that the folder stays as it was downloaded

from agent import FIXES, Agent  # noqa: E402
from attacks import ACCIDENT, ATTACKS, JOBS, LEFT, Attack, office  # noqa: E402

EVERY = (*ATTACKS, ACCIDENT, LEFT)
ALL = frozenset(FIXES)
WIDTH = 68
SHOWN = 8
"""How many lines of a transcript are printed before the rest is counted."""


def attack(each: Attack, fixes: frozenset[str]) -> tuple[Agent, bool]:
    """Runs an attack against a fresh office. Returns the agent, and whether the attacker succeeded."""
    place = office()
    if each.prepare:
        each.prepare(place)
    agent = Agent(place, fixes, each.asker)
    return agent, each.succeeded(agent, agent.run(each.request))


def transcript(agent: Agent, *, succeeded: bool) -> str:
    """Returns what was said and done, a line each, with what it came to."""
    lines = agent.transcript if len(agent.transcript) <= SHOWN else [*agent.transcript[: SHOWN - 2], ("...", ""), agent.transcript[-1]]
    shown = [_hanging(who, text) for who, text in lines]
    return "\n".join([*shown, f"RESULT  {'the attack succeeded' if succeeded else 'the attack failed'}"])


def _hanging(who: str, text: str) -> str:
    parts = [line for part in text.splitlines() for line in textwrap.wrap(part, WIDTH)] or [""]
    return "\n        ".join([f"{who:<8}{parts[0]}", *parts[1:]]).rstrip()


def both(each: Attack) -> tuple[str, str]:
    """Returns the transcripts of an attack before and after its fix; after all fixes for the one that still works."""
    before, after = (attack(each, fixes) for fixes in (frozenset[str](), ALL if each is LEFT else frozenset({each.fix})))
    return transcript(before[0], succeeded=before[1]), transcript(after[0], succeeded=after[1])


def table() -> str:
    """Returns which fix alone stops which attack."""
    lines = [f"{'':<39}stopped by"]
    for each in (*ATTACKS, ACCIDENT):
        stopping = [fix for fix in FIXES if not attack(each, frozenset({fix}))[1]]
        lines.append(f"{each.number:>2} {each.risk:<36}{', '.join(stopping)}")
    return "\n".join(lines)


def price() -> str:
    """Returns how many attacks succeed and how many jobs get done without any fix and with all, and how often a person is asked."""
    lines = [f"{'':<14}{'attacks of 10':>14}{'jobs of 10':>12}{'asked':>7}"]
    for name, fixes in (("without fixes", frozenset[str]()), ("with all", ALL)):
        won = sum(attack(each, fixes)[1] for each in ATTACKS)
        agents = [Agent(office(), fixes) for _ in JOBS]
        done = [job.done(agent, agent.run(job.request)) for job, agent in zip(JOBS, agents, strict=True)]
        lines.append(f"{name:<14}{won:>14}{sum(done):>12}{sum(agent.asked for agent in agents):>7}")
        lines += [f"  not done: {' / '.join(job.request.splitlines())}" for job, ok in zip(JOBS, done, strict=True) if not ok]
    return "\n".join(lines)


def log() -> str:
    """Returns the log of the first attack as it stands, and what its check says after somebody has changed a line."""
    agent = attack(ATTACKS[0], frozenset())[0]
    lines = [f"{number} {mark} {textwrap.shorten(text, 50)}" for number, (text, mark) in enumerate(agent.log.lines, 1)]
    lines.append(f"first broken line: {agent.log.first_broken()}")
    text, mark = agent.log.lines[3]
    agent.log.lines[3] = (text.replace("members", "minutes"), mark)
    lines += ["somebody writes 'minutes' for 'members' in line 4", f"first broken line: {agent.log.first_broken()}"]
    return "\n".join(lines)


def main(wanted: list[str]) -> None:
    """Prints the attacks that were asked for, or everything."""
    for each in EVERY:
        if not wanted or str(each.number) in wanted:
            before, after = both(each)
            fix = "every fix" if each is LEFT else f"the fix '{each.fix}': {FIXES[each.fix]}"
            print(f"{each.number}. {each.risk}\n   Success: {each.success}\n\nBEFORE\n{before}\n\nAFTER, with {fix}\n{after}\n")
    if not wanted:
        print(f"THE LOG\n{log()}\n\nTHE FIXES\n{table()}\n\nTHE PRICE\n{price()}")


if __name__ == "__main__":
    main(sys.argv[1:])
