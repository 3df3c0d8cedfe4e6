"""Nobody learns who is behind a made name: not from pages, not from rows, not from when they were written."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.jobs import follow_some
from kith.capabilities.items.masks import own_mask_in
from kith.capabilities.items.models import Draft, Item, ReadState
from kith.capabilities.notifications.models import Notice
from kith.capabilities.notifications.models.notice import is_news
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.boundaries import keep_away
from kith.foundation.spaces.models import Membership
from tests.cast import Cast
from tests.masked import allow_masks, asked, said_masked, settled
from tests.masks import WORDS, send, share


@pytest.fixture
def item(cast: Cast) -> Item:
    """A question by the host of the commons, where made names may be used; Maria has been here for long."""
    allow_masks(cast.commons)
    settled(cast, "maria")
    return asked(cast)


def _page(cast: Cast, who: str | None, address: str) -> str:
    return str(cast.client(who).get(address).content.decode())


def _main(page: str) -> str:
    return page.partition("<main")[2]


@pytest.mark.parametrize("who", ["tomasz", "noor", "ruth", "dana", None])
def test_nobody_learns_who_it_is(
    cast: Cast, item: Item, who: str | None, deliver: Callable[[], None]
) -> None:
    post = share(cast, item)
    deliver()
    name = post.author.display_name
    pages = [
        item.get_absolute_url(), "/spaces/commons/", post.author.get_absolute_url(), f"/posts/{post.pk}/history/",
        "/search/?q=hid+car", f"/search/?q={name.replace(' ', '+')}", f"/feeds/items/{item.pk}/", "/spaces/commons/log/",
        "/inbox/", f"/posts/{post.pk}/report/", f"/people/?q={name.replace(' ', '+')}",
    ]  # fmt: skip
    for address in pages:
        said = _main(_page(cast, who, address)).replace("Maria Delgado joined.", "")
        assert "Maria" not in said, address
    assert name in _page(cast, who, item.get_absolute_url())
    for address in ("/spaces/commons/members/", "/people/"):
        assert name not in _page(cast, who, address)
    assert WORDS not in _page(cast, who, "/search/?q=by:maria+hid")
    assert cast.client(who).get(f"/people/{post.author.person.handle}/").status_code == 404


def test_a_draft_under_a_made_name_lies_with_nobody(cast: Cast, item: Item) -> None:
    client, draft = cast.client("maria"), f"/items/{item.pk}/reply/draft/"
    client.post(draft, {"source": "By name"})
    client.post(draft, {"source": WORDS, "masked": "on"})
    kept = Draft.objects.get(item=item)
    assert kept.person.is_mask
    page = _page(cast, "maria", item.get_absolute_url())
    assert WORDS in page
    assert re.search(r'name="masked"[^>]*checked', page), "who comes back is not named by mistake"
    client.post(draft, {"source": "By name"})
    assert Draft.objects.get(item=item).person == cast["maria"]
    post = share(cast, item)
    assert not Draft.objects.filter(item=item).exists()
    client.post(f"/posts/{post.pk}/edit/draft/", {"source": "Half"})
    assert Draft.objects.get(form="edit").person == post.author.person
    assert "Half" in _page(cast, "maria", f"/posts/{post.pk}/edit/")


def _rows_of(person: Person) -> Counter[str]:
    """How many rows of each table lead to someone, or to a place of theirs, by a real key."""
    own = {Person: [person.pk], Membership: list(person.memberships.values_list("pk", flat=True))}
    counted: Counter[str] = Counter()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.related_model in own:
                keys = own[field.related_model]
                counted[f"{model.__name__}.{field.name}"] = model._base_manager.filter(
                    **{f"{field.attname}__in": keys}
                ).count()
    return counted


def test_in_the_database_an_author_looks_like_anyone_who_follows(
    cast: Cast, item: Item, deliver: Callable[[], None]
) -> None:
    """Whatever rows come to lead to Maria are those that come to lead to Sam, who only follows and reads."""
    deliver()
    before = {who: _rows_of(cast[who]) for who in ("maria", "sam")}
    last = Event.objects.latest("pk").pk
    post = share(cast, item)
    for who in before:
        cast.client(who).get(item.get_absolute_url())
    deliver()
    cast.client("sam").post(f"/items/{item.pk}/following/", {"level": "everything"})
    follow_some(chance=1)
    writing.reply(item, author=cast.place("noor", cast.commons), source="So did I", reply_to=post)
    cast.client("noor").post(f"/posts/{post.pk}/thanks/")
    cast.client("maria").post(f"/posts/{post.pk}/edit/", {"source": "I hid."})
    deliver()
    for who in before:
        cast.client(who).get(item.get_absolute_url())
    come = {who: _rows_of(cast[who]) - rows for who, rows in before.items()}
    assert come["maria"] == come["sam"]
    assert set(come["maria"]) == {"ReadState.person", "Notice.person", "UserSession.user"} & set(
        come["maria"]
    )
    columns = {
        "reading": ("level", "reason", "last_read"),
        "notices": ("event", "audience", "in_inbox", "by_mail", "by_push", "read_at"),
    }
    for name, shown in columns.items():
        rows = {
            who: sorted(map(str, getattr(cast[who], name).filter(item=item).values_list(*shown)))
            for who in before
        }
        assert rows["maria"] == rows["sam"], name
    facts = [event.facts for event in Event.objects.filter(pk__gt=last)]
    assert not [each for each in facts if {"to", "member"} & each.keys()]


@pytest.mark.django_db(transaction=True)
def test_no_transaction_holds_a_row_of_the_author_and_one_of_the_made_name(cast: Cast, item: Item) -> None:
    """PostgreSQL remembers in each row which transaction wrote it, and which one locked it."""
    steps: list[Callable[[], Any]] = [
        lambda: send(cast, item),
        lambda: share(cast, item),
        lambda: cast.client("maria").post(f"/posts/{item.posts.latest('pk').pk}/edit/", {"source": "I hid."}),
        lambda: follow_some(chance=1),
    ]
    for step in steps:
        step()
        mask = own_mask_in(item, cast["maria"])
        assert mask is not None
        assert _transactions_of(mask) & _transactions_of(cast["maria"]) == set()
    assert ReadState.objects.filter(person=cast["maria"], item=item, level="everything").exists()


def _transactions_of(whom: Person | Membership) -> set[str]:
    if isinstance(whom, Person):
        own = {
            "people_person": "id",
            "spaces_membership": "person_id",
            "items_readstate": "person_id",
            "items_draft": "person_id",
        }
        return _transactions({table: f"{key} = {whom.pk}" for table, key in own.items()})
    of_mask = {
        "spaces_membership": f"id = {whom.pk}",
        "seals_seal": f"id = {whom.seal_id}",
        "conversations_post": f"author_id = {whom.pk}",
    }
    nobody = {"people_person": "id", "activity_event": "actor_id", "items_draft": "person_id"}
    return _transactions(of_mask | {table: f"{key} = {whom.person_id}" for table, key in nobody.items()})


def _transactions(rows: dict[str, str]) -> set[str]:
    found: set[str] = set()
    with connection.cursor() as cursor:
        for table, which in rows.items():
            cursor.execute(f"SELECT xmin::text, xmax::text FROM {table} WHERE {which}")  # noqa: S608 (our own words)
            found |= {number for row in cursor.fetchall() for number in row if number != "0"}
    return found


def test_they_are_told_of_answers_as_those_who_follow_and_not_of_their_own_words(
    cast: Cast, item: Item, deliver: Callable[[], None]
) -> None:
    share(cast, item)
    cast.client("maria").get(item.get_absolute_url())
    follow_some(chance=0)
    deliver()
    assert not ReadState.objects.filter(item=item, person=cast["maria"]).exclude(reason="read").exists()
    follow_some(chance=1)
    share(cast, item, send_key="again")
    cast.client("maria").get(item.get_absolute_url())
    deliver()
    own = Notice.objects.visible().filter(person=cast["maria"], item=item)
    assert own.exists()
    assert not own.filter(is_news()).exists(), "their own words are no news to them"
    writing.reply(item, author=cast.place("noor", cast.commons), source="So did I")
    deliver()
    assert "Noor wrote in a conversation." in _page(cast, "maria", "/inbox/")


def test_a_boundary_does_not_see_through_a_mask(cast: Cast, item: Item) -> None:
    post = said_masked(cast, item=item)
    keep_away(cast["maria"], by=cast["noor"], sort="block")
    assert post.author.display_name in _page(cast, "noor", item.get_absolute_url())


def test_who_is_blocked_does_not_answer_under_a_mask(cast: Cast, item: Item) -> None:
    by_noor = writing.reply(item, author=cast.place("noor", cast.commons), source="Here")
    keep_away(cast["maria"], by=cast["noor"], sort="block")
    post = share(cast, item, reply_to=by_noor.pk)
    assert post.reply_to is None
    theirs = asked(cast, by="noor")
    assert send(cast, theirs).status_code == 404


def test_one_can_keep_away_from_a_made_name_itself(cast: Cast, item: Item) -> None:
    post = said_masked(cast, item=item)
    away = f"/spaces/commons/people/{post.author.pk}/boundary/"
    assert cast.client("noor").get(away).status_code == 200
    assert cast.client("maria").get(away).status_code == 404
    cast.client("noor").post(away, {"sort": "mute"})
    assert WORDS not in _page(cast, "noor", item.get_absolute_url())
    assert post.author.display_name not in _page(cast, "noor", item.get_absolute_url())
    assert post.author.display_name in _page(cast, "noor", "/me/boundaries/")
