"""What tells again what families told: searched, shown and learnt from only while `telling` says so."""

from django.db.models import Case, F, TextField, Value, When

from feedback.models.responses import TOLD_TEXTS


def told() -> tuple[Case, ...]:
    """Return an expression for each such text; it is empty while it may not be told again. Needs `tells`."""
    texts = [When(tells=True, then=F(name)) for name in TOLD_TEXTS]
    return tuple(Case(text, default=Value(""), output_field=TextField()) for text in texts)
