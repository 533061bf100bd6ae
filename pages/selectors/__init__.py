"""Reads of the pages that belong to no other room."""

from pages.selectors.blocks import (
    CHECK_AGAIN_AFTER_DAYS,
    Contact,
    ContactBlock,
    blocks,
    glossary,
    health_of_parts,
    help_and_advice,
    never_or_long_ago_checked,
)
from pages.selectors.front_page import front_page

__all__ = [
    "CHECK_AGAIN_AFTER_DAYS",
    "Contact",
    "ContactBlock",
    "blocks",
    "front_page",
    "glossary",
    "health_of_parts",
    "help_and_advice",
    "never_or_long_ago_checked",
]
