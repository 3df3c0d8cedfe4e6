"""What stewards do with rule sets."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.domains.learning.events import RulesAdded
from kith.domains.learning.models import AddedRules
from kith.domains.learning.rulebook import rulebook
from kith.domains.learning.rules.reading import read
from kith.domains.learning.rules.shapes import RuleSet
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.lib.toml.lines import Lines
from kith.lib.toml.refusing import Refused

_KNOWN = _("This version is there already, and is never changed. Please give it the number {next}.")


def checked(text: str) -> RuleSet:
    """The rule set that could be added. Raises `Refused`, also where its version is there already."""
    rules, book = read(text), rulebook()
    newest = book.newest.get(rules.code)
    if newest and rules.version <= newest.version:
        raise Refused(Lines(text).of(("version",)), _KNOWN, next=newest.version + 1)
    return rules


@transaction.atomic
def add_rules(text: str, *, by: Person) -> RuleSet:
    """Let people choose a rule set, or a new version of one. Who follows an older one stays with it. Raises `Refused`."""
    rules = checked(text)
    AddedRules.objects.create(
        code=rules.code, version=rules.version, text=text, published_on=timezone.localdate()
    )
    record(RulesAdded(rules=rules.code, version=rules.version), by=by)
    return rules
