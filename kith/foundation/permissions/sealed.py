"""The marks of a page whose words lie in a safe."""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render

from kith.foundation.permissions.marks import View
from kith.foundation.permissions.private import private
from kith.infrastructure.safes.opening import KeyLost

NOT_TYPED = (
    "csrfmiddlewaretoken", "do", "step", "send_key", "looked_over", "format", "rounds", "part", "minutes", "themes", "wish",
)  # fmt: skip


def sealed(template: str, *, chosen: Collection[str] = ()) -> Callable[[View], View]:
    """Private, and it says if the safe stays shut."""

    def mark(view: View) -> View:
        return private(says_if_shut(template, chosen=chosen)(view))

    return mark


def says_if_shut(template: str, *, chosen: Collection[str] = ()) -> Callable[[View], View]:
    """Where the safe stays shut, this template says so plainly, and shows what was typed so that it is not lost.

    What was `chosen` in a form, as boxes and lists are, was not typed.
    """

    def mark(view: View) -> View:
        @wraps(view)
        def seen(request: Any, *args: Any, **path: Any) -> HttpResponseBase:
            try:
                return view(request, *args, **path)
            except KeyLost:
                sent = request.POST.items()
                left = {*NOT_TYPED, *chosen}
                typed = [words for name, words in sent if name not in left and words.strip()]
                return render(request, template, {"typed": typed}, status=503)

        return seen

    return mark
