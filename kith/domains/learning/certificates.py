"""What a certificate says: as the values that are signed, on paper, and as the picture of a badge."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from kith.domains.learning.categories import called
from kith.domains.learning.models import Certificate
from kith.lib.badges import values
from kith.lib.badges.drawing import drawing_of
from kith.lib.printing.certificates import Certificate as OnPaper

HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Programme:
    """What someone was at. `key` is that under which the hours were credited, such as that of a gathering.

    `parts` tell how many of the `minutes` count for which topic (`categories.py`). `holds_until` is the last day for which a certificate of it holds; most hold for ever. A `statement` says who answers for it
    where the house does not. `provider`, `presenter` and `objectives` are what some boards ask for: who offered it, who led
    it, and what people were to learn. `offered_by` is the key of the `Provider` who did, whose numbers from boards then stand on it.
    """

    key: str
    title: str
    began: date
    minutes: int
    ended: date | None = None
    parts: tuple[tuple[str, int], ...] = field(default=())
    language: str = "en"
    holds_until: date | None = None
    statement: str = ""
    provider: str = ""
    presenter: str = ""
    objectives: str = ""
    offered_by: int | None = None

    @property
    def last_day(self) -> date:
        return self.ended or self.began


def programme_of(certificate: Certificate) -> Programme:
    """The same once more, to give it again."""
    return Programme(
        key=certificate.key, title=certificate.programme, began=certificate.began_on, minutes=certificate.minutes,
        ended=certificate.ended_on, parts=tuple((code, minutes) for code, minutes in certificate.parts),
        language=certificate.language, holds_until=certificate.holds_until,
        statement=certificate.statement, provider=certificate.provider, presenter=certificate.presenter,
        objectives=certificate.objectives, offered_by=certificate.offered_by_id,
    )  # fmt: skip


def check_address(uid: str) -> str:
    """Where anyone who has a certificate can check it: what it is known by, and what its code leads to."""
    return f"{settings.SITE_URL}{reverse('learning:checked', args=[uid])}"


def achievement_address(uid: str) -> str:
    """Where anyone who has a certificate reads what it and others like it are given for."""
    return f"{settings.SITE_URL}{reverse('learning:achievement', args=[uid])}"


def achievement_of(programme: Programme, *, address: str) -> values.Achievement:
    """The same for all who were there, in the language of those who held it: it tells nothing of anyone's own hours."""
    with override(programme.language):
        return values.Achievement(
            address=address, name=programme.title, description=_described(programme),
            criteria=_("It is given to those who were there. Each certificate says for how long."),
            language=programme.language,
        )  # fmt: skip


def statement_of(programme: Programme, *, uid: str) -> values.Achievement:
    """What someone states is theirs alone."""
    with override(programme.language):
        return values.Achievement(
            address=f"{check_address(uid)}#achievement", name=programme.title, description=_described(programme),
            criteria=programme.statement, credits=_hours(programme.minutes), language=programme.language,
        )  # fmt: skip


def credential_of(
    programme: Programme,
    achievement: values.Achievement,
    *,
    uid: str,
    name: str,
    issuer: values.Issuer,
    provider: values.Provider | None = None,
    at: datetime,
    status: values.StatusEntry,
) -> values.Credential:
    """All that is signed, in the language of those who held the programme."""
    is_shared = not programme.statement
    with override(programme.language):
        parts = tuple(
            values.Hours(called(code), _hours(minutes), code if is_shared else "")
            for code, minutes in programme.parts
        )
    return values.Credential(
        address=check_address(uid), issuer=issuer, achievement=achievement, recipient=values.Recipient(name), awarded=at,
        valid_from=at, valid_until=_end_of(programme.holds_until), credits=_hours(programme.minutes), hours=parts, status=status,
        provider=provider,
    )  # fmt: skip


def _described(programme: Programme) -> str:
    """When it was, who offered and who led it, and what people were to learn: each as far as it is known."""
    said = [_("%(title)s, held %(days)s.") % {"title": programme.title, "days": days_of(programme)}]
    if programme.provider:
        said.append(_("Offered by %(name)s.") % {"name": programme.provider})
    if programme.presenter:
        said.append(_("Led by %(name)s.") % {"name": programme.presenter})
    if programme.objectives:
        said.append(_("To learn: %(words)s") % {"words": " ".join(programme.objectives.split())})
    return " ".join(said)


def _end_of(day: date | None) -> datetime | None:
    """The moment in which a day is over."""
    return datetime.combine(day + timedelta(days=1), time(), UTC) if day else None


def days_of(programme: Programme) -> str:
    first = date_format(programme.began, "DATE_FORMAT")
    if programme.ended in (None, programme.began):
        return first
    last = date_format(programme.ended, "DATE_FORMAT")
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def paper_of(certificate: Certificate, *, size: str) -> OnPaper:
    signs = certificate.signature
    return OnPaper(
        name=certificate.name, reached=certificate.programme, issuer=certificate.issuer_name,
        language=certificate.language, address=check_address(certificate.uid), at=certificate.given_at,
        awarded=certificate.given_at.date(), began=certificate.began_on, ended=certificate.ended_on,
        credits=_hours(certificate.minutes), hours=_on_paper(certificate.parts, certificate.language),
        approvals=tuple((board, number) for board, number in certificate.approvals), approved=certificate.approved, size=size,
        valid_until=certificate.holds_until, signer=signs.name if signs else "", role=signs.office if signs else "",
        signature=bytes(signs.picture) if signs else b"", statement=certificate.statement,
        provider=certificate.provider, presenter=certificate.presenter, objectives=certificate.objectives,
    )  # fmt: skip


def drawing(certificate: Certificate) -> str:
    """The picture of the badge (SVG)."""
    with override(certificate.language):
        awarded = date_format(certificate.given_at, "DATE_FORMAT")
    return drawing_of(certificate.programme, issuer=certificate.issuer_name, awarded=awarded)


def _on_paper(parts: Iterable[tuple[str, int]], language: str) -> tuple[tuple[str, Decimal], ...]:
    with override(language):
        return tuple((called(code), _hours(minutes)) for code, minutes in parts)


def _hours(minutes: int) -> Decimal:
    return (Decimal(minutes) / 60).quantize(HUNDREDTH)
