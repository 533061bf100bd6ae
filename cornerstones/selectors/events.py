"""Events that a write-up can be imported for."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from cornerstones.models import Event


@dataclass(frozen=True)
class EventChoice:
    """An event that a write-up can be imported for."""

    slug: str
    words: str


def event_choices() -> tuple[EventChoice, ...]:
    """Return the events, latest first, with their dates in words."""
    return tuple(
        EventChoice(event.slug, f"{event.name}, {event.held_on.day} {event.held_on:%B %Y}")
        for event in Event.objects.all()
    )


def event_called(slug: str) -> Event:
    """Return the event with this slug. Raises Http404."""
    return get_object_or_404(Event, slug=slug)
