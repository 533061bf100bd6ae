"""Made-up words for the gallery of components; nothing of it is real."""

from typing import Any

from django.utils.safestring import SafeString

from lib.charts import Bar, bars

STONES = (
    ("welcome-and-care", "welcome", "Welcome and care", "People are glad you came, and it shows."),
    ("value-and-include", "include", "Value and include", "What you know about your child counts."),
    ("communicate", "communicate", "Communicate", "You are told what is going on, in plain words."),
    ("work-in-partnership", "partnership", "Work in partnership", "We plan it together, from the start."),
)

QUESTION = {
    "journey": "Tell us: parent carer",
    "back_href": "/tell-us/",
    "why_we_ask": "So that the people who run the services know what to do differently.",
    "who_will_see": "Two people from the parent carer forum. Nobody at the council sees it before they do.",
    "saved": "We keep what you type as you go on. You can come back to it within 28 days on this device.",
}


def _chart() -> SafeString:
    rows = (("Waiting", 45), ("Being told what is going on", 30), ("Transport", 15))
    shown = [Bar(label, value, str(value)) for label, value in rows]
    hidden = Bar("School places", None, "fewer than 8")
    title = "Waiting is what most people want to change"
    words = "Waiting 45, being told what is going on 30, transport 15, school places fewer than 8."
    return bars(chart_id="example", title=title, description=words, rows=[*shown, hidden])


def stones() -> list[dict[str, str]]:
    return [
        {
            "slug": slug,
            "shape": shape,
            "drawing": f"drawings/{shape}.svg",
            "name": name,
            "summary": summary,
            "href": f"/cornerstones/{slug}/",
        }
        for slug, shape, name, summary in STONES
    ]


def gallery() -> dict[str, Any]:
    """Return what the gallery shows of each component."""
    return {
        "stones": stones(),
        "rows": [
            {"question": "What went well?", "answer": "The nursery rang me.\nTwice.", "change_href": "/tell-us/"},
            {"question": "Where do you live?", "answer": "", "change_href": "/tell-us/"},
        ],
        "numbers": [
            {"figure": "85", "words": "families told us something between July and September 2026"},
            {"figure": "40", "words": "of them said that waiting needs to change"},
        ],
        "steps": [
            {"title": "You told us", "state": "done", "when": "Monday 2 November 2026", "words": ""},
            {
                "title": "A moderator is reading it",
                "state": "now",
                "when": "By Monday 9 November 2026",
                "words": "Two people from the parent carer forum read every word.",
            },
            {"title": "The council answers", "state": "next", "when": "By Monday 7 December 2026", "words": ""},
        ],
        "answer": {
            "id": "said-1",
            "said": "We wait months and nobody says where the plan is.",
            "link_href": "/experiences/K7P-2QM/",
            "did_title": "We will",
            "did": "Send a text message each time a plan moves on. It starts on Friday 29 January 2027.",
            "why": "Ringing every family was tried for a month and missed one in three.",
            "by_whom": "Head of the SEND team",
            "helped": "",
        },
        "experience": {
            "title": "The nursery rang me first",
            "href": "/experiences/K7P-2QM/",
            "who": "A parent carer in Torridge",
            "when": "October 2026",
            "valued": "They rang me before I had to ring them.",
            "change": "The letter afterwards came six weeks late and was full of words I had to look up.",
            "stones": stones()[2:],
        },
        "figure": {
            "id": "figure-1",
            "title": "Waiting is what most people want to change",
            "sentence": "45 of the 85 families who told us something wrote about waiting.",
            "svg": _chart(),
            "columns": ["What it was about", "Families"],
            "rows": [
                ["Waiting", "45"],
                ["Being told what is going on", "30"],
                ["Transport", "15"],
                ["School places", "fewer than 8"],
            ],
        },
        "groups": ["7KPM", "2QXC", "9FHT", "RW4D", "J8NB", "5VYG", "3AES"],
        "code": "7KPM-2QXC-9FHT-RW4D-J8NB-5VYG-3AES",
        "drawings": ["doorway", "young", "hands", "tor", "lighthouse"],
    }
