"""The marks of a page that opens a safe."""

from functools import wraps
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render

from kith.foundation.permissions.marks import View
from kith.foundation.permissions.private import private
from kith.infrastructure.safes.opening import KeyLost


def says_if_shut(view: View) -> View:
    """Where the safe stays shut, the page says so plainly."""

    @wraps(view)
    def seen(request: Any, *args: Any, **path: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **path)
        except KeyLost:
            return render(request, "supervision/rounds/shut.html", status=503)

    return seen


def locked(view: View) -> View:
    """Private, and it says if the safe stays shut."""
    return private(says_if_shut(view))
