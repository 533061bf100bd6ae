"""Forms and components of the GOV.UK Design System for Django, through crispy-forms.

from lib.govukforms import GovukForm            a form that knows how it looks
{% load crispy_forms_tags %}{% crispy form %}   draws it
{% load govuk %}{% govuk "tag" text="Open" %}   any component of the Design System
"""

from lib.govukforms.dates import DatePartsField, DatePartsWidget
from lib.govukforms.forms import GovukForm, GovukFormMixin
from lib.govukforms.layout import GovukSubmit

__all__ = ["DatePartsField", "DatePartsWidget", "GovukForm", "GovukFormMixin", "GovukSubmit"]
