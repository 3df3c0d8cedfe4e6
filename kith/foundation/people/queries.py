"""Reading accounts."""

from allauth.account.models import EmailAddress
from django.db.models import QuerySet

from kith.foundation.people.models import Person


def authors_awaiting(person: Person) -> QuerySet[Person, Person]:
    """Authors in archives whose address this person has proven to be theirs."""
    proven = EmailAddress.objects.filter(user=person, verified=True)
    waiting = Person.objects.filter(state=Person.State.PLACEHOLDER)
    return waiting.filter(claimable__email__in=proven.values("email")).order_by("name")
