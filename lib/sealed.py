"""Sealed values: drafts and short cookies that only the holder of the key can open."""

import base64
import binascii
import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

from lib import clock


class SealBroken(Exception):
    """The value was changed, is too old, or was sealed with another key."""


def seal(value: object, *, key: str) -> bytes:
    """Return a JSON value encrypted for the holder of `key` (a writer's token). Raises TypeError if it is not JSON."""
    # Fernet writes the moment in clear beside the text; nobody may learn from it when a draft was written.
    return _fernet(key).encrypt_at_time(json.dumps(value).encode(), current_time=0)


def unseal(data: bytes | memoryview, *, key: str) -> Any:
    """Return the value that `seal` was given. Raises SealBroken."""
    try:
        return json.loads(_fernet(key).decrypt(bytes(data)))
    except (InvalidToken, ValueError) as error:
        raise SealBroken from error


def seal_text(text: str, *, key: str) -> str:
    """Return a short text encrypted and dated, safe in a cookie."""
    return _fernet(key).encrypt_at_time(text.encode(), current_time=_seconds()).decode()


def unseal_text(data: str, *, key: str, max_age: int) -> str:
    """Return the text that `seal_text` was given, at most `max_age` seconds ago. Raises SealBroken."""
    try:
        sealed = data.encode("ascii")
        return _fernet(key).decrypt_at_time(sealed, ttl=max_age, current_time=_seconds()).decode()
    except (InvalidToken, ValueError, binascii.Error) as error:
        raise SealBroken from error


def _seconds() -> int:
    return int(clock.now().timestamp())


def _fernet(key: str) -> Fernet:
    derive = HKDF(algorithm=SHA256(), length=32, salt=force_bytes(settings.CODES_KEY), info=b"devon sealed v1")
    return Fernet(base64.urlsafe_b64encode(derive.derive(key.encode("utf-8", "surrogatepass"))))
