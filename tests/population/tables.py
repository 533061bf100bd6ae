"""Tables of who lives here, made up for tests."""

from datetime import date

from population.enums import Subject

HEADER = "subject,geography,of,as_at,source,link,total,label,number,counts_as"
KNOWN = {
    Subject.DISTRICT: ("Exeter", "Torridge"),
    Subject.AGE: ("Under 5",),
    Subject.SUPPORT: ("EHC plan", "SEN support"),
}
TODAY = date(2026, 11, 1)


def line(label: str = "Exeter", number: object = 60, **changes: object) -> str:
    cells = {
        "subject": "district",
        "geography": "Devon",
        "of": "pupils",
        "as_at": "2025-01-16",
        "source": "Made-up census",
        "link": "https://example.org/census",
        "total": 100,
        "label": label,
        "number": number,
        "counts_as": "",
    } | changes
    return ",".join(f'"{cell}"' for cell in cells.values())


def table(*lines: str) -> str:
    return "\n".join((HEADER, *(lines or (line(), line("Torridge", 40))))) + "\n"
