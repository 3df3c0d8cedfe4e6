"""The mark of a page whose words lie in a safe."""

from collections.abc import Callable
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


def sealed(template: str) -> Callable[[View], View]:
    """Private. Where the safe stays shut, this template says so plainly, and shows what was typed so that it is not lost."""

    def mark(view: View) -> View:
        @private
        @wraps(view)
        def seen(request: Any, *args: Any, **path: Any) -> HttpResponseBase:
            try:
                return view(request, *args, **path)
            except KeyLost:
                sent = request.POST.items()
                typed = [words for name, words in sent if name not in NOT_TYPED and words.strip()]
                return render(request, template, {"typed": typed}, status=503)

        return seen

    return mark
