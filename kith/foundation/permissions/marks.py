"""Marks that every view carries: `public`, `signed_in` or `requires`. An unmarked view fails a test.

A marked view receives the thing itself: `of` reaches it through `visible_to` (what is unseen is 404), then
the permission is checked (what is forbidden is 403). A visitor who is not signed in is asked to sign in. Whatever is
not public says so to robots.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase

from kith.foundation.permissions.tables import require

View = Callable[..., HttpResponseBase]


class SignInNeeded(PermissionDenied):
    """The visitor must sign in first; what they typed is kept by the page that answers this."""


def _not_for_robots(response: HttpResponseBase) -> HttpResponseBase:
    response.headers.setdefault("X-Robots-Tag", "noindex")
    return response


def public(view: View) -> View:
    """Anyone may open it; the view itself shows only what is visible to the visitor."""
    view.permission = "public"  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Any member of this installation may open it, about themselves."""

    @wraps(view)
    def marked(request: Any, *args: Any, **path: Any) -> HttpResponseBase:
        if request.person is None:
            raise SignInNeeded
        return _not_for_robots(view(request, *args, **path))

    marked.permission = "signed in"  # type: ignore[attr-defined]
    return marked


def requires(name: str, *, of: Callable[..., Any]) -> Callable[[View], View]:
    """Reach the thing with `of(person, **path)`, check the permission on it, and hand it to the view."""

    def mark(view: View) -> View:
        @wraps(view)
        def marked(request: Any, **path: Any) -> HttpResponseBase:
            thing = of(request.person, **path)
            try:
                require(request.person, name, thing)
            except PermissionDenied:
                if request.person is None:
                    raise SignInNeeded from None
                raise
            return _not_for_robots(view(request, thing))

        marked.permission = name  # type: ignore[attr-defined]
        return marked

    return mark
