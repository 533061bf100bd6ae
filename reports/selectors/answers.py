"""The council's answers in a report, the noes as easy to find as the rest."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from feedback.enums import Outcome
from reports.selectors.shown import Answer, answers_of

FOR_FAMILIES = 12
IN_FULL = 200
FOR_CHILDREN = 20


@dataclass(frozen=True, slots=True)
class Group:
    """The answers of one kind that fit. `none` is said where there are none at all, `counted` where there are more."""

    id: str
    title: str
    shown: tuple[Answer, ...]
    none: str
    counted: str


@dataclass(frozen=True, slots=True)
class Answers:
    """The groups of answers for the short version and for the full one. The files for computers hold every answer.

    `for_children` are answers as they were written for children; the first snapshots do not hold them.
    """

    few: tuple[Group, ...]
    full: tuple[Group, ...]
    for_children: tuple[str, ...]
    more_for_children: bool
    some_not_shown: bool


def answers_page(content: Mapping[str, Any], *, some_not_shown: bool) -> Answers:
    """Return the answers that `content` may show: as many of each kind as fit, those with the nearest date first."""
    for_children = tuple(each["children"] for each in content["answers"] if each.get("children"))
    return Answers(
        few=_groups(content, most=FOR_FAMILIES),
        full=_groups(content, most=IN_FULL),
        for_children=for_children[:FOR_CHILDREN],
        more_for_children=len(for_children) > FOR_CHILDREN,
        some_not_shown=some_not_shown,
    )


def _groups(content: Mapping[str, Any], *, most: int) -> tuple[Group, ...]:
    council = content["authority"]["name"]
    kinds = (
        ("what-changed", "What changed", f"{council} told us of nothing finished in this time.", (Outcome.DID,)),
        (
            "what-did-not",
            "What did not change, and why",
            f"{council} said no to nothing in this time.",
            (Outcome.CANNOT, Outcome.DISAGREE),
        ),
        (
            "what-is-promised",
            "What is promised, and by when",
            f"{council} made no new promise in this time.",
            (Outcome.WILL,),
        ),
    )
    return tuple(
        _group(answers_of(content, *outcomes), most=most, named=(name, title), none=none)
        for name, title, none, outcomes in kinds
    )


def _group(found: tuple[Answer, ...], *, most: int, named: tuple[str, str], none: str) -> Group:
    name, title = named
    counted = f"These are {most} of {len(found):,} answers." if len(found) > most else ""
    return Group(name, title, found[:most], "" if found else none, counted)
