"""Puts trial stories into themes, as a moderator would."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from accounts.models import User
from cornerstones.models import Cornerstone
from feedback.enums import View
from feedback.models import Submission, Theme
from feedback.services import themes as services
from feedback.services.themes import ThemeWords
from lib import starting_data
from lib.codes import new_token

FILE = Path(__file__).parent / "themes.toml"


@dataclass(frozen=True)
class TrialTheme:
    """One theme of the file. `says` and `differs` name stories."""

    title: str
    summary: str
    cornerstone: str
    says: list[str]
    dissent: str = ""
    differs: list[str] = field(default_factory=list)


def trial_themes() -> list[TrialTheme]:
    """Return every theme of the file. Raises TypeError for a key that nothing reads."""
    return [TrialTheme(**row) for row in starting_data.read(FILE)["theme"]]


def make_themes(told: Mapping[str, Submission], by: User) -> dict[str, Theme]:
    """Make the trial's themes of what was told, and return them by title."""
    return {theme.title: _make(theme, told, by) for theme in trial_themes()}


def _make(theme: TrialTheme, told: Mapping[str, Submission], by: User) -> Theme:
    stone = Cornerstone.objects.get(slug=theme.cornerstone)
    words = ThemeWords(title=theme.title, cornerstone=stone, summary=theme.summary, dissent=theme.dissent)
    says = [told[key] for key in theme.says]
    made = services.make_theme(by=by, words=words, experiences=says, key=new_token())
    differs = [told[key] for key in theme.differs]
    services.put_in(by=by, theme=made, experiences=differs, view=View.DIFFERENT)
    return made
