"""Published works as a file that programs read which keep references."""

from collections.abc import Iterable

from django.http import Http404, StreamingHttpResponse

from kith.lib.citations.reading import ENDINGS, Format, write
from kith.lib.citations.shapes import Record

MEDIA_TYPES = {
    Format.RIS: "application/x-research-info-systems",
    Format.BIBTEX: "application/x-bibtex",
    Format.CSL_JSON: "application/vnd.citationstyles.csl+json",
}


def as_file(records: Iterable[Record], *, form: str, name: str) -> StreamingHttpResponse:
    """The file, piece by piece; what is found is the page, not this."""
    if form not in Format or (asked := Format(form)) not in MEDIA_TYPES:
        raise Http404
    media_type = f"{MEDIA_TYPES[asked]}; charset=utf-8"
    response = StreamingHttpResponse(write(records, form=asked), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}{ENDINGS[asked]}"'
    response["X-Robots-Tag"] = "noindex"
    return response
