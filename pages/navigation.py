"""The fixed links of every page, in the order in which they always stand."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    text: str
    href: str

    def holds(self, path: str) -> bool:
        """Return whether the page at this path belongs to this link."""
        return path.startswith(self.href)


@dataclass(frozen=True)
class Place:
    """A link of the navigation as one page sees it; `current` is "page", "true" or empty."""

    text: str
    href: str
    current: str


MAIN = (
    Link("Tell us", "/tell-us/"),
    Link("You said, we did", "/you-said-we-did/"),
    Link("Search", "/search/"),  # here both lines stay two on a phone of 320 px
    Link("Experiences", "/experiences/"),
    Link("Priorities", "/priorities/"),
    Link("Reports", "/reports/"),
)
ABOUT = (
    Link("The Four Cornerstones", "/cornerstones/"),
    Link("Themes", "/themes/"),
    Link("What co-production means", "/what-co-production-means/"),
    Link("What is being done", "/commitments/"),
    Link("What we have promised", "/commitments/promises/"),
    Link("Our promises, and if we keep them", "/our-promises/"),
    Link("What you told us (with your code)", "/your-feedback/"),
)
HELP = (
    Link("Talk to a person", "/talk-to-a-person/"),
    Link("Stay safe", "/stay-safe/"),
    Link("Help and advice", "/help-and-advice/"),
    Link("What our words mean", "/glossary/"),
    Link("Get it offline", "/get-it-offline/"),
    Link("Translate", "/translate/"),
)
SMALL_PRINT = (
    Link("Who reads this", "/who-reads-this/"),
    Link("Privacy", "/privacy/"),
    Link("Cookies", "/cookies/"),
    Link("Accessibility", "/accessibility/"),
)
SIGN_IN = Link("Sign in (for the people who work on this)", "/account/login/")
SIGN_OUT = Link("Sign out", "/account/logout/")
DESK = Link("Your desk", "/dashboard/")
FOOTER = {
    "about": ABOUT,
    "help": HELP,
    "small_print": SMALL_PRINT,
    "sign_in": SIGN_IN,
    "sign_out": SIGN_OUT,
    "desk": DESK,
}


def places(path: str) -> tuple[Place, ...]:
    """Return the main navigation as the page at this path shows it."""
    return tuple(Place(link.text, link.href, _current(link, path)) for link in MAIN)


def _current(link: Link, path: str) -> str:
    if link.href == path:
        return "page"
    return "true" if link.holds(path) else ""
