"""Guards for views and services: the same rule refuses here and hides in the templates."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from accounts.enums import Permission
from accounts.models import User

View = Callable[..., HttpResponseBase]


class StaffRequest(HttpRequest):
    """A request of somebody who signed in and passed a guard."""

    user: User


def require(user: User, *permissions: Permission) -> None:
    """Raise PermissionDenied unless `user` holds one of `permissions`."""
    if not any(user.may(permission) for permission in permissions):
        raise PermissionDenied


def needs(*permissions: Permission) -> Callable[[View], View]:
    """Open a view to people who hold one of `permissions`; a wrong role gets 403, a stranger the sign-in page."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            require(request.user, *permissions)
            return view(request, *args, **kwargs)

        guarded.needs = permissions  # type: ignore[attr-defined]
        return guarded

    return decorate
