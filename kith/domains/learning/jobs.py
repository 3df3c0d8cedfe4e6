"""What is done by itself."""

from django.utils import timezone

from kith.domains.learning.actions.reminding import people_due, remind
from kith.domains.learning.actions.signing_anew import sign_anew
from kith.domains.learning.models import SigningKey
from kith.foundation.people.models import Person
from kith.infrastructure.jobs import jobs


@jobs.periodic(cron="29 9 * * *")
@jobs.task(name="learning.remind")
def remind_those_due(timestamp: int) -> None:
    """Once a day, each as themselves. Doing it twice does no harm: whoever was told has another day."""
    today = timezone.localdate()
    for person in people_due(today):
        remind(person, today=today)


@jobs.task(name="learning.sign_all_anew", retry=3)
def sign_all_anew(key: int, by: int) -> None:
    """Each as themselves, since nobody else sees what they hold. It can begin again from the first."""
    lost, steward = SigningKey.objects.get(pk=key), Person.objects.get(pk=by)
    for person in Person.objects.active().order_by("pk").iterator():
        sign_anew(person, key=lost, by=steward)
