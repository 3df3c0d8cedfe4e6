"""Everything that one person has here, as one zip file: JSON for programs, Markdown for people, and the files.

It holds their own words and choices. What others wrote is theirs, and is not in it.
"""

import json
import zipfile
from collections.abc import Iterable, Iterator
from typing import IO, Any

from django.template.loader import render_to_string
from django.utils import timezone

from kith.capabilities.attachments.models import File
from kith.capabilities.conversations.models import Post, Thanks
from kith.capabilities.items.models import Draft
from kith.capabilities.messages.queries import own_words, reach_of
from kith.capabilities.moderation.models import Decision, Report
from kith.capabilities.moderation.queries import own_decisions, own_reports
from kith.capabilities.notifications.models import Notice, SpaceWish, Wish
from kith.capabilities.notifications.models.rhythm import rhythm_of
from kith.foundation.people.models import Person
from kith.foundation.spaces.log import in_words
from kith.foundation.spaces.masks import masks_of
from kith.infrastructure.database.private import seen_as

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


def write_archive(person: Person, to: IO[bytes]) -> None:
    """Write the zip file; memory stays flat however much someone wrote."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.md", render_to_string("leaving/archive.txt", {"person": person}))
        signed = [person.pk, *(mask.person_id for mask in masks_of(person))]
        for name, content in _parts(person, signed):
            archive.writestr(f"{name}.json", _json(content))
        for post in _posts(signed):
            archive.writestr(f"words/{post.item_id}-{post.number}.json", _json(_described(post)))
            archive.writestr(f"words/{post.item_id}-{post.number}.md", _markdown(post))
        for file in File.objects.filter(by__person__in=signed).iterator():
            with file.stored.open("rb") as content:
                archive.writestr(f"files/{file.key}/{file.name}", content.read())


def _parts(person: Person, signed: list[int]) -> Iterator[tuple[str, Any]]:
    account = {name: getattr(person, name) for name in ACCOUNT} | {"joined": _at(person.joined_at)}
    yield "account", account
    yield "profile", list(person.entries.values("field", "text", "audience"))
    yield "spaces", list(_places(person))
    drafts = Draft.objects.filter(person__in=signed).order_by("pk")
    yield "drafts", [{"form": draft.form, "words": draft.words} for draft in drafts]
    yield "thanks-given", [_thanks(given) for given in Thanks.objects.filter(by__person=person)]
    yield "inbox", list(_inbox(person))
    yield "what-you-hear-of", _wishes(person)
    yield "messages", list(_messages(person))
    yield "who-may-ask-to-write-to-you", reach_of(person)
    yield "what-you-told", [_told(report) for report in own_reports(person)]
    yield "decisions-about-you", [_decided(decision) for decision in own_decisions(person)]
    boundaries = person.boundaries.select_related("other", "space")
    yield "boundaries", [{"sort": each.sort, "in": each.space and each.space.name} for each in boundaries]
    yield (
        "ties",
        [{"sort": each.sort, "with": each.other.name} for each in person.ties.select_related("other")],
    )


def _told(report: Report) -> dict[str, Any]:
    told = {"at": _at(report.made_at), "about": report.category, "words": report.words}
    return told | {"as_it_was": report.evidence}


def _decided(decision: Decision) -> dict[str, Any]:
    says = {
        "at": _at(decision.at),
        "decision": decision.kind,
        "reason": decision.reason,
        "rule": decision.rule,
    }
    appeal = getattr(decision, "appeal", None)
    return says | {
        "until": _at(decision.until) if decision.until else None,
        "taken_back": hasattr(decision, "undone_by"),
        "you_asked": appeal.words if appeal else "",
        "answer": appeal.answer if appeal else "",
    }


def _places(person: Person) -> Iterator[dict[str, Any]]:
    for place in person.memberships.select_related("space", "person"):
        names = {"space": place.space.name, "name": place.shown_name, "handle": place.handle}
        yield names | {"role": place.role, "state": place.state, "since": _at(place.since)}


def _thanks(given: Thanks) -> dict[str, Any]:
    return {"post": given.post_id, "at": _at(given.given_at)}


def _inbox(person: Person) -> Iterator[dict[str, Any]]:
    asked = Notice.objects.visible().filter(person=person).select_related("event", "space", "item__space")
    notices = list(asked.order_by("-pk")[:BATCH])
    lines = in_words([(notice.event, notice.space_id) for notice in notices])
    for notice, line in zip(notices, lines, strict=True):
        yield {"at": _at(notice.at), "about": notice.title, "says": line.says}


def _messages(person: Person) -> Iterator[dict[str, Any]]:
    with seen_as(person):
        for message, names in own_words(person):
            yield {"to": names, "written": _at(message.sent_at), "markdown": message.source}


def _wishes(person: Person) -> dict[str, Any]:
    rhythm = rhythm_of(person)
    spaces = SpaceWish.objects.filter(person=person).values("space__name", "level")
    return {
        "chosen": list(Wish.objects.filter(person=person).values("audience", "channel", "how")),
        "spaces": list(spaces),
        "mails": {name: getattr(rhythm, name) for name in RHYTHM},
    }


def _posts(signed: list[int]) -> Iterable[Post]:
    """By one's own name, and by those that were made for one."""
    own = Post.objects.filter(author__person__in=signed, sort=Post.Sort.WORDS).order_by("pk")
    shown = own.select_related("item__space", "author__person").prefetch_related("versions")
    return shown.iterator(chunk_size=BATCH)


def _described(post: Post) -> dict[str, Any]:
    return {
        "conversation": post.item.title,
        "space": post.item.space.name,
        "signed": post.author.shown_name,
        "under_made_name": post.author.is_mask,
        "number": post.number,
        "state": post.state,
        "written": _at(post.written_at),
        "content_note": post.content_note,
        "markdown": post.source,
        "before": [{"written": _at(old.written_at), "markdown": old.source} for old in post.versions.all()],
    }


def _markdown(post: Post) -> str:
    return f"# {post.item.title}\n\n{post.author.shown_name}, {_at(post.written_at)}\n\n{post.source}\n"


def _at(moment: Any) -> str:
    return timezone.localtime(moment).isoformat(timespec="minutes")


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1)
