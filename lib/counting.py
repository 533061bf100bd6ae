"""Numbers with their nouns."""


def how_many(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "1 statement", "3 statements", "2 priorities"."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
