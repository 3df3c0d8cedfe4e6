"""Home of the library: everything that a reader may see, and ways to look for less."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.domains.library import frameworks
from kith.domains.library.browsing import Asked, browse, counts
from kith.domains.library.kinds import KINDS
from kith.domains.library.vocabulary import minutes, purposes
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.foundation.profiles.vocabulary import offered
from kith.lib.languages import language_name
from kith.lib.paging import page_number

NAMES = ("purpose", "setting", "minutes", "language", "kind", "evidence")


@public
@require_safe
def library(request: Request) -> HttpResponse:
    asked = Asked(**{name: request.GET.get(name, "")[:60] for name in NAMES}, tried="tried" in request.GET)
    cards, found = (
        browse(asked, reader=request.person, page=page_number(request)),
        counts(asked, reader=request.person),
    )
    languages = [(code, language_name(code)) for code, _number in found.languages.most_common()]
    lists = [
        ("purpose", asked.purpose, _counted(purposes(), found.purposes)),
        ("setting", asked.setting, _counted(offered("setting"), found.settings)),
        ("minutes", asked.minutes, _counted(minutes(), found.minutes)),
        ("evidence", asked.evidence, _counted(frameworks.choices(), found.evidence)),
        ("language", asked.language, _counted(languages, found.languages)),
    ]
    kept = request.GET.copy()
    kept.pop("page", None)
    context = {
        "cards": cards,
        "asked": asked,
        "lists": lists,
        "kinds": KINDS.values(),
        "keep": kept.urlencode(),
    }
    context["kept"] = f"{kept.urlencode()}&" if kept else ""
    return render(request, "library/library.html", context)


def _counted(words: Sequence[tuple[str, str]], found: dict[str, int]) -> list[tuple[str, str, int]]:
    """The words of a list that something was found for, with how much."""
    return [(code, said, found[code]) for code, said in words if found.get(code)]
