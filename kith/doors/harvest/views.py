"""The one address at which harvesters ask."""

from datetime import UTC, datetime
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kith.doors.harvest.asking import understood
from kith.doors.harvest.refusals import Refusal
from kith.doors.harvest.verbs import VERBS, Writing, address
from kith.doors.harvest.writing import moment
from kith.foundation.permissions.marks import public
from kith.lib.xml_writing import Document

_NAMESPACE = "http://www.openarchives.org/OAI/2.0/"
_ROOT = {
    "xmlns": _NAMESPACE,
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": f"{_NAMESPACE} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd",
}


@csrf_exempt  # harvesters may POST; nothing is changed by it
@public
@require_http_methods(["GET", "HEAD", "POST"])
def harvest(request: HttpRequest) -> HttpResponse:
    """What is public, whoever asks."""
    response = HttpResponse(_answer(request), content_type="text/xml; charset=utf-8")
    response["Cache-Control"] = "no-store"  # each page of a list is asked for once
    return response


def _answer(request: HttpRequest) -> bytes:
    """The answer to what was asked, or why there is none; what was not understood is not repeated."""
    attributes: dict[str, str] = {}
    try:
        asked = understood(request.POST if request.method == "POST" else request.GET)
        attributes = asked.attributes()
        write = VERBS[asked.verb](asked)
    except Refusal as refusal:
        repeated = {} if refusal.code == "badArgument" else attributes
        return _document(repeated, partial(_refuse, refusal))
    return _document(attributes, partial(_tell, asked.verb, write))


def _document(attributes: dict[str, str], write: Writing) -> bytes:
    xml = Document()
    with xml.inside("OAI-PMH", _ROOT):
        xml.leaf("responseDate", moment(datetime.now(UTC)))
        xml.leaf("request", address(), attributes)
        write(xml)
    return xml.encoded()


def _tell(verb: str, write: Writing, xml: Document) -> None:
    with xml.inside(verb):
        write(xml)


def _refuse(refusal: Refusal, xml: Document) -> None:
    xml.leaf("error", refusal.words, {"code": refusal.code})
