"""How a receipt code is kept and found: only by a keyed hash."""

from lib import codes


def hash_of_code(typed: str) -> str:
    """Return the keyed hash of a code as typed: dashes, spaces, small letters and look-alikes are forgiven."""
    return codes.keyed_hash(codes.normalise(typed), purpose="receipt code")
