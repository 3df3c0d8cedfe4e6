"""Statements of attendance, which one makes for oneself. Nobody is told of them."""

from kith.domains.learning.actions.certifying import put_on_record
from kith.domains.learning.actions.certifying import withdraw as withdraw_from_record
from kith.domains.learning.models import Certificate
from kith.domains.supervision.models import Log
from kith.domains.supervision.stating import statement_of
from kith.foundation.people.models import Person


def state(log: Log, *, by: Person, circle: str = "") -> Certificate:
    """Let the house sign that someone says they were at a meeting, for so long. It says no theme, and names no circle unless it is given."""
    return put_on_record(statement_of(log, circle=circle, language=by.language), by=by)


def withdraw(log: Log, *, by: Person) -> bool:
    """Let the statement hold no more; whoever has it can see that. The answer is whether there was one."""
    return withdraw_from_record(key=log.key, by=by)
