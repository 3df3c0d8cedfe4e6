"""Hosting a gathering together."""

from collections.abc import Iterable

from django.db import transaction

from kith.capabilities.items.models import Item
from kith.capabilities.rooms.actions.opening import let_lead, let_lead_no_more
from kith.domains.gatherings import named_events as events
from kith.domains.gatherings.actions.meeting import let_out
from kith.domains.gatherings.models import Host
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person


@transaction.atomic
def name_hosts(item: Item, *, people: Iterable[Person], by: Person) -> None:
    """Let them do what its hosts can do, and tell each once; a second time changes nothing."""
    for person in people:
        host, is_new = Host.objects.get_or_create(
            gathering=item.gathering, person=person, defaults={"by": by}
        )
        if is_new:
            let_lead(item, person=person)
            record(events.HostNamed(item=item, host=host.pk), by=by)


@transaction.atomic
def name_no_more(host: Host, *, item: Item, by: Person) -> None:
    """Let someone host it no more. What they did stays done, and a seat stays theirs."""
    host.delete()
    let_lead_no_more(item, person=host.person)
    let_out(host.person, item=item)
