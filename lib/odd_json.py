"""JSON that would break what reads it: too deep, NaN, NUL or lone surrogates written as escapes."""

import json
import re
from typing import NoReturn

DEEPEST = 64

_OPENING_OR_CLOSING = re.compile(r"[\[\]{}]")
_ODD_ESCAPE = re.compile(r"\\u(?:0000|[dD][89a-fA-F][0-9a-fA-F]{2})")


def check(text: str) -> None:
    """Raise ValueError unless `text` is JSON that every reader and PostgreSQL can take."""
    if nests_too_deep(text):
        raise ValueError("nests too deep")
    value = json.loads(text, parse_constant=_refuse_constant)
    plain = json.dumps(value, ensure_ascii=False, allow_nan=False)
    plain.encode()  # a lone surrogate raises UnicodeEncodeError, which is a ValueError
    if hides_odd_text(plain):
        raise ValueError("holds a NUL")


def nests_too_deep(text: str) -> bool:
    """Return whether a text that looks like JSON opens more than 64 lists or objects inside each other."""
    if not _looks_like_json(text):
        return False
    depth = deepest = 0
    for mark in _OPENING_OR_CLOSING.finditer(text):
        depth += 1 if mark[0] in "[{" else -1
        deepest = max(deepest, depth)
    return deepest > DEEPEST


def hides_odd_text(text: str) -> bool:
    """Return whether a text that looks like JSON writes a NUL or a lone surrogate as an escape."""
    if not _looks_like_json(text) and not text.startswith('"'):
        return False
    if not _ODD_ESCAPE.search(text):
        return False
    return _strings_are_odd(text)


def _strings_are_odd(text: str) -> bool:
    try:
        plain = json.dumps(json.loads(text), ensure_ascii=False)
        plain.encode()
    except UnicodeEncodeError:
        return True
    except (ValueError, RecursionError):
        return False
    return re.search(r"(?<!\\)(?:\\\\)*\\u0000", plain) is not None


def _looks_like_json(text: str) -> bool:
    return text.lstrip()[:1] in ("[", "{")


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
