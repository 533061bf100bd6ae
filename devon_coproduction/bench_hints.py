"""`make bench-hints`: how much of what may tell who somebody is the hints find, on sentences of our own.

The sentences stand in lib/data/hint_sentences.txt. Half of them, every second line, is held out: the rules are
changed by looking at the other half only. `--check` compares docs/hints.md with what is measured now.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lib import hints
from lib.hints import Kind

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = ROOT / "lib" / "data" / "hint_sentences.txt"
SEEN = ROOT / "lib" / "data" / "hint_sentences_seen.txt"
AFTER = ROOT / "lib" / "data" / "hint_sentences_after.txt"
PAGE = ROOT / "docs" / "hints.md"
ENOUGH = 0.5  # a hint and a marked stretch are the same when each covers half of the other
AIM_RECALL, AIM_PRECISION = 0.9, 0.8
_MARKED = re.compile(r"\[([^\]|]+)\|(\w+)\]")
WORDS = """# How well the hints see

Hints point out what may tell who somebody is. They raise attention and decide nothing: a person always reads.

Measured by `make bench-hints` on {all} sentences of our own with {spans} marked stretches. Everybody in them is made
up. {near} of the sentences hold nothing to find: prices, dates of meetings, months and words that look like names.
The sentences and the rules are by the same hands, so both halves flatter the hints. The last columns are fairer:
{after} sentences that were written when the rules were finished, and that changed no rule. (An earlier such test had
found 52 % of people’s names; the rules were then widened and its sentences count with the first part.) Numbers this
small jump when one sentence changes.

**Recall**: of what should be found, how much is. **Precision**: of what is found, how much should be. The rules were
changed by looking at the first part only; the second was held out. Aim: recall {recall:.2f} and precision
{precision:.2f} for each kind on the held-out half.

"""
HEAD = (
    "| kind | there | recall | precision | held out: there | recall | precision | after: there | recall | precision |\n"
    f"|---|{'---:|' * 9}\n"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence without its marks, and what should be found: (kind, start, end)."""

    text: str
    spans: tuple[tuple[Kind, int, int], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """For one kind: how many stretches there are, how many were found, how many hints there were and were right."""

    there: int
    found: int
    hinted: int
    right: int

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 1 where nothing is there."""
        return self.found / self.there if self.there else 1.0

    @property
    def precision(self) -> float:
        """The share of the hints that were right; 1 where there were none."""
        return self.right / self.hinted if self.hinted else 1.0


def read(lines: Iterable[str]) -> list[Sentence]:
    """Return the sentences of a file in which a stretch to be found stands as [words|kind]."""
    return [_sentence(line.rstrip("\n")) for line in lines if line.strip() and not line.startswith("#")]


def halves(sentences: list[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """Return the half that may be looked at and the half that is held out: every second sentence."""
    return sentences[::2], sentences[1::2]


def measure(sentences: Iterable[Sentence]) -> dict[Kind, Score]:
    """Return the score of each kind."""
    count: Counter[tuple[Kind, str]] = Counter()
    for sentence in sentences:
        hinted = [(hint.kind, hint.start, hint.end) for hint in hints.find(sentence.text)]
        for span in sentence.spans:
            count[span[0], "there"] += 1
            count[span[0], "found"] += any(_same(span, other) for other in hinted)
        for hint in hinted:
            count[hint[0], "hinted"] += 1
            count[hint[0], "right"] += any(_same(hint, other) for other in sentence.spans)
    return {kind: Score(*(count[kind, name] for name in ("there", "found", "hinted", "right"))) for kind in Kind}


def parts() -> tuple[list[Sentence], list[Sentence], list[Sentence]]:
    """Return the sentences that may be looked at, those that are held out, and those written afterwards."""
    first, held_out = halves(_sentences(SENTENCES))
    return [*first, *_sentences(SEEN)], held_out, _sentences(AFTER)


def page(seen: list[Sentence], held_out: list[Sentence], after: list[Sentence]) -> str:
    """Return docs/hints.md."""
    whole = [*seen, *held_out, *after]
    intro = WORDS.format(
        all=len(whole),
        spans=sum(len(sentence.spans) for sentence in whole),
        near=sum(not sentence.spans for sentence in whole),
        after=len(after),
        recall=AIM_RECALL,
        precision=AIM_PRECISION,
    )
    scores = [measure(part) for part in (seen, held_out, after)]
    rows = [f"| {kind.words} | {' | '.join(_cells(score[kind]) for score in scores)} |\n" for kind in Kind]
    return (
        intro + HEAD + "".join(rows) + _below("held-out half", scores[1]) + _below("sentences written after", scores[2])
    )


def misses(sentences: Iterable[Sentence]) -> list[str]:
    """Return each sentence where something was not found or wrongly found, with what was."""
    found = []
    for sentence in sentences:
        hinted = [(hint.kind, hint.start, hint.end) for hint in hints.find(sentence.text)]
        wrong = [one for one in hinted if not any(_same(one, other) for other in sentence.spans)]
        lost = [one for one in sentence.spans if not any(_same(one, other) for other in hinted)]
        if wrong or lost:
            said = [
                f"{word} {kind} “{sentence.text[start:end]}”"
                for word, spans in (("+", wrong), ("-", lost))
                for kind, start, end in spans
            ]
            found.append(f"{sentence.text}\n    {', '.join(said)}")
    return found


def main(words: list[str]) -> int:
    """Write docs/hints.md; with --check only compare; with --misses show what the rules may be changed by."""
    if "--misses" in words:
        sys.stdout.write("\n".join(misses(parts()[0])) + "\n")
        return 0
    now = page(*parts())
    if "--check" in words:
        same = PAGE.exists() and PAGE.read_text(encoding="utf-8") == now
        sys.stdout.write("" if same else "docs/hints.md is not what is measured now. Type: make bench-hints\n")
        return 0 if same else 1
    PAGE.write_text(now, encoding="utf-8")
    sys.stdout.write(now)
    return 0


def _sentences(path: Path) -> list[Sentence]:
    return read(path.read_text(encoding="utf-8").splitlines())


def _sentence(line: str) -> Sentence:
    text, spans, at = "", [], 0
    for match in _MARKED.finditer(line):
        text += line[at : match.start()]
        spans.append((Kind(match[2]), len(text), len(text) + len(match[1])))
        text, at = text + match[1], match.end()
    return Sentence(text + line[at:], tuple(spans))


def _same(one: tuple[Kind, int, int], other: tuple[Kind, int, int]) -> bool:
    shared = min(one[2], other[2]) - max(one[1], other[1])
    longest = max(one[2] - one[1], other[2] - other[1])
    return one[0] == other[0] and shared >= ENOUGH * longest


def _cells(score: Score) -> str:
    return f"{score.there} | {score.recall:.2f} | {score.precision:.2f}"


def _below(which: str, scores: dict[Kind, Score]) -> str:
    wrong = [kind.words for kind, one in scores.items() if one.recall < AIM_RECALL or one.precision < AIM_PRECISION]
    return f"\nBelow the aim on the {which}: {', '.join(wrong) or 'none'}.\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
