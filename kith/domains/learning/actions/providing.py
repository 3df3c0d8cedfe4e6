"""Who offers what is held here: stewards write them down, with the numbers under which boards know them."""

from datetime import date

from django.db import transaction

from kith.domains.learning.events import ApprovalAdded, ApprovalRemoved, ProviderAdded, ProviderChanged
from kith.domains.learning.models import Approval, Provider
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space


def the_house() -> Provider:
    """The house as one of those who offer something, made at first need."""
    return Provider.objects.get_or_create(is_house=True)[0]


@transaction.atomic
def add_provider(
    *, name: str, space: Space | None = None, for_all_hosts: bool = False, by: Person
) -> Provider:
    """Let an organisation be named by those who host something of theirs."""
    made = Provider.objects.create(name=name, space=space, for_all_hosts=for_all_hosts)
    record(ProviderAdded(provider=made.called), by=by)
    return made


@transaction.atomic
def change_provider(
    provider: Provider, *, name: str, space: Space | None, for_all_hosts: bool, by: Person
) -> None:
    """Say better what they are called and who may name them. Certificates that were given keep what stands on them."""
    provider.name, provider.space, provider.for_all_hosts = name, space, for_all_hosts
    provider.save(update_fields=["name", "space", "for_all_hosts"])
    record(ProviderChanged(provider=provider.called), by=by)


@transaction.atomic
def add_approval(
    *, board: str, number: str, provider: Provider | None = None, begins_on: date | None = None,
    ends_on: date | None = None, by: Person,
) -> Approval:  # fmt: skip
    """Let this number stand on certificates that are given from now on for what its provider, or else the house, offered while it held."""
    made, _is_new = Approval.objects.update_or_create(
        provider=provider or the_house(), board=board, number=number,
        defaults={"begins_on": begins_on, "ends_on": ends_on},
    )  # fmt: skip
    record(ApprovalAdded(board=board, number=number), by=by)
    return made


@transaction.atomic
def remove_approval(approval: Approval, *, by: Person) -> None:
    """Print it no more. Certificates on which it stands stay as they are."""
    Approval.objects.filter(pk=approval.pk).delete()
    record(ApprovalRemoved(board=approval.board, number=approval.number), by=by)
