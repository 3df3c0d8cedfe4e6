"""A credential as a page, or a paper, shows it."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from kith.domains.learning.models import Hours
from kith.domains.learning.queries import Stood
from kith.domains.learning.rules.shapes import Standing, Why
from kith.domains.learning.saying import (
    STATES,
    WHYS,
    NeedSaid,
    dates_of,
    day,
    headline,
    needs_said,
    waived_because,
)

Because = list[tuple[Hours, str | Promise]]


@dataclass(frozen=True)
class Shown:
    """All in words that can be read as they are, so that no picture says more than they do."""

    stood: Stood
    state: str | Promise
    headline: str
    dates: list[str]
    needs: list[NeedSaid]
    waived: str
    since: str = ""
    until: str = ""
    today: int = 0

    @property
    def missing(self) -> list[NeedSaid]:
        return [need for need in self.needs if not need.is_met]


def shown(stood: Stood, *, today: date) -> Shown:
    stands = stood.stands
    return Shown(
        stood=stood, state=STATES[stands.state] if stands else "", headline=headline(stood),
        dates=list(dates_of(stood)), needs=needs_said(stood), waived=waived_because(stood),
        since=day(stands.period.starts) if stands else "", until=day(stands.last_day) if stands else "",
        today=_today_in(stands, today) if stands else 0,
    )  # fmt: skip


def _today_in(stands: Standing, today: date) -> int:
    """How far the period has come, in hundredths, for a picture of it."""
    period = stands.period
    length = (period.ends - period.starts).days
    return max(0, min(100, 100 * (today - period.starts).days // length))


def because(rows: list[tuple[Hours, Why]]) -> Because:
    return [(hours, WHYS[why]) for hours, why in rows]
