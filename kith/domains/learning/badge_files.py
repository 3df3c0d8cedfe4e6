"""A certificate in each form in which it can be taken along."""

from collections.abc import Callable

from kith.domains.learning.certificates import drawing, paper_of
from kith.domains.learning.models import Certificate
from kith.domains.learning.packet import set_alone
from kith.lib.badges import png, svg
from kith.lib.printing.typesetting import picture_data

TYPES = {
    "pdf": "application/pdf",
    "json": "application/json",
    "jwt": "application/jwt",
    "png": "image/png",
    "svg": "image/svg+xml",
}


def _pdf(certificate: Certificate, size: str) -> bytes:
    return set_alone(paper_of(certificate, size=size).as_data())


def _json(certificate: Certificate, _size: str) -> bytes:
    return certificate.document.encode()


def _jwt(certificate: Certificate, _size: str) -> bytes:
    return certificate.token.encode()


def _png(certificate: Certificate, _size: str) -> bytes:
    return png.bake(set_alone(picture_data(drawing(certificate))), certificate.document)


def _svg(certificate: Certificate, _size: str) -> bytes:
    return svg.bake(drawing(certificate).encode(), certificate.document)


FORMS: dict[str, Callable[[Certificate, str], bytes]] = {
    "pdf": _pdf, "json": _json, "jwt": _jwt, "png": _png, "svg": _svg,
}  # fmt: skip
"""They answer with the file, and raise `NotSet` if it cannot be set just now."""
