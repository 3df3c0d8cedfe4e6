"""Home of the library: everything that a reader may see, and ways to look for less."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kith.capabilities.citations.showing import FILES
from kith.domains.library.asking import LISTS, NAMES, Asked, asked_in, words_for, words_of
from kith.domains.library.browsing import Counts, look
from kith.domains.library.kinds import KINDS
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.lib.paging import page_number


@public
@require_safe
def library(request: Request) -> HttpResponse:
    asked = asked_in(request.GET, by=request.person)
    keep, language = asked.address(), get_language() or "en"
    found = look(asked, reader=request.person, language=language, page=page_number(request))
    context = {
        "cards": found.cards,
        "asked": asked,
        "lists": list(_lists(asked, found.counts)),
        "at_least": "" if found.counts.is_all else "+",
        "kinds": KINDS.values(),
        "keep": keep,
        "asked_pairs": parse_qsl(keep),
        "kept": f"{keep}&" if keep else "",
        "files": FILES,
    }
    return render(request, "library/library.html", context)


def _lists(asked: Asked, found: Counts) -> Iterator[tuple[str, Any, str, list[Any]]]:
    """Each list with what can be chosen in it, and how much there is of it; what was chosen stays in it.

    Where not all was counted, rare words were perhaps not met: a list then offers all of its words.
    """
    for name, label in LISTS.items():
        chosen, there = getattr(asked, name), found.lists[name]
        is_met = found.is_all or name in NAMES
        words = words_for(name, {*there, chosen} - {""}) if is_met else words_of(name)
        yield name, label, chosen, [(code, said, there[code]) for code, said in words]
