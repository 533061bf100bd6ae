"""The parts of a report on paper, as blocks of plain data that the paper's template sets."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.text import capfirst

from reports import easy_words
from reports.builder.files import drawings
from reports.builder.files.letters import printable
from reports.selectors.doing import Done
from reports.selectors.pages import ReportPage
from reports.selectors.shown import Answer, Figure, Quote
from reports.words import ROUNDING

Block = dict[str, Any]


def minute(page: ReportPage) -> list[Block]:
    """Return the first page."""
    asked = [{"question": question, "said": [printable(each) for each in said]} for question, said in page.minute]
    return [{"kind": "minute", "asked": asked, "rounding": ROUNDING}]


def since(page: ReportPage) -> list[Block]:
    """Return what changed since the report before."""
    if page.since is None:
        return []
    return [_heading("What changed since last time"), _list(page.since.sentences)]


def figure(one: Figure) -> Block:
    """Return a chart and its table; the chart's text is its description, and the table says all of it again."""
    return {
        "kind": "figure",
        "title": printable(one.title),
        "sentence": printable(one.sentence),
        "svg": drawings.chart(printable(one.svg)) if one.svg else "",
        "columns": list(one.columns),
        "rows": [[printable(cell) for cell in row] for row in one.rows],
    }


def quotes(found: Iterable[Quote]) -> list[Block]:
    """Return the words that may be quoted."""
    said = [
        {
            "kind": "quote",
            "valued": printable(one.valued),
            "change": printable(one.needs_change),
            "by": one.said_by,
            "edited": "Some words were taken out to protect privacy." if one.edited else "",
        }
        for one in found
    ]
    return [_heading("In people’s own words"), *said] if said else []


def answers(page: ReportPage, *, full: bool) -> list[Block]:
    """Return what changed, what did not and what is promised, the noes as easy to find as the rest."""
    more = "The list of answers (CSV) holds them all." if full else "The full report holds more of them."
    blocks: list[Block] = []
    for group in page.answers.full if full else page.answers.few:
        blocks += [_heading(group.title), *(_answer(one, full=full) for one in group.shown)]
        blocks += [_paragraph(group.none)] if group.none else []
        blocks += [_paragraph(f"{group.counted} {more}")] if group.counted else []
    return blocks


def for_children(page: ReportPage) -> list[Block]:
    """Return the answers as they were written for children."""
    found = page.answers.for_children
    more = [_paragraph("There are more answers than fit here.")] if page.answers.more_for_children else []
    return [_heading("Answers written for you"), *map(_paragraph, found), *more] if found else []


def doing(page: ReportPage) -> list[Block]:
    """Return the actions as they stood at the end of the period."""
    if page.doing is None:
        return []
    told = page.doing
    blocks = [_heading("What is being done"), _paragraph(" ".join(told.sentences)), *map(_action, told.actions)]
    return [*blocks, _paragraph(told.volunteers)] if told.volunteers else blocks


def compared(page: ReportPage) -> list[Block]:
    """Return who told us beside who lives here."""
    if not page.compared:
        return []
    blocks = [_heading("Who told us, and who lives here")]
    for one in page.compared:
        said = [row.sentence for row in one.rows] or [one.why_not]
        blocks += [{"kind": "smaller", "words": printable(one.title)}, _list(said)]
        blocks += [_paragraph(f"{capfirst(one.of)}: {one.geography}, {one.as_at_words}. Source: {one.source}.")]
    return blocks


def missing(page: ReportPage) -> list[Block]:
    """Return whom we have not heard from."""
    said = [f"{kind}: {words}" for kind, words in page.missing] or ["We heard from every group that we count."]
    said += page.less_heard
    return [_heading("Who we have not heard from"), _list(said)]


def priorities(page: ReportPage, *, full: bool) -> list[Block]:
    """Return the partners' priorities, the focus list first."""
    found = page.priorities
    if not found:
        return []
    groups = [("Focus list", each) for each in found["focus"]]
    groups += [("Other priorities", each) for each in found["others"]] if full else []
    about = f"Partners gave stars: {found['round']['name']}. {found['round']['about']}"
    about += f" Each priority on the focus list has {page.same_stars}." if page.same_stars else ""
    blocks = [_heading("Priorities"), _paragraph(about)]
    for title, group in groups:
        blocks += [{"kind": "smaller", "words": printable(f"{title}: {group['cornerstone']['name']}")}]
        stars = "" if title == "Focus list" and page.same_stars else "stars"
        blocks += [_list(_priority(each, stars=each.get(stars, "")) for each in group["priorities"])]
    return blocks


def notes(page: ReportPage) -> list[Block]:
    """Return what the forum and young people say, word for word."""
    if not page.notes:
        return []
    blocks = [_heading("What the forum and young people say about this report")]
    for note in page.notes:
        words = "They read it and did not want to write a note." if note.says_nothing else note.words
        blocks += [{"kind": "smaller", "words": printable(note.title)}, _paragraph(words)]
        blocks += [_paragraph(f"{note.signed}, {note.on.day} {note.on:%B %Y}")]
    return blocks


def feelings(page: ReportPage) -> list[Block]:
    """Return how things feel to young people: a face, its word and the number."""
    return [
        {
            "kind": "felt",
            "title": printable(one.title),
            "few": one.few,
            "faces": [
                {"picture": drawings.named(face.picture), "word": face.word, "number": face.number}
                for face in one.faces
            ],
        }
        for one in easy_words.feelings(page.content)
    ]


def _priority(one: Mapping[str, Any], *, stars: str) -> str:
    strength = f"{one['strength']}: {stars}" if stars else one["strength"]
    return f"{strength}. To change: {' '.join(one['development_points'])}"


def _answer(one: Answer, *, full: bool) -> Block:
    lines = [
        ("", f"{one.outcome}. {one.answer}"),
        ("Why", one.reason),
        ("By", one.due),
        ("How you can tell", one.evidence),
        ("Who answers for it", one.owner if full else ""),
        ("Part of", f"{one.cornerstone}{f', {one.area_of_weakness}' if one.area_of_weakness else ''}" if full else ""),
    ]
    return {
        "kind": "answer",
        "said": printable(f"You said: {one.said}" if one.said else "What this answers is no longer public"),
        "lines": [{"name": name, "words": printable(words)} for name, words in lines if words],
    }


def _action(one: Done) -> Block:
    lines = [
        ("Who leads it", one.lead),
        ("By", one.due + (f". First said: {one.first_due}" if one.first_due else "")),
        ("How far it is", one.delivery + (". It is late." if one.late else "")),
        ("", one.update),
        ("Why it takes longer", one.note),
        ("Did it help?", f"{one.impact}. {one.evidence}" if one.evidence else one.impact),
        *(("On the way", f"{step.title}, by {step.due}: {step.words}.") for step in one.milestones),
        *(("Measured", measure) for measure in one.measures),
    ]
    shown = [{"name": name, "words": printable(words)} for name, words in lines if words]
    return {"kind": "answer", "said": printable(one.title), "lines": shown}


def _heading(words: str) -> Block:
    return {"kind": "heading", "words": printable(words)}


def _paragraph(words: str) -> Block:
    return {"kind": "paragraph", "words": printable(words)}


def _list(lines: Iterable[str]) -> Block:
    return {"kind": "list", "lines": [printable(line) for line in lines]}
