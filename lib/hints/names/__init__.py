"""Names of people and schools, found by what stands around them and by a list. Each finder yields (start, end)."""

from lib.hints.names.people import name_at, people
from lib.hints.names.schools import schools
from lib.hints.names.words import Span, capitals, is_first_name, with_surname

__all__ = ["Span", "capitals", "is_first_name", "name_at", "people", "schools", "with_surname"]
