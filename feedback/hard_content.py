"""Hard things that a text may speak of, found by plain words. A hint raises attention and decides nothing (MO-12).

Some put an item on top of the queue, because somebody may not be safe. All are named before a moderator reads, so that
nobody meets them unprepared. PostgreSQL looks for them, so that no words are opened for it; only what is kept sealed is
looked through here. A person always decides.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HardContent:
    """One kind: its code, how we name it, its words for PostgreSQL, and whether somebody may not be safe."""

    code: str
    words: str
    pattern: str
    safety: bool = True


KINDS = (
    HardContent(
        "suicide",
        "suicide or self-harm",
        r"\m(suicid\w*|self.?harm\w*|overdos\w*|end (it all|my life|his life|her life|their life)|cut(s|ting)? "
        r"(him|her|them|my)sel\w+|hurt(s|ing)? (him|her|them|my)sel\w+|kill(s|ed|ing)?|want(s|ed)? to die"
        r"|(better off|wish(es|ed)? \w+ (was|were)) dead|not want to (live|be here|be alive)|\w*n.?t want to "
        r"(live|be here|be alive))\M",
    ),
    HardContent(
        "violence",
        "abuse or violence",
        r"\m(abus\w*|violen\w*|assault\w*|bruis\w*|hit(s|ting)? (him|her|them|me|my)|beat(s|en|ing)?|punch\w*"
        r"|strangl\w*|chok(e|es|ed|ing)|rap(e|ed|es|ing|ist)|groom(ed|ing)|touch(es|ed|ing)? (him|her|them|me)"
        r"|sexual\w*|threaten\w*)\M",
    ),
    HardContent(
        "restraint",
        "being held down or locked in",
        r"\m(restrain\w*|lock(ed|s|ing)? (in|up|him|her|them|me)|seclu(ded|sion)|pinned (him|her|them|me|down)"
        r"|held (him|her|them|me) down)\M",
    ),
    HardContent("running", "running away or going missing", r"\m(run(s|ning)? away|ran away|gone missing)\M"),
    HardContent("unsafe", "not being safe or cared for", r"\m(not (be )?safe|unsafe|starv\w*|neglect\w*|not fed)\M"),
    HardContent(
        "death",
        "a death or a loss",
        r"\m(died|dying|death|dead|funeral|bereave\w*|miscarr\w*|stillb\w*)\M",
        safety=False,
    ),
    HardContent(
        "crisis", "a mental health crisis", r"\m(breakdown|sectioned|psychos\w*|eating disorder\w*)\M", safety=False
    ),
)
SAFETY = tuple(kind for kind in KINDS if kind.safety)
HERE = tuple((kind, re.compile(re.sub(r"\\[mM]", r"\\b", kind.pattern), re.IGNORECASE)) for kind in KINDS)


def found_in(text: str) -> tuple[HardContent, ...]:
    """Return what a text may speak of: the same words as PostgreSQL finds, for what it cannot read."""
    return tuple(kind for kind, words in HERE if words.search(text))
