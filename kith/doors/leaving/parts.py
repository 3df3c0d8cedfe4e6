"""What only one person can see or has chosen here, each as a part of their archive."""

from collections.abc import Iterator
from itertools import batched
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string

from kith.capabilities.attachments.models import File
from kith.capabilities.conversations.models import Thanks
from kith.capabilities.items.models import Draft, Item
from kith.capabilities.messages.queries import own_correspondences, own_words, reach_of
from kith.capabilities.moderation.models import Decision, Report
from kith.capabilities.moderation.queries import own_decisions, own_reports
from kith.capabilities.notifications.models import Notice, SpaceWish, Wish
from kith.capabilities.notifications.models.rhythm import rhythm_of
from kith.capabilities.rooms.models import Entrant, Presence
from kith.capabilities.search.models import SavedSearch
from kith.capabilities.versions.models import Contributor, Hand
from kith.domains.competencies.taking import grown
from kith.domains.courses.taking_along import taken, written
from kith.domains.gatherings.models import Address, Answered, Host, Invited, Seat, Speaker, Stay, Transfer
from kith.domains.gatherings.queries.questions import answers_told
from kith.domains.gatherings.queries.seats import own_needs
from kith.domains.learning.taking import learned
from kith.domains.library.models import Collected
from kith.domains.mentoring.taking import accompanied
from kith.domains.portfolios.taking import kept
from kith.domains.supervision.taking import supervised
from kith.foundation.activity.facts import Fact
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.people.queries import ways_in
from kith.foundation.people.watching import lately
from kith.foundation.spaces.log import in_words
from kith.foundation.spaces.models import SpaceTrace
from kith.infrastructure.database.private import seen_as
from kith.lib.browsers import in_short

ACCOUNT = (
    "name",
    "handle",
    "email",
    "language",
    "time_zone",
    "appearance",
    "collapsed_notes",
    "findable",
    "country",
)
RHYTHM = ("silent", "digest", "weekday", "hour", "quiet_from", "quiet_to")
BATCH = 500


def parts(person: Person, signed: list[int]) -> Iterator[tuple[str, Any]]:
    """The name and the content of each part; `signed` are the keys of all as whom they wrote."""
    yield "account", _account(person)
    yield "ways-in", _ways_in(person)
    yield "profile", list(person.entries.values("field", "text", "audience"))
    yield "spaces", list(_places(person))
    drafts = Draft.objects.filter(person__in=signed).order_by("pk")
    yield "drafts", [{"form": draft.form, "words": draft.words} for draft in drafts]
    yield "what-you-wrote-together", list(_written_together(signed))
    yield "thanks-given", [_thanks(given) for given in Thanks.objects.filter(by__person=person)]
    yield "inbox", list(_inbox(person))
    yield "what-you-did", list(_done(person))
    yield "what-you-follow", list(_following(person))
    yield "what-you-hear-of", _wishes(person)
    searches = SavedSearch.objects.filter(person=person).order_by("pk")
    yield "what-you-look-for", [{"since": at(each.made_at), "words": each.says} for each in searches]
    yield "gatherings", _gatherings(person)
    yield "rooms", list(_rooms(person))
    yield "messages", list(_messages(person))
    yield "correspondences", list(_correspondences(person))
    yield "who-may-ask-to-write-to-you", reach_of(person)
    yield "learning", learned(person)
    yield "courses", {"taken": taken(person), "written": list(written(signed))}
    yield "mentoring", accompanied(person)
    yield "circles", supervised(person)
    yield "competencies", grown(person)
    yield "portfolio", kept(person)
    for path in settings.KITH_OWN_PARTS:
        yield import_string(path)(person)
    yield "what-you-told", [_told(report) for report in own_reports(person)]
    yield "decisions-about-you", [_decided(decision) for decision in own_decisions(person)]
    boundaries = person.boundaries.select_related("other", "space")
    yield "boundaries", [{"sort": each.sort, "in": each.space and each.space.name} for each in boundaries]
    yield (
        "ties",
        [{"sort": each.sort, "with": each.other.name} for each in person.ties.select_related("other")],
    )


def _account(person: Person) -> dict[str, Any]:
    addresses = [address.email for address in ways_in(person).addresses]
    own = {name: getattr(person, name) for name in ACCOUNT}
    return own | {"addresses": addresses, "joined": at(person.joined_at)}


def _ways_in(person: Person) -> dict[str, Any]:
    """Without any secret: what lets someone in stays where it is."""
    ways, sessions = ways_in(person), UserSession.objects.filter(user=person)
    return {
        "passkeys": ways.passkeys,
        "codes_from_an_app": ways.has_app,
        "from_elsewhere": ways.elsewhere,
        "signed_in_at": [
            {"since": at(each.created_at), "browser": in_short(each.user_agent)} for each in sessions
        ],
        "happened": [
            {"at": at(each.at), "what": each.what, "browser": each.browser} for each in lately(person)
        ],
        "devices_with_news": list(person.devices.values_list("label", flat=True)),
    }


def _gatherings(person: Person) -> dict[str, Any]:
    """Where someone comes or came, of which they said how it was, what they need, and how many calendars read here."""
    seats = Seat.objects.filter(person=person).select_related("seats__gathering__item", "seats__occasion")
    stays = Stay.objects.filter(person=person).select_related("occasion__gathering__item")
    answers = answers_told(seats, reader=person)
    said = Answered.objects.filter(person=person).select_related("feedback__occasion__gathering__item")
    return {
        "what_you_need": own_needs(person),
        "answered_afterwards": [each.feedback.occasion.gathering.item.title for each in said],
        "calendar_addresses": Address.objects.filter(person=person).count(),
        "hosted_with_others": list(
            Host.objects.filter(person=person).values_list("gathering__item__title", flat=True)
        ),
        "named_as_speaker_at": list(
            Speaker.objects.filter(person=person).values_list("gathering__item__title", flat=True)
        ),
        "invited_to": list(
            Invited.objects.filter(person=person).values_list("gathering__item__title", flat=True)
        ),
        "seats_that_others_would_give_you": list(
            Transfer.objects.filter(to=person).values_list("seat__seats__gathering__item__title", flat=True)
        ),
        "there": [
            {"at": stay.occasion.gathering.item.title, "came": at(stay.came_at), "left": stay.left_at and at(stay.left_at), "by": stay.how}
            for stay in stays
        ],
        "seats": [
            {
                "at": seat.seats.gathering.item.title, "way": seat.seats.way, "state": seat.state,
                "on": seat.seats.occasion and at(seat.seats.occasion.begins_at),
                "asked": at(seat.asked_at), "others_who_come_see_it": seat.shows, "hosts_see_needs": seat.tells_needs,
                "reminds": seat.reminds, "mailed_to_my_calendar": seat.in_calendar,
                "answers": {question.words: words for question, words in answers.get(seat.pk, ())},
            }
            for seat in seats
        ],
    }  # fmt: skip


def _told(report: Report) -> dict[str, Any]:
    told = {"at": at(report.made_at), "about": report.category, "words": report.words}
    return told | {"as_it_was": report.evidence}


def _decided(decision: Decision) -> dict[str, Any]:
    says = {
        "at": at(decision.at),
        "decision": decision.kind,
        "reason": decision.reason,
        "rule": decision.rule,
    }
    appeal = getattr(decision, "appeal", None)
    return says | {
        "until": at(decision.until) if decision.until else None,
        "taken_back": hasattr(decision, "undone_by"),
        "you_asked": appeal.words if appeal else "",
        "answer": appeal.answer if appeal else "",
    }


def _places(person: Person) -> Iterator[dict[str, Any]]:
    for place in person.memberships.select_related("space", "person"):
        names = {"space": place.space.name, "name": place.shown_name, "handle": place.handle}
        yield names | {"role": place.role, "state": place.state, "since": at(place.since)}


def _thanks(given: Thanks) -> dict[str, Any]:
    return {"post": given.post_id, "at": at(given.given_at)}


def _written_together(signed: list[int]) -> Iterator[dict[str, Any]]:
    """Where one is named or was asked, with the versions and drafts that one kept there."""
    named = Contributor.objects.filter(member__person__in=signed).select_related("item")
    for each in named.order_by("pk").iterator(BATCH):
        own = each.item.versions.filter(by__person__in=signed).order_by("number")
        versions = list(own.values("number", "state", "title", "words", "why"))
        row = {"item": each.item.title, "as": each.role, "answer": each.state, "versions": versions}
        parts = Hand.objects.filter(version__item=each.item_id, member__person__in=signed)
        row["parts"] = list(parts.values("part", version_number=F("version__number")))
        row["files"] = _carried(each.item_id, signed)
        said = Collected.objects.filter(collection=each.item_id).exclude(words="") if each.is_writing else []
        yield row | ({"about_its_entries": [one.words for one in said]} if said else {})


def _carried(item: int, signed: list[int]) -> list[dict[str, Any]]:
    """One's own files, with what they show and which versions carry them."""
    own = File.objects.filter(carried__version__item=item, by__person__in=signed).order_by("pk")
    numbers = ArrayAgg("carried__version__number", order_by="carried__version__number")
    rows = own.values(file=F("key"), shows=F("alt")).annotate(versions=numbers)
    return [dict(row) for row in rows]


def _inbox(person: Person) -> Iterator[dict[str, Any]]:
    asked = Notice.objects.visible().filter(person=person).select_related("event", "space", "item__space")
    for notices in batched(asked.order_by("-pk").iterator(BATCH), BATCH, strict=False):
        lines = in_words([(notice.event, notice.space_id) for notice in notices])
        for notice, line in zip(notices, lines, strict=True):
            yield {"at": at(notice.at), "about": notice.title, "says": line.says}


def _done(person: Person) -> Iterator[dict[str, Any]]:
    """What happened by someone, in the words of its space. What they took their name off is not among it."""
    asked: QuerySet[Event, Event] = Event.objects.filter(actor=person, type__in=Fact.known)
    for events in batched(asked.order_by("-pk").iterator(BATCH), BATCH, strict=False):
        spaces = dict(SpaceTrace.objects.filter(event__in=events).values_list("event", "space"))
        lines = in_words([(event, spaces.get(event.pk)) for event in events])
        for event, line in zip(events, lines, strict=True):
            yield {"at": at(event.at), "sort": event.type, "says": line.says}


def _following(person: Person) -> Iterator[dict[str, Any]]:
    """How closely someone follows a conversation, and how far they read; of what they can see today."""
    seen = person.reading.filter(item__in=Item.objects.visible_to(person)).select_related("item")
    for each in seen.iterator():
        yield {"conversation": each.item.title, "read_to": each.last_read, "level": each.level}


def _rooms(person: Person) -> Iterator[dict[str, Any]]:
    """When someone was in a room, and where they are named for one; of what they can see today."""
    seen = Item.objects.visible_to(person)
    were = Presence.objects.filter(person=person, room__item__in=seen).select_related("room__item")
    for each in were.order_by("pk").iterator(BATCH):
        left = each.left_at and at(each.left_at)
        yield {"about": each.room.item.title, "came": at(each.joined_at), "left": left, "by": each.way}
    for named in Entrant.objects.filter(person=person, room__item__in=seen).select_related("room__item"):
        yield {"about": named.room.item.title, "leads": named.leads}


def _correspondences(person: Person) -> Iterator[dict[str, Any]]:
    with seen_as(person):
        for seat, names in own_correspondences(person):
            of = seat.correspondence
            yield {"with": names, "about": of.title, "since": at(of.started_at), "you": seat.state}


def _messages(person: Person) -> Iterator[dict[str, Any]]:
    with seen_as(person):
        for message, names in own_words(person):
            yield {"to": names, "written": at(message.sent_at), "markdown": message.source}


def _wishes(person: Person) -> dict[str, Any]:
    rhythm = rhythm_of(person)
    spaces = SpaceWish.objects.filter(person=person).values("space__name", "level", "mail", "push")
    return {
        "chosen": list(Wish.objects.filter(person=person).values("audience", "channel", "how")),
        "spaces": list(spaces),
        "mails": {name: getattr(rhythm, name) for name in RHYTHM},
    }


def at(moment: Any) -> str:
    """A moment where the person is."""
    return timezone.localtime(moment).isoformat(timespec="minutes")
