"""The agreement with a fresh judge: what is drawn, what the paper shows, how answers are read, and the figure by examples worked out elsewhere."""

from __future__ import annotations

import pytest
from protocol.kappa import TASKS, confusion, draw, kappa, paper, read_stances, table
from protocol.scores import UnreadableAnswers
from real_content import catalog


def test_the_figure_is_cohens() -> None:
    """Fifty applications read by two people, 20 and 15 of them alike: 0.7 observed and 0.5 by chance make 0.4."""
    assert kappa({("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}) == pytest.approx(0.4)


def test_three_stances_count_by_their_shares() -> None:
    """Cohen's own table of 1960, in shares of 200: 0.70 observed, 0.41 by chance."""
    cohen = {("a", "a"): 88, ("a", "b"): 10, ("a", "c"): 2, ("b", "a"): 14, ("b", "b"): 40, ("b", "c"): 6, ("c", "a"): 18, ("c", "b"): 10, ("c", "c"): 12}
    assert kappa(cohen) == pytest.approx((0.70 - 0.41) / (1 - 0.41))


def test_the_ends_of_the_scale() -> None:
    """Always alike, as often as chance has it, and never alike."""
    assert kappa({("a", "a"): 3, ("b", "b"): 4}) == 1
    assert kappa({("a", "a"): 5}) == 1
    assert kappa({("a", "a"): 1, ("a", "b"): 1, ("b", "a"): 1, ("b", "b"): 1}) == 0
    assert kappa({("a", "b"): 1, ("b", "a"): 1}) == -1


def test_answers_are_paired_with_ours() -> None:
    """Ours first; a task without an answer is refused, for a figure over fewer would be another one."""
    pairs = confusion({1: "human", 2: "augmented"}, {1: "human", 2: "human"})
    assert pairs == {("human", "human"): 1, ("augmented", "human"): 1}
    assert table(pairs, ("augmented", "human")).splitlines()[2:] == ["| augmented | 0 | 1 |", "| human | 0 | 1 |"]
    with pytest.raises(KeyError):
        confusion({1: "human"}, {})


def test_answers_are_read_and_faults_are_named_line_by_line() -> None:
    """As people write them, and all faults at once."""
    assert read_stances("# mine\n1: human\n\n2) `augmented`\n", "k", catalog().stances) == {1: "human", 2: "augmented"}
    with pytest.raises(UnreadableAnswers) as fault:
        read_stances("1: human\n1: human\n2: robot\nwell\n", "k", catalog().stances)
    assert [line.split(": ")[0] for line in str(fault.value).splitlines()] == ["k:2", "k:3", "k:4"]


def test_a_paper_shows_titles_and_tasks_and_no_judgement_of_ours() -> None:
    """The seed decides; the reasons are left out, and each stance stands there with its definition."""
    drawn = draw(catalog(), "a")
    text = paper(catalog(), drawn)
    assert len(drawn) == TASKS
    assert drawn == draw(catalog(), "a") != draw(catalog(), "b")
    assert all(f"*{role.title}*: {task.text}" in text and task.reason not in text and task.id not in text for role, task in drawn)
    assert all(stance.description in text for stance in catalog().stances.values())
    assert not any(catalog().sides[role.side].placed for role, _ in drawn)
