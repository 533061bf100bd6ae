"""Secret codes and references: made here, never stored here.

A writer's browser holds a token. The code that the writer sees follows from the token and the portal's key, so
showing the receipt twice gives the same code, and the database needs to keep only a keyed hash of it.
"""

import hashlib
import hmac
import secrets
import unicodedata

from django.conf import settings
from django.utils.encoding import force_bytes

# Crockford's base 32: no I, L, O (they look like 1 and 0) and no U.
CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 26  # × 5 bits = 130 bits
# No vowels and no Y, so that it spells no word; no 0, 1, 5, 8, B, L, S, Z, which look like each other; no F.
REFERENCE_ALPHABET = "234679CDGHJKMNPQRTVWX"
_LONGEST_TYPED = 400
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_token() -> str:
    """Return a fresh secret for a browser: 32 random bytes, safe in a cookie or an address."""
    return secrets.token_urlsafe(32)


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


def new_reference() -> str:
    """Return a random reference to quote, such as DEV-4K7M-2QX9. No secret; the caller checks that it is new."""
    letters = [secrets.choice(REFERENCE_ALPHABET) for _ in range(8)]
    return f"DEV-{''.join(letters[:4])}-{''.join(letters[4:])}"


def _digest(value: str, *, purpose: str) -> bytes:
    key = hmac.digest(force_bytes(settings.CODES_KEY), purpose.encode(), hashlib.sha256)
    return hmac.digest(key, value.encode("utf-8", "surrogatepass"), hashlib.sha256)
