"""What holds for whatever is written in steps: a version carries files, which are as hidden and as shown as its words; and
what was withdrawn leaves a tombstone wherever it stood."""

from collections.abc import Callable

import pytest

from kith.capabilities.attachments.models import File
from kith.capabilities.conversations.actions.hosting import move
from kith.capabilities.conversations.actions.writing import reply
from kith.capabilities.items.reading import follow
from kith.capabilities.notifications.models import Notice
from kith.capabilities.versions.actions.drafting import draft, throw_away
from kith.capabilities.versions.actions.erasing import erase
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.actions.retiring import bring_back, retire
from kith.capabilities.versions.models import Version
from kith.foundation.spaces.actions.boundaries import keep_away
from tests.cast import Cast
from tests.contracts.makers import Maker
from tests.entries import add_file, photo, text_of

SWITCH = "steps"
BELOW = (
    "/items/{pk}/", "/items/{pk}/versions/", "/items/{pk}/versions/1/", "/items/{pk}/sources/", "/items/{pk}/sources/export/ris/",
    "/library/{pk}/", "/library/{pk}/family/", "/library/{pk}/appraisals/", "/library/{pk}/versions/1/citation/",
    "/library/{pk}/versions/1.pdf", "/library/{pk}/versions/1.epub", "/feeds/items/{pk}/",
)  # fmt: skip


@pytest.fixture
def version(cast: Cast, make: Maker) -> Version:
    """What Maria has published, and is changing."""
    place = cast.place("maria", cast.commons)
    return draft(make(place), by=place)


def _publish(cast: Cast, version: Version) -> Version:
    return publish(version, by=cast.place("maria", cast.commons), why="A better one")


def test_its_files_are_shown_once_it_is_published(cast: Cast, version: Version) -> None:
    assert add_file(cast.client("maria"), version)[0] == 302
    address = File.objects.get().get_absolute_url()
    assert cast.client(None).get(address).status_code == 404
    assert address not in text_of(cast.client(None), version.item.get_absolute_url())
    _publish(cast, version)
    assert cast.client(None).get(address).status_code == 200
    assert address in text_of(cast.client(None), version.item.get_absolute_url())


def test_the_files_of_a_draft_are_seen_by_its_writers_only(cast: Cast, version: Version) -> None:
    add_file(cast.client("maria"), version, "cup.jpg", photo())
    file = File.objects.get()
    for address in (file.get_absolute_url(), file.get_preview_url(), f"/items/{version.item_id}/files/"):
        assert cast.client("maria").get(address).status_code == 200
        for who in ("tomasz", "ruth"):
            assert cast.client(who).get(address).status_code == 404, (who, address)
        assert cast.client(None).get(address).status_code in (302, 404)
    answer = cast.client("maria").get(file.get_absolute_url())
    assert answer["Cache-Control"] == "private, no-store"
    assert b"secret place" not in b"".join(answer)


def test_a_published_version_keeps_what_it_had(cast: Cast, version: Version) -> None:
    maria, item = cast.client("maria"), version.item
    add_file(maria, version)
    first, kept = _publish(cast, version), File.objects.get()
    second = draft(item, by=cast.place("maria", cast.commons))
    maria.post(f"/items/{item.pk}/files/withdrawal/", {"file": kept.key})
    add_file(maria, second, "new.pdf")
    new = File.objects.get(name="new.pdf")
    before = text_of(cast.client(None), item.get_absolute_url())
    assert (kept.key in before, new.key in before) == (True, False)
    _publish(cast, second)
    after = text_of(cast.client(None), item.get_absolute_url())
    assert (kept.key in after, new.key in after) == (False, True)
    assert kept.key in text_of(cast.client(None), first.get_absolute_url())
    assert cast.client(None).get(kept.get_absolute_url()).status_code == 200


def test_a_draft_that_is_thrown_away_takes_only_its_own_files(cast: Cast, version: Version) -> None:
    maria = cast.client("maria")
    add_file(maria, version)
    second = draft(_publish(cast, version).item, by=cast.place("maria", cast.commons))
    add_file(maria, second, "new.pdf")
    throw_away(second, by=cast["maria"])
    assert [file.name for file in File.objects.all()] == ["guide.pdf"]


def test_its_files_go_where_it_goes(cast: Cast, version: Version) -> None:
    add_file(cast.client("maria"), version)
    address = File.objects.get().get_absolute_url()
    move(_publish(cast, version).item, to=cast.circle, by=cast["tomasz"])
    assert cast.client("noor").get(address).status_code == 404
    assert cast.client("tomasz").get(address).status_code == 200


def test_what_was_hidden_or_withdrawn_shows_no_file(cast: Cast, version: Version) -> None:
    add_file(cast.client("maria"), version)
    item, address = _publish(cast, version).item, File.objects.get().get_absolute_url()
    item.posts.filter(number=1).update(state="hidden")
    assert cast.client("tomasz").get(address).status_code == 404
    item.posts.filter(number=1).update(state="shown")
    assert cast.client("tomasz").get(address).status_code == 200
    retire(item, reason="Out of date", by=cast.place("maria", cast.commons))
    assert cast.client("tomasz").get(address).status_code == 404


def test_erasing_its_words_erases_its_files(cast: Cast, version: Version) -> None:
    add_file(cast.client("maria"), version)
    erase(_publish(cast, version).item)
    assert not File.objects.exists()


def test_those_who_follow_it_hear_that_it_was_withdrawn(
    cast: Cast, make: Maker, deliver: Callable[[], None]
) -> None:
    """Whoever uses something that did harm should know; of what was said there before, nothing is told any more."""
    maria = cast.place("maria", cast.commons)
    item = make(maria)
    for name in ("noor", "sam"):
        follow(item, level="everything", by=cast[name])
    keep_away(cast["maria"], by=cast["sam"], sort="block")
    reply(item, author=maria, source="One thing more")
    deliver()
    assert "post.written" in _told(cast, "noor")
    retire(item, reason="It did harm", by=maria)
    deliver()
    assert _told(cast, "noor") == ["item.retired"]
    assert "was withdrawn" in text_of(cast.client("noor"), "/inbox/")
    for name in ("sam", "dana"):
        assert _told(cast, name) == []
    bring_back(item, by=maria.person)
    deliver()
    assert "item.brought_back" in _told(cast, "noor")


def _told(cast: Cast, name: str) -> list[str]:
    """What someone was told of and may still see."""
    return list(Notice.objects.visible().filter(person=cast[name]).values_list("event__type", flat=True))


def test_erasing_its_words_erases_why_it_was_withdrawn(cast: Cast, make: Maker) -> None:
    maria = cast.place("maria", cast.commons)
    item = make(maria)
    retire(item, reason="It did harm", by=maria, instead=make(maria, title="A better way"))
    erase(item)
    page = cast.client(None).get(item.get_absolute_url())
    assert page.status_code == 410
    for words in (b"It did harm", b"A better way"):
        assert words not in page.content


def test_what_was_withdrawn_says_so_wherever_it_stood(cast: Cast, make: Maker) -> None:
    """To whoever could see it before, with what to read instead; to all others there never was anything."""
    host, maria = cast.place("tomasz", cast.circle), cast.place("maria", cast.commons)
    open_to_all, among_few = make(maria, visibility="public"), make(host, visibility="space")
    for item, by in ((open_to_all, maria), (among_few, host)):
        retire(item, reason="It did harm", by=by, instead=make(maria, title="A better way"))
    for below in BELOW:
        answer = cast.client(None).get(below.format(pk=open_to_all.pk), follow=True)
        assert (answer.status_code, b"It did harm" in answer.content) == (410, True), below
        assert b"A better way" in answer.content, below
        assert b"Hello all" not in answer.content
        hidden = below.format(pk=among_few.pk)
        assert cast.client("noor").get(hidden, follow=True).status_code == 404, below
        if not below.startswith("/feeds/"):
            assert cast.client("maria").get(hidden, follow=True).status_code == 410, below
