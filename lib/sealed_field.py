"""A column that only the portal can read: sealed before it reaches the database, opened when it comes back."""

from typing import Any, NoReturn

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from lib.sealed import seal, unseal

_KEY = "a column at rest"


class SealedTextField(models.Field[str, str]):
    """Personal text, encrypted in the database (UK GDPR, article 32). The key is CODES_KEY, outside the database.

    It cannot be searched or sorted; keep a keyed hash beside it for that. Empty text is kept as empty, so that
    constraints can see it. Raises SealBroken when a row was sealed with another key.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", "")
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def get_internal_type(self) -> str:
        """Return the kind of column that PostgreSQL makes of it: bytes."""
        return "BinaryField"

    def get_prep_value(self, value: Any) -> bytes:
        """Return what is kept: sealed bytes, or none for no text."""
        return seal(str(value), key=_KEY) if value else b""

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:  # noqa: ARG002, FBT001, FBT002
        """Return the sealed bytes as the driver wants them."""
        return value if prepared else self.get_prep_value(value)

    def from_db_value(self, value: bytes | memoryview | None, *_context: object) -> str:
        """Return the text."""
        data = bytes(value or b"")
        return str(unseal(data, key=_KEY)) if data else ""

    def to_python(self, value: Any) -> str:
        """Return the text as it is: nothing is sealed before it is saved."""
        return str(value or "")

    def value_to_string(self, _row: models.Model) -> NoReturn:
        """Refuse to be dumped as readable text."""
        raise TypeError("A sealed column is not written out")

    def get_lookup(self, lookup_name: str) -> Any:
        """Refuse to be searched, but let a row be asked whether it is empty."""
        return super().get_lookup(lookup_name) if lookup_name in ("exact", "isnull") else None
