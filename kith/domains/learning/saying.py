"""What the engine answers, in words. It judges nobody, and a board decides in the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kith.domains.learning.amounts import counted, in_units, number_of, plural
from kith.domains.learning.categories import called
from kith.domains.learning.models import Waiver
from kith.domains.learning.queries import Stood
from kith.domains.learning.rules.shapes import DAY, Kind, Need, RuleSet, Standing, State, Why
from kith.domains.learning.rules.standing import NEW

STATES: dict[State, str | Promise] = {
    State.CURRENT: gettext_lazy("Current"),
    State.DUE_SOON: gettext_lazy("Due soon"),
    State.IN_GRACE: gettext_lazy("Over, with time to renew"),
    State.LATE: gettext_lazy("Over"),
    State.INACTIVE: gettext_lazy("No longer active"),
}
WHYS: dict[Why, str | Promise] = {
    Why.SAME_PROGRAMME: gettext_lazy("You went to the same training twice. It counts once in a period."),
    Why.OTHER_CATEGORY: gettext_lazy("The rules count other topics alone."),
    Why.NOT_YET: gettext_lazy("Its day has not come yet."),
    Why.OTHER_PERIOD: gettext_lazy("Its day is in another period."),
}


@dataclass(frozen=True)
class NeedSaid:
    """One need as a page shows it; `share` is how much of it is there, in hundredths."""

    name: str
    have: str
    missing: str
    share: int

    @property
    def is_met(self) -> bool:
        return not self.missing


def needs_said(stood: Stood) -> list[NeedSaid]:
    rules, stands = stood.rules, stood.stands
    if rules is None or stands is None or stands.account.waived:
        return []
    return [_need(rules, need) for need in stands.account.needs]


def _need(rules: RuleSet, need: Need) -> NeedSaid:
    have = _("%(have)s of %(least)s") % {
        "have": number_of(_units(rules, need, need.have)),
        "least": amount_of(rules, need, need.least),
    }
    missing = amount_of(rules, need, need.missing) if need.missing else ""
    return NeedSaid(_named(need), have, missing, min(100, 100 * need.have // need.least))


def _named(need: Need) -> str:
    if need.kind is Kind.TOTAL:
        return _("In all")
    name = called(need.code, need.name)
    if need.kind is Kind.PROVIDER:
        return _("From %(provider)s") % {"provider": name}
    return name


def _units(rules: RuleSet, need: Need, amount: int) -> Fraction:
    return Fraction(amount) if need.kind is Kind.TRAININGS else rules.in_units(amount)


def amount_of(rules: RuleSet, need: Need, amount: int) -> str:
    """So many of what a need is counted in."""
    number = _units(rules, need, amount)
    if need.kind is Kind.TRAININGS:
        return counted(ngettext("%(number)s training", "%(number)s trainings", plural(number)), number)
    return in_units(rules, amount)


def day(when: date) -> str:
    return date_format(when, "DATE_FORMAT")


def headline(stood: Stood) -> str:
    """Where someone stands, in one sentence."""
    stands = stood.stands
    if stands is None:
        return _without_rules(stood)
    if not stands.period.asks:
        return _("Nothing is asked for before %(day)s.") % {"day": day(stands.period.ends)}
    if stands.is_met or stands.state in (State.CURRENT, State.DUE_SOON):
        return _running(stands)
    return _over(stands)


def _without_rules(stood: Stood) -> str:
    if stood.credential.expires_on is None:
        return _("It follows no rules that we know, so your hours are kept here, and no more.")
    return _("It ends on %(day)s. It follows no rules that we know.") % {
        "day": day(stood.credential.expires_on)
    }


def _running(stands: Standing) -> str:
    until = {"day": day(stands.last_day)}
    if stands.account.waived:
        return _("Nothing is asked for in this period, up to %(day)s.") % until
    if stands.is_met:
        return _("All that is asked for is there, for the period up to %(day)s.") % until
    return _("There is still something missing. You have time up to %(day)s.") % until


def _over(stands: Standing) -> str:
    ended = {"day": day(stands.last_day)}
    if stands.state is State.INACTIVE:
        return (
            _(
                "The period ended on %(day)s, and so did the time to renew. Your board can make it active again."
            )
            % ended
        )
    return _("The period ended on %(day)s, and not all that is asked for stands here.") % ended


def dates_of(stood: Stood) -> Iterator[str]:
    """The other days that matter, each in a sentence."""
    rules, stands = stood.rules, stood.stands
    if rules is None or stands is None:
        return
    if stands.apply_from and stands.state in (State.CURRENT, State.DUE_SOON):
        yield _("You can apply to renew from %(day)s on.") % {"day": day(stands.apply_from)}
    if stands.state is State.IN_GRACE and stands.grace_ends:
        yield _("You can renew without a fee up to %(day)s.") % {"day": day(stands.grace_ends - DAY)}
    if stands.state in (State.IN_GRACE, State.LATE) and stands.late_ends and rules.grace:
        yield _late(stands.state, last_day=stands.late_ends - DAY, fee=rules.grace.late_fee)
    if stands.state is State.INACTIVE and rules.grace and rules.grace.reactivation_fee:
        yield _("To make it active again costs %(fee)s.") % {"fee": rules.grace.reactivation_fee}
    if stands.account.carried:
        yield _("%(amount)s came along from the period before.") % {
            "amount": in_units(rules, stands.account.carried)
        }
    yield from _of_the_end(stood)


def _late(state: State, *, last_day: date, fee: str) -> str:
    """How long one can renew late: said after how long it is free, or by itself once that is over."""
    words = _("Renewing is possible up to %(day)s.")
    if fee and state is State.IN_GRACE:
        words = _("After that up to %(day)s, with a fee of %(fee)s.")
    elif fee:
        words = _("Renewing is possible up to %(day)s, with a fee of %(fee)s.")
    return words % {"day": day(last_day), "fee": fee}


def _of_the_end(stood: Stood) -> Iterator[str]:
    """Where the day on the credential is not the one that the rules lead to, its owner should know."""
    stands, written = stood.stands, stood.credential.expires_on
    if stands and written and abs((written - stands.period.ends).days) > 1:
        yield _("Your credential says that it ends on %(written)s. These rules lead to %(day)s. What your board says counts.") % {
            "written": day(written), "day": day(stands.period.ends),
        }  # fmt: skip


def waived_because(stood: Stood) -> str:
    if stood.stands is None or not stood.stands.account.waived:
        return ""
    reason = stood.stands.account.waived
    if reason == NEW:
        return _("You were certified not long ago, so this period is waived.")
    return str(dict(Waiver.Reason.choices).get(reason, reason))
