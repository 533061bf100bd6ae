"""The links of the header, the same on every page and in the same order."""

MAIN_LINKS = (
    ("Tell us", "/tell-us/"),
    ("You said, we did", "/you-said-we-did/"),
    ("Experiences", "/experiences/"),
    ("Priorities", "/priorities/"),
    ("Reports", "/reports/"),
)
