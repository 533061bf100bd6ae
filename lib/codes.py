"""Secret codes and references: made here, never stored here.

A writer's browser holds a token. The code that the writer sees follows from the token and the portal's key, so
showing the receipt twice gives the same code, and the database needs to keep only a keyed hash of it.
"""

import hashlib
import hmac
import re
import secrets
import unicodedata

from django.conf import settings
from django.utils.encoding import force_bytes

# Crockford's base 32: no I, L, O (they look like 1 and 0) and no U.
CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 26  # × 5 bits = 130 bits
# No vowels and no Y, so that it spells no word; no 0, 1, 5, 8, B, L, S, Z, which look like each other; no F.
REFERENCE_ALPHABET = "234679CDGHJKMNPQRTVWX"
REFERENCE_LENGTH = 8
_LONGEST_TYPED = 400
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_token() -> str:
    """Return a fresh secret for a browser: 32 random bytes, safe in a cookie or an address."""
    return secrets.token_urlsafe(32)


def is_token(text: str) -> bool:
    """Return whether a text has the shape of a token."""
    return re.fullmatch(r"[\w-]{43}", text, re.ASCII) is not None


def derive_code(token: str) -> str:
    """Return the 26-character code (130 bits) of a token; the same token always gives the same code."""
    bits = int.from_bytes(_digest(token, purpose="receipt code"), "big") >> (256 - 5 * CODE_LENGTH)
    return "".join(CODE_ALPHABET[(bits >> (5 * place)) & 31] for place in reversed(range(CODE_LENGTH)))


def show(code: str) -> str:
    """Return a code in groups of four or five, joined by dashes, for reading aloud."""
    groups = max(1, len(code) // 4)
    size, longer = divmod(len(code), groups)
    ends = [size * (n + 1) + min(n + 1, longer) for n in range(groups)]
    return "-".join(code[start:end] for start, end in zip([0, *ends], ends, strict=False))


def normalise(typed: str) -> str:
    """Return what somebody typed as a bare code: capitals, O as 0, I and L as 1, all else left out. Never raises."""
    wide = unicodedata.normalize("NFKC", typed[:_LONGEST_TYPED]).upper().translate(_LOOK_ALIKES)
    return "".join(letter for letter in wide if letter in CODE_ALPHABET)


def keyed_hash(value: str, *, purpose: str) -> str:
    """Return the hex HMAC-SHA256 of a value under the portal's key; another purpose gives an unrelated hash."""
    return _digest(value, purpose=purpose).hex()


def new_reference(prefix: str = "DEV") -> str:
    """Return a random reference to quote, such as DEV-4K7M-2QX9. No secret; the caller checks that it is new."""
    letters = [secrets.choice(REFERENCE_ALPHABET) for _ in range(REFERENCE_LENGTH)]
    return _grouped(prefix, "".join(letters))


def reference_of(token: str, *, prefix: str) -> str:
    """Return the reference that follows from a token: the same form posted twice names the same record."""
    number, letters = int.from_bytes(_digest(token, purpose=f"reference {prefix}"), "big"), ""
    for _ in range(REFERENCE_LENGTH):
        number, place = divmod(number, len(REFERENCE_ALPHABET))
        letters += REFERENCE_ALPHABET[place]
    return _grouped(prefix, letters)


def read_reference(typed: str, *, prefix: str) -> str:
    """Return a reference as it is written, from what somebody typed; empty when it is none.

    Small letters, spaces and missing dashes are forgiven. A number may follow, for a copy of the same form.
    """
    bare = re.sub(r"[\s\W_]", "", unicodedata.normalize("NFKC", typed[:_LONGEST_TYPED]).upper())
    found = re.fullmatch(rf"{prefix}([{REFERENCE_ALPHABET}]{{{REFERENCE_LENGTH}}})([1-9][0-9]?)?", bare, re.ASCII)
    if found is None:
        return ""
    return _grouped(prefix, found[1]) + (f"-{found[2]}" if found[2] else "")


def _grouped(prefix: str, letters: str) -> str:
    return f"{prefix}-{letters[:4]}-{letters[4:]}"


def _digest(value: str, *, purpose: str) -> bytes:
    key = hmac.digest(force_bytes(settings.CODES_KEY), purpose.encode(), hashlib.sha256)
    return hmac.digest(key, value.encode("utf-8", "surrogatepass"), hashlib.sha256)
