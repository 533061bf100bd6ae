"""The project: settings, addresses, worker and servers. It knows every room; no room knows it."""

from devon_coproduction.celery import app as celery_app

__all__ = ["celery_app"]
