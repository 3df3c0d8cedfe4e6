"""The sources of an item, in the style that one asks for, and as files."""

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.capabilities.citations.queries import references_of
from kith.capabilities.citations.showing import in_style, styles
from kith.capabilities.versions.queries import reach_known
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.foundation.permissions.tables import may
from kith.lib.citations.reading import ENDINGS, Format, write
from kith.lib.paging import page_number

PAGE = 100
MEDIA_TYPES = {
    Format.RIS: "application/x-research-info-systems",
    Format.BIBTEX: "application/x-bibtex",
    Format.CSL_JSON: "application/vnd.citationstyles.csl+json",
}


@public
@require_safe
def sources(request: Request, pk: int) -> HttpResponse:
    """All that an item stands on."""
    item, page = reach_known(request.person, pk), page_number(request)
    start, asked = (page - 1) * PAGE, request.GET.get("style", "")
    found = list(references_of(item)[start : start + PAGE + 1])
    context = {
        "item": item,
        "sources": in_style(found[:PAGE], style=asked),
        "styles": styles(asked),
        "keep": f"style={styles(asked).chosen}&",
        "page": {"number": page, "has_later": len(found) > PAGE},
        "can_cite": request.person is not None and may(request.person, "references.write", item),
    }
    return render(request, "citations/sources.html", context)


@public
@require_safe
def export(request: Request, pk: int, form: str) -> StreamingHttpResponse:
    """The same as a file that programs read which keep references."""
    item = reach_known(request.person, pk)
    if form not in Format or (asked := Format(form)) not in MEDIA_TYPES:
        raise Http404
    records = (reference.work.known for reference in references_of(item).iterator(chunk_size=500))
    response = StreamingHttpResponse(
        write(records, form=asked), content_type=f"{MEDIA_TYPES[asked]}; charset=utf-8"
    )
    name = f"{item.name_in_address}{ENDINGS[asked]}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response
