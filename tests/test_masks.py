"""Words under a name made for one conversation: their author keeps every way to them, and nobody learns who it is."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from kith.capabilities.attachments.models import File
from kith.capabilities.conversations import brakes
from kith.capabilities.conversations.actions import hosting, writing
from kith.capabilities.conversations.jobs import follow_some
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.masks import own_mask_in, wear_in
from kith.capabilities.items.models import Draft, Item, ReadState
from kith.capabilities.notifications.models import Notice
from kith.capabilities.notifications.models.notice import is_news
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.boundaries import keep_away
from kith.foundation.spaces.masks import is_own
from kith.foundation.spaces.models import Membership, Space
from tests.cast import Cast
from tests.masked import allow_masks, asked, said_masked, settled
from tests.test_stranger import _picture

WORDS = "I hid in the car for a while."


@pytest.fixture
def item(cast: Cast) -> Item:
    """A question by the host of the commons, where made names may be used; Maria has been here for long."""
    allow_masks(cast.commons)
    settled(cast, "maria")
    return asked(cast)


def _send(cast: Cast, item: Item, who: str = "maria", **fields: Any) -> Any:
    fields = {"source": WORDS, "masked": "on", "send_key": "k"} | fields
    return cast.client(who).post(f"/items/{item.pk}/reply/", fields)


def _share(cast: Cast, item: Item, who: str = "maria", **fields: Any) -> Post:
    """Send, see the made name, and send again."""
    first = _send(cast, item, who, **fields)
    assert first.status_code == 200, first.content.decode()
    mask = own_mask_in(item, cast[who])
    assert mask is not None
    assert mask.display_name in first.content.decode()
    assert _send(cast, item, who, known_as=mask.display_name, **fields).status_code == 302
    return Post.objects.select_related("author__person").latest("pk")


def _page(cast: Cast, who: str | None, address: str) -> str:
    return str(cast.client(who).get(address).content.decode())


def _main(page: str) -> str:
    return page.partition("<main")[2]


def test_it_is_off_until_a_host_switches_it_on(cast: Cast) -> None:
    item = asked(cast)
    settled(cast, "maria")
    assert "name made for this conversation" not in _page(cast, "maria", item.get_absolute_url())
    answer = _send(cast, item)
    assert answer.status_code == 422
    assert WORDS in answer.content.decode()
    assert not item.posts.filter(source=WORDS).exists(), "nobody is named who ticked the box"
    details = {
        "name": "The commons",
        "purpose": "For peers.",
        "sort": "community",
        "visibility": "public",
        "joining": "open",
        "language": "en",
    }
    page = _page(cast, "tomasz", "/spaces/commons/settings/")
    assert "You then see a made name and not who it is." in page
    cast.client("tomasz").post("/spaces/commons/settings/", details | {"masks": "on"})
    assert Space.objects.get(slug="commons").masks
    assert "name made for this conversation" in _page(cast, "maria", item.get_absolute_url())


def test_its_writer_sees_the_name_first_and_can_have_another_one(cast: Cast, item: Item) -> None:
    page = _send(cast, item).content.decode()
    assert not item.posts.filter(source=WORDS).exists()
    mask = own_mask_in(item, cast["maria"])
    assert mask is not None
    assert mask.display_name in page
    assert WORDS in page
    again = _send(cast, item, another="", known_as=mask.display_name).content.decode()
    new = own_mask_in(item, cast["maria"])
    assert new is not None
    assert new.pk == mask.pk
    assert new.display_name != mask.display_name
    assert new.display_name in again
    post = _share(cast, item)
    assert post.author == new
    _send(cast, item, another="", known_as=new.display_name)
    assert own_mask_in(item, cast["maria"]).display_name == new.display_name, "others know it by now"  # type: ignore[union-attr]


def test_a_look_before_sending_shows_the_name_and_then_it_is_shared_at_once(cast: Cast, item: Item) -> None:
    looked = _send(cast, item, look="").content.decode()
    seen = re.search(r'name="seen_as" value="([^"]+)" form="reply"', looked)
    assert seen
    assert _send(cast, item, known_as="", seen_as=seen[1]).status_code == 302
    assert item.posts.get(source=WORDS).author.display_name == seen[1]


def test_sending_twice_says_it_once_and_leaves_no_key_of_the_form(cast: Cast, item: Item) -> None:
    post = _share(cast, item)
    assert _send(cast, item, known_as=post.author.display_name).status_code == 302
    assert item.posts.filter(source=WORDS).count() == 1
    assert _send(cast, item, masked="", source="By name", send_key="k").status_code == 302
    assert not Post.objects.filter(send_key=post.send_key).exclude(pk=post.pk).exists()


@pytest.mark.parametrize("who", ["tomasz", "noor", "ruth", "dana", None])
def test_nobody_learns_who_it_is(
    cast: Cast, item: Item, who: str | None, deliver: Callable[[], None]
) -> None:
    post = _share(cast, item)
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


def test_an_author_keeps_every_way_to_their_words(cast: Cast, item: Item) -> None:
    post, maria = _share(cast, item), cast.client("maria")
    page = _page(cast, "maria", item.get_absolute_url())
    assert f"/posts/{post.pk}/edit/" in page
    assert f"/posts/{post.pk}/thanks/" not in page
    assert f"/posts/{post.pk}/edit/" not in _page(cast, "tomasz", item.get_absolute_url())
    assert maria.post(f"/posts/{post.pk}/edit/", {"source": "I waited in the car."}).status_code == 302
    post.refresh_from_db()
    assert post.source == "I waited in the car."
    cast.client("noor").post(f"/posts/{post.pk}/thanks/")
    assert "Thanks from Noor" in _page(cast, "maria", item.get_absolute_url())
    assert "Thanks from" not in _page(cast, "tomasz", item.get_absolute_url())
    assert maria.post(f"/posts/{post.pk}/thanks/").status_code == 403
    for address, state in (("withdrawal", "withdrawn"), ("restoration", "shown")):
        assert maria.post(f"/posts/{post.pk}/{address}/").status_code == 302
        post.refresh_from_db()
        assert post.state == state
    for name in ("noor", "tomasz"):
        assert cast.client(name).post(f"/posts/{post.pk}/edit/", {"source": "Mine"}).status_code == 403
    assert maria.post(f"/posts/{post.pk}/name/").status_code == 302
    post.refresh_from_db()
    assert not is_own(post.author, cast["maria"])


def test_files_are_theirs_too(cast: Cast, item: Item) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    picture = SimpleUploadedFile("quilt.png", _picture(), "image/png")
    _send(cast, item)
    mask = own_mask_in(item, cast["maria"])
    assert mask is not None
    answer = _send(cast, item, known_as=mask.display_name, attached=picture)
    file = File.objects.get(item=item)
    assert file.by == mask
    assert "pictures" in answer["Location"]
    assert cast.client("maria").get(answer["Location"]).status_code == 200
    assert cast.client("tomasz").get(answer["Location"]).status_code == 403


def test_a_question_can_be_asked_under_a_made_name(cast: Cast, item: Item) -> None:
    words = {
        "title": "What now?",
        "source": WORDS,
        "visibility": "public",
        "language": "en",
        "masked": "on",
        "send_key": "q",
        "tags": "quilts",
    }
    client = cast.client("maria")
    first = client.post("/spaces/commons/new/question/", words)
    assert first.status_code == 200
    name = re.search(r'name="known_as" value="([^"]+)"', first.content.decode())
    assert name
    sent = words | {"known_as": name[1]}
    assert client.post("/spaces/commons/new/question/", sent).status_code == 302
    assert client.post("/spaces/commons/new/question/", sent).status_code == 302
    made = Item.objects.get(title="What now?")
    assert made.author.display_name == name[1]
    assert is_own(made.author, cast["maria"])
    answer = writing.reply(made, author=cast.place("noor", cast.commons), source="Wait")
    assert client.post(f"/posts/{answer.pk}/acceptance/").status_code == 302
    assert answer.accepted.by == made.author
    revised = {"title": "What next?", "language": "en", "visibility": "public", "tags": "soup"}
    assert client.post(f"/items/{made.pk}/revision/", revised).status_code == 302
    assert client.post(f"/items/{made.pk}/closing/").status_code == 302
    assert "Maria" not in _main(
        _page(cast, "tomasz", made.get_absolute_url().replace("now", "next"))
    ).replace("x", "")
    assert not made.posts.filter(author__person=cast["maria"]).exists()
    second = client.post("/spaces/commons/new/question/", words | {"send_key": "z", "title": "And then?"})
    assert name[1] not in second.content.decode().partition("known_as")[2][:60], (
        "the next one has another name"
    )


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
    post = _share(cast, item)
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
    post = _share(cast, item)
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
        lambda: _send(cast, item),
        lambda: _share(cast, item),
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
    _share(cast, item)
    cast.client("maria").get(item.get_absolute_url())
    follow_some(chance=0)
    deliver()
    assert not ReadState.objects.filter(item=item, person=cast["maria"]).exclude(reason="read").exists()
    follow_some(chance=1)
    _share(cast, item, send_key="again")
    cast.client("maria").get(item.get_absolute_url())
    deliver()
    own = Notice.objects.visible().filter(person=cast["maria"], item=item)
    assert own.exists()
    assert not own.filter(is_news()).exists(), "their own words are no news to them"
    writing.reply(item, author=cast.place("noor", cast.commons), source="So did I")
    deliver()
    assert "Noor wrote in a conversation." in _page(cast, "maria", "/inbox/")


def test_in_another_conversation_the_same_person_has_another_name(cast: Cast, item: Item) -> None:
    other = asked(cast)
    one, two = said_masked(cast, item=item), said_masked(cast, item=other)
    assert one.author != two.author
    assert one.author.display_name != two.author.display_name
    assert one.author.seed != two.author.seed
    assert said_masked(cast, item=item).author == one.author


def test_what_is_split_off_or_merged_stays_theirs_and_keeps_its_name(cast: Cast, item: Item) -> None:
    post = said_masked(cast, item=item)
    host = cast.place("tomasz", cast.commons)
    new = hosting.split(item, posts=[post], title="Apart", by=host)
    assert f"/posts/{post.pk}/edit/" in _page(cast, "maria", new.get_absolute_url())
    name = post.author.display_name
    hosting.merge(new, into=asked(cast), by=host)
    post.refresh_from_db()
    assert post.author.display_name == name
    assert cast.client("maria").get(f"/posts/{post.pk}/edit/").status_code == 200


def test_newcomers_write_under_their_usual_name_first(cast: Cast, item: Item) -> None:
    _send(cast, item, "noor")
    mask = own_mask_in(item, cast["noor"])
    answer = _send(cast, item, "noor", known_as=mask.display_name if mask else "")
    assert answer.status_code == 422
    assert str(brakes.NOT_YET_UNDER_MASK) in answer.content.decode().replace("&#x27;", "'")
    assert WORDS in answer.content.decode()


def test_a_flood_is_a_flood_under_any_name(cast: Cast, item: Item, settings: Any) -> None:
    settings.POSTS_PER_HOUR = 3
    mask = wear_in(item, cast["maria"])
    for number in range(3):
        writing.reply(item, author=mask, source=f"Word {number}")
    assert brakes.refusal(cast["maria"], source="More") == brakes.TOO_FAST
    assert brakes.refusal(cast["sam"], source="More") is None


def test_from_behind_a_mask_only_hosts_are_called(cast: Cast, item: Item) -> None:
    post = said_masked(cast, item=item, words="Hear me @noor and @hosts")
    assert [each.membership.person for each in post.mentions.select_related("membership__person")] == [
        cast["tomasz"]
    ]
    assert "/people/noor/" not in post.html


def test_a_boundary_does_not_see_through_a_mask(cast: Cast, item: Item) -> None:
    post = said_masked(cast, item=item)
    keep_away(cast["maria"], by=cast["noor"], sort="block")
    assert post.author.display_name in _page(cast, "noor", item.get_absolute_url())


def test_who_is_blocked_does_not_answer_under_a_mask(cast: Cast, item: Item) -> None:
    by_noor = writing.reply(item, author=cast.place("noor", cast.commons), source="Here")
    keep_away(cast["maria"], by=cast["noor"], sort="block")
    post = _share(cast, item, reply_to=by_noor.pk)
    assert post.reply_to is None
    theirs = asked(cast, by="noor")
    assert _send(cast, theirs).status_code == 404


def test_one_can_keep_away_from_a_made_name_itself(cast: Cast, item: Item) -> None:
    post = said_masked(cast, item=item)
    away = f"/spaces/commons/people/{post.author.pk}/boundary/"
    assert cast.client("noor").get(away).status_code == 200
    assert cast.client("maria").get(away).status_code == 404
    cast.client("noor").post(away, {"sort": "mute"})
    assert WORDS not in _page(cast, "noor", item.get_absolute_url())
    assert post.author.display_name not in _page(cast, "noor", item.get_absolute_url())
    assert post.author.display_name in _page(cast, "noor", "/me/boundaries/")


def test_made_names_are_nobody_elses(cast: Cast, item: Item) -> None:
    mask = said_masked(cast, item=item).author
    taken = cast.client("noor").post("/spaces/commons/name/", {"display_name": mask.display_name.upper()})
    assert taken.status_code == 422
    assert mask.person not in Person.objects.active()
    assert not Membership.objects.active().filter(pk=mask.pk).exists()
