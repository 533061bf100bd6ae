"""Guards for views and services: the same rule refuses here and hides in the templates."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from accounts.enums import Permission
from accounts.models import User

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


class StaffRequest(HttpRequest):
    """A request of somebody who signed in and passed a guard."""

    user: User


def require(user: User, *permissions: Permission) -> None:
    """Raise PermissionDenied unless `user` holds one of `permissions`."""
    if not any(user.may(permission) for permission in permissions):
        raise PermissionDenied


def needs(*permissions: Permission) -> Callable[[Callable[Concatenate[StaffRequest, Rest], HttpResponse]], View[Rest]]:
    """Open a view to people who hold one of `permissions`; a wrong role gets 403, a stranger the sign-in page."""

    def decorate(view: Callable[Concatenate[StaffRequest, Rest], HttpResponse]) -> View[Rest]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
            require(request.user, *permissions)  # type: ignore[arg-type]
            return view(request, *args, **kwargs)  # type: ignore[arg-type]

        guarded.needs = permissions  # type: ignore[attr-defined]
        return guarded

    return decorate
