"""Builds the library of the demo, by the same actions that people use."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from kith.capabilities.citations.actions import cite
from kith.capabilities.citations.models import Work
from kith.capabilities.conversations.actions.writing import reply
from kith.capabilities.items.models import Item
from kith.capabilities.search.index import index_items
from kith.capabilities.tags.actions import begin_with
from kith.capabilities.versions.actions.drafting import begin, draft, keep
from kith.capabilities.versions.actions.naming import answer_naming, ask_to_name
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.models import Version
from kith.capabilities.versions.queries import shown_of
from kith.domains.library.actions import adapt, appraise, gather, report_trial
from kith.domains.library.kinds import KINDS
from kith.domains.library.listeners import keep_entry
from kith.domains.library.relating import relate
from kith.domains.library.trying import ASKS, told
from kith.foundation.spaces.models import Membership
from kith.lib.citations.csl_json import record_of

Text = Mapping[str, Any]
Places = Mapping[str, Mapping[str, Membership]]  # by the name of a space, then by the key of a person


def fill(entries: tuple[Text, ...], places: Places, *, now: datetime) -> None:
    """Let all of it happen in its order: what grows out of an entry grows out of the version that was there then."""
    made: dict[str, Item] = {}
    happened = [each for entry in entries for each in _story(entry)]
    for each in sorted(happened, key=lambda each: each.text["days_ago"], reverse=True):
        shelf = Shelf(each.entry, places[each.entry["space"]], made)
        each.verb(shelf, each.text, at=now - timedelta(days=each.text["days_ago"]))
    for item in made.values():  # whoever enters at once finds them, before the worker has heard of it all
        keep_entry(shown_of(item))
    for item in made.values():
        relate(item)
    index_items([item.pk for item in made.values()])


@dataclass(frozen=True)
class Shelf:
    """Where an entry stands: what was written of it, who is there, and what stands there already."""

    entry: Text
    places: Mapping[str, Membership]
    made: dict[str, Item] = field(repr=False)

    @property
    def item(self) -> Item:
        return self.made[self.entry["key"]]

    def put(self, version: Version) -> Item:
        self.made[self.entry["key"]] = version.item
        return version.item


@dataclass(frozen=True)
class Happening:
    entry: Text
    text: Text
    verb: Callable[..., None]


def _story(entry: Text) -> Iterator[Happening]:
    yield Happening(entry, entry, _write)
    yield from (Happening(entry, text, _renew) for text in entry.get("renewed", ()))
    yield from (Happening(entry, text, _verb_of(text)) for text in entry.get("post", ()))


def _verb_of(text: Text) -> Callable[..., None]:
    if "framework" in text:
        return _appraise
    return _try if "happened" in text else _say


def _write(shelf: Shelf, text: Text, *, at: datetime) -> None:
    by = shelf.places[text["author"]]
    begun = _grown(shelf, text, by=by) if "grew" in text else _begun(text, by=by)
    kept = keep(begun, words=_words(text), seen=begun.edition, by=by, title=text["title"])
    for one in text.get("named", ()):
        member = shelf.places[one["member"]]
        answer_naming(ask_to_name(kept.item, member=member, role=one["role"], by=by.person), agrees=True)
    for one in text.get("gathers", ()):
        gather(shelf.made[one["entry"]], into=kept.item, words=one["words"], by=by.person)
    item = shelf.put(publish(kept, by=by, at=at))
    begin_with(item, words=text["tags"], by=by)
    for source in text.get("source", ()):
        cite(item, record_of({**source, "note": ""}), by=by, note=source.get("note", ""))


def _begun(text: Text, *, by: Membership) -> Version:
    details = {name: text[name] for name in ("title", "language", "visibility")}
    return begin(KINDS[text["kind"]], by=by, **details)


def _grown(shelf: Shelf, text: Text, *, by: Membership) -> Version:
    grew = text["grew"]
    return adapt(
        shelf.made[grew["from"]], by=by, sort=grew["sort"], changed=grew["changed"].strip(), core=grew["core"],
        language=text["language"], visibility=text["visibility"],
    )  # fmt: skip


def _renew(shelf: Shelf, text: Text, *, at: datetime) -> None:
    by = shelf.places[text["author"]]
    begun = draft(shelf.item, by=by)
    kept = keep(begun, words=_words(text), seen=begun.edition, by=by)
    shelf.put(publish(kept, by=by, why=text["why"].strip(), at=at))


def _words(text: Text) -> dict[str, str]:
    """The answers as a version keeps them."""
    words: dict[str, str | list[str]] = text["words"]
    return {name: ",".join(said) if isinstance(said, list) else said.strip() for name, said in words.items()}


def _try(shelf: Shelf, text: Text, *, at: datetime) -> None:
    source = told({ask.name: text.get(ask.name, "") for ask in ASKS}, language=shelf.item.language)
    author = shelf.places[text["author"]]
    report_trial(
        shelf.item, author=author, source=source, setting=text["setting"], again=text["again"], at=at
    )


def _appraise(shelf: Shelf, text: Text, *, at: datetime) -> None:
    cited = Work.objects.filter(references__item=shelf.item, references__number__in=text.get("studies", ()))
    appraise(
        shelf.item, author=shelf.places[text["author"]], framework=text["framework"], answers=text.get("answers", {}),
        conclusion=text["conclusion"], source=text["why"].strip(), studies=cited, at=at,
    )  # fmt: skip


def _say(shelf: Shelf, text: Text, *, at: datetime) -> None:
    parent = shelf.item.posts.filter(number=text.get("reply_to", 0)).first()
    author = shelf.places[text["author"]]
    reply(shelf.item, author=author, source=text["body"].strip(), reply_to=parent, at=at)
