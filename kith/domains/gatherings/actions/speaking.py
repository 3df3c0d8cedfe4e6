"""Who leads a gathering or speaks at it, and which member that is."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings import named_events as events
from kith.domains.gatherings.models import Gathering, Speaker
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person

Speakers = Sequence[tuple[str, str]]


def say_who_speaks(gathering: Gathering, speakers: Speakers) -> None:
    """Put these in the place of those who were named before; whoever has the same name is the same. A part of a verb, as the next is."""
    same = {each.name: each for each in gathering.speakers.exclude(person=None)}
    gathering.speakers.all().delete()
    for number, (name, about) in enumerate(speakers, 1):
        before = same.pop(name, Speaker())
        Speaker.objects.create(
            gathering=gathering, number=number, name=name, about=about, person_id=before.person_id,
            said_yes_at=before.said_yes_at,
        )  # fmt: skip


def speak_instead(gathering: Gathering, speakers: Speakers) -> bool:
    """The same, if they are others; says whether they are."""
    is_new = list(gathering.speakers.values_list("name", "about")) != list(speakers)
    if is_new:
        say_who_speaks(gathering, speakers)
    return is_new


@transaction.atomic
def ask_whether_it_is(person: Person, *, speaker: Speaker, item: Item, by: Person) -> None:
    """Ask a member whether the name of a speaker may lead to them; who means themselves has said yes."""
    yes = timezone.now() if person == by else None
    untied = Speaker.objects.filter(pk=speaker.pk, person=None)
    if untied.update(person=person, said_yes_at=yes):
        record(events.SpeakerAsked(item=item, speaker=speaker.pk), by=by)


def say_yes(item: Item, *, by: Person) -> None:
    """Let one's name lead to oneself, wherever hosts of this gathering mean one."""
    Speaker.objects.filter(gathering=item.pk, person=by, said_yes_at=None).update(said_yes_at=timezone.now())


def say_no(item: Item, *, by: Person) -> None:
    """Let it lead to nobody, now or no longer; what its hosts typed stays."""
    Speaker.objects.filter(gathering=item.pk, person=by).update(person=None, said_yes_at=None)


def mean_nobody(speaker: Speaker) -> None:
    """Hosts meant someone else."""
    Speaker.objects.filter(pk=speaker.pk).update(person=None, said_yes_at=None)
