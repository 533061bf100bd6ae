"""The web application, for gunicorn."""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.template.loader import get_template

from lib.govukforms import macros

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "devon_coproduction.settings")


def warm_up() -> None:
    """Load every view and template before gunicorn makes its processes: a killed one is back at once, not in seconds.

    Nothing here may open a connection: the processes would share it.
    """
    import_module(settings.ROOT_URLCONF)
    folder = settings.BASE_DIR / "templates"
    for path in sorted(folder.rglob("*.html")):
        get_template(str(path.relative_to(folder)))
    for name in macros.ENVIRONMENT.list_templates(extensions=["html"]):
        macros.ENVIRONMENT.get_template(name)


application = get_wsgi_application()
warm_up()
