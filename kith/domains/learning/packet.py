"""What a board may ask to see: one paper that tells it all, and a zip with that, the list and the proofs."""

import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO
from itertools import batched
from threading import BoundedSemaphore
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kith.domains.learning.certificates import paper_of as on_paper
from kith.domains.learning.models import Certificate, Hours, Proof
from kith.domains.learning.queries import Stood, vouched_for
from kith.domains.learning.showing import because, shown
from kith.foundation.people.models import Person
from kith.lib.printing.typesetting import MOST_AT_ONCE, NotSet, Paper, typeset_all
from kith.lib.tables import table

PATIENCE = 15  # seconds for which one waits for another whose packet is made in this process

_one_at_a_time = BoundedSemaphore(1)


def paper_of(stood: Stood, *, person: Person, today: date) -> Paper:
    """The packet as a paper; it leads to the page on which the board says what it asks for."""
    address = stood.rules.source if stood.rules else settings.SITE_URL
    context: dict[str, Any] = {
        "each": shown(stood, today=today), "person": person, "today": today, "counted": stood.counted if stood.stands else stood.hours,
        "left_out": because(stood.left_out), "proven": {each.pk for each in stood.hours if any(_files(each))},
    }  # fmt: skip
    title = stood.credential.title
    code_words = _("A square code that a phone can read. It leads to %(address)s") % {"address": address}
    return Paper(
        title=title, language=get_language() or "en", authors=(person.name,),
        html=render_to_string("learning/packet.html", context), foot=f"{person.name} · {title}"[:90],
        address=address, code_words=code_words, at=datetime.combine(today, time(), timezone.get_current_timezone()),
    )  # fmt: skip


def pdf_of(paper: Paper) -> bytes:
    """Made anew each time: what is private is never kept on the disk. Raises `NotSet`."""
    return set_alone(paper.as_data())


def set_alone(data: bytes) -> bytes:
    return set_together([data])[0]


def set_together(papers: Sequence[bytes]) -> list[bytes]:
    """One asker after the other, so that many who ask at once do not take all of the machine. Raises `NotSet`."""
    if not _one_at_a_time.acquire(timeout=PATIENCE):
        raise NotSet("others are having theirs made")
    try:
        return [made for some in batched(papers, MOST_AT_ONCE, strict=False) for made in typeset_all(some)]
    finally:
        _one_at_a_time.release()


def zip_of(stood: Stood, *, person: Person, today: date) -> BytesIO:
    """The paper, the list of all hours, the certificates that were given here, and the proofs. Raises `NotSet`."""
    given, out = _certificates(stood, person), BytesIO()
    paper = paper_of(stood, person=person, today=today).as_data()
    pdf, *papers = set_together([paper, *(on_paper(each, size="a4").as_data() for each in given)])
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packet:
        packet.writestr("packet.pdf", pdf)
        packet.writestr("hours.csv", table_of(stood))
        for certificate, made in zip(given, papers, strict=True):
            packet.writestr(f"certificates/{certificate.pk}.pdf", made)
            packet.writestr(f"certificates/{certificate.pk}.json", certificate.document)
        for proof in Proof.objects.filter(hours__in=stood.hours).order_by("pk").iterator(chunk_size=5):
            packet.writestr(f"proofs/{_proof_name(proof)}", bytes(proof.data))
    out.seek(0)
    return out


def _certificates(stood: Stood, person: Person) -> list[Certificate]:
    """Those of the hours that count for this credential; one can be for several of them."""
    keys = {key for each in stood.hours if (key := _certificate(each)) is not None}
    return list(vouched_for(person).filter(pk__in=keys).select_related("signature").order_by("pk"))


def table_of(stood: Stood) -> str:
    """All hours of a credential, as a table that other programs read."""
    counted = {each.pk for each in stood.counted}
    head = [
        _("Day"), _("Title"), _("Hours"), _("Offered by"), _("Led by"), _("To learn"), _("Topics"),
        _("Counts in this period"), _("Proof"),
    ]  # fmt: skip
    return table([head, *(_row(each, is_counted=each.pk in counted) for each in stood.hours)])


def _row(each: Hours, *, is_counted: bool) -> Iterator[str]:
    yield from (each.on.isoformat(), each.programme, f"{each.minutes / 60:.2f}", each.provider)
    yield from (each.presenter, each.objectives, ", ".join(each.topics))
    yield _("yes") if is_counted else _("no")
    yield " ".join(_files(each))


def _files(each: Hours) -> Iterator[str]:
    """What of the packet proves it."""
    if _is_proven(each):
        yield f"proofs/{each.pk}"
    if (certificate := _certificate(each)) is not None:
        yield f"certificates/{certificate}.pdf"


def _certificate(each: Hours) -> int | None:
    key: int | None = getattr(each, "certificate", None)
    return key


def _is_proven(each: Hours) -> bool:
    return bool(getattr(each, "is_proven", False))


def _proof_name(proof: Proof) -> str:
    return f"{proof.pk}-{proof.name}"
