"""Statements of attendance, which one makes for oneself. Nobody is told of them."""

from collections.abc import Collection

from kith.domains.learning.actions.certifying import put_on_record
from kith.domains.learning.actions.certifying import withdraw as withdraw_from_record
from kith.domains.learning.models import Certificate
from kith.domains.supervision.models import Log
from kith.domains.supervision.period import Period, statement_over
from kith.domains.supervision.queries.log import keys_of_statements_over
from kith.domains.supervision.stating import statement_of
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


def state(log: Log, *, by: Person, circle: str = "") -> Certificate:
    """Let the house sign that someone says they were at a meeting, for so long. It says no theme, and names no circle unless it is given."""
    return put_on_record(statement_of(log, circle=circle, language=by.language), by=by)


def state_over(period: Period, logs: Collection[Log], *, by: Person) -> Certificate:
    """The same of all meetings between two days, on one sheet."""
    return put_on_record(statement_over(period, logs, language=by.language), by=by)


def withdraw(log: Log, *, by: Person) -> bool:
    """Let the statement hold no more; whoever has it can see that. The answer is whether there was one."""
    return withdraw_from_record(key=log.key, by=by)


def withdraw_over(period: Period, *, by: Person) -> bool:
    return withdraw_from_record(key=period.key, by=by)


def withdraw_all_with(log: Log, *, by: Person) -> None:
    """Let no statement hold any more that says something of this entry: its own, and those over a time in which it is."""
    with seen_as(by):
        for key in [log.key, *keys_of_statements_over(log.on, by=by)]:
            withdraw_from_record(key=key, by=by)
