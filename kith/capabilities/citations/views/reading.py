"""The sources of an item, in the style that one asks for, and as files."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.capabilities.citations.queries import references_of
from kith.capabilities.citations.sending import as_file
from kith.capabilities.citations.showing import in_style, styles
from kith.capabilities.versions.queries import reach_known
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.foundation.permissions.tables import may
from kith.lib.paging import page_of

PAGE = 100


@public
@require_safe
def sources(request: Request, pk: int) -> HttpResponse:
    """All that an item stands on."""
    item, asked = reach_known(request.person, pk), request.GET.get("style", "")
    page = page_of(references_of(item), request, size=PAGE)
    context = {
        "item": item,
        "sources": in_style(page.rows, style=asked),
        "styles": styles(asked),
        "keep": f"style={styles(asked).chosen}&",
        "page": page,
        "can_cite": request.person is not None and may(request.person, "references.write", item),
    }
    return render(request, "citations/sources.html", context)


@public
@require_safe
def export(request: Request, pk: int, form: str) -> StreamingHttpResponse:
    """The same as a file that programs read which keep references."""
    item = reach_known(request.person, pk)
    records = (reference.work.known for reference in references_of(item).iterator(chunk_size=500))
    return as_file(records, form=form, name=item.name_in_address)
