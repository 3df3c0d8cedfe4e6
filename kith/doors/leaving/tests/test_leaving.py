"""Taking everything along, taking one's name off, and leaving no words behind."""

import json
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kith.capabilities.attachments.models import File
from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.actions.thanking import thank
from kith.capabilities.conversations.models import Post, PostVersion
from kith.capabilities.conversations.traces import leave_trace
from kith.capabilities.items.models import Item
from kith.capabilities.messages.actions.asking import accept, write_to
from kith.capabilities.messages.actions.corresponding import say
from kith.capabilities.messages.models import Message, Seat
from kith.capabilities.search.queries import search
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import DISCUSSION
from kith.doors.leaving.actions import leave_for_good
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.seals.models import Seal
from kith.foundation.spaces.actions.boundaries import keep_away, tie
from kith.foundation.spaces.masks import is_own
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.private import seen_as
from kith.lib.search_syntax import parse
from tests.cast import Cast
from tests.masked import said_masked

Deliver = Callable[[], None]
SECRET = "marigold on the windowsill"


@pytest.fixture
def item(cast: Cast) -> Item:
    """Maria opens it and changes her words once, Tomasz answers, Maria answers with a file."""
    made = open_topic(DISCUSSION, by=cast.place("maria", cast.commons), title="Marigold title", source=SECRET)
    writing.edit(made.posts.get(), source=f"{SECRET}, again", content_note="", by=cast["maria"])
    writing.reply(made, author=cast.place("tomasz", cast.commons), source="Answer of Tomasz")
    notes = SimpleUploadedFile("notes.txt", b"what I noted", content_type="text/plain")
    words = {"source": f"More {SECRET}", "attached": notes}
    assert cast.client("maria").post(f"/items/{made.pk}/reply/", words).status_code == 302
    return made


def _archive(cast: Cast, name: str = "maria") -> zipfile.ZipFile:
    answer = cast.client(name).post("/me/archive/")
    assert "no-store" in answer.headers["Cache-Control"]
    return zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]


def _text(archive: zipfile.ZipFile) -> str:
    return "\n".join(archive.read(name).decode(errors="replace") for name in archive.namelist())


def test_the_archive_holds_ones_own_words_files_and_choices(cast: Cast, item: Item) -> None:
    keep_away(cast["sam"], by=cast["maria"], sort="mute")
    archive = _archive(cast)
    names = archive.namelist()
    opening = json.loads(archive.read(f"words/{item.pk}-1.json"))
    assert opening["markdown"] == f"{SECRET}, again"
    assert [old["markdown"] for old in opening["before"]] == [SECRET]
    assert f"words/{item.pk}-3.md" in names
    assert any(name.endswith("notes.txt") and archive.read(name) == b"what I noted" for name in names)
    assert json.loads(archive.read("account.json"))["email"] == "maria@example.org"
    assert json.loads(archive.read("boundaries.json")) == [{"sort": "mute", "in": None}]
    assert {place["space"] for place in json.loads(archive.read("spaces.json"))} >= {"Tuesday circle"}


def test_the_archive_holds_nothing_that_others_wrote_or_chose(cast: Cast, item: Item) -> None:
    thank(item.posts.get(number=2), by=cast.place("maria", cast.commons))
    tie(cast["maria"], by=cast["dana"], sort="manages")
    keep_away(cast["maria"], by=cast["sam"], sort="block")
    text = _text(_archive(cast))
    assert "Answer of Tomasz" not in text
    assert "manages" not in text
    assert "Sam Rivera" not in text
    assert SECRET not in _text(_archive(cast, "tomasz"))


def test_a_visitor_gets_no_archive(cast: Cast) -> None:
    assert cast.client(None).post("/me/archive/").status_code == 302


def test_a_disowned_post_leads_nowhere(cast: Cast, item: Item, deliver: Deliver) -> None:
    deliver()
    post = item.posts.get(number=1)
    client = cast.client("maria")
    assert "Former member" in client.get(f"/posts/{post.pk}/name/").content.decode()
    assert client.post(f"/posts/{post.pk}/name/").status_code == 302
    post = Post.objects.select_related("author__person").get(pk=post.pk)
    assert post.author.shown_name == "Former member"
    assert Item.objects.get(pk=item.pk).author_id == post.author_id
    assert post.way_to_author == ""
    assert not Event.objects.filter(post_trace__post=post, actor=cast["maria"]).exists()
    page = cast.client("tomasz").get(item.get_absolute_url()).content.decode()
    assert SECRET in page
    assert client.get(f"/posts/{post.pk}/withdrawal/").status_code == 403
    assert cast.client("tomasz").post(f"/posts/{post.pk}/removal/").status_code == 302


def test_no_card_names_whoever_took_their_name_off_the_newest_reply(cast: Cast, item: Item) -> None:
    maria, place = cast.client("maria"), cast.place("maria", cast.commons)
    newest = writing.reply(item, author=place, source="One more")
    leave_trace(item, "locked", by=place)

    def card() -> str:
        return cast.client("tomasz").get(f"/spaces/{cast.commons.slug}/").text

    maria.post(f"/posts/{item.posts.get(number=3).pk}/name/")
    assert "last reply by Maria" in card(), "she replied once more"
    maria.post(f"/posts/{newest.pk}/name/")
    assert "last reply by Former member" in card()
    assert "last reply by Maria" not in card()


def test_only_the_author_takes_a_name_off(cast: Cast, item: Item) -> None:
    post = item.posts.get(number=1)
    for name in ("tomasz", "noor"):
        assert cast.client(name).post(f"/posts/{post.pk}/name/").status_code == 403
    post.refresh_from_db()
    assert post.author == cast.place("maria", cast.commons)


def test_two_disowned_posts_of_one_space_are_signed_alike(cast: Cast, item: Item) -> None:
    for number in (1, 3):
        cast.client("maria").post(f"/posts/{item.posts.get(number=number).pk}/name/")
    assert len(set(item.posts.filter(number__in=[1, 3]).values_list("author", flat=True))) == 1


def test_who_leaves_can_delete_every_word(cast: Cast, item: Item, deliver: Deliver) -> None:
    deliver()
    stored = File.objects.get().stored
    with stored.storage.open(str(stored.name)):
        pass
    assert cast.client("maria").post("/me/closing/", {"words": "remove", "sure": "on"}).status_code == 302
    deliver()
    told = (
        str(list(Post.objects.values()))
        + str(list(Item.objects.values()))
        + str(list(PostVersion.objects.values()))
    )
    assert "arigold" not in told
    assert not File.objects.exists()
    assert "Answer of Tomasz" in cast.client("tomasz").get(f"/talk/{item.pk}/", follow=True).content.decode()
    assert not search(parse("marigold"), reader=cast["tomasz"], language="en").entries


def test_what_nobody_answered_is_gone_altogether(cast: Cast) -> None:
    alone = open_topic(DISCUSSION, by=cast.place("maria", cast.commons), title="Alone", source=SECRET)
    cast.client("maria").post("/me/closing/", {"words": "remove", "sure": "on"})
    assert cast.client("tomasz").get(f"/talk/{alone.pk}/", follow=True).status_code == 404


def test_words_that_stay_are_signed_by_nobody(cast: Cast, item: Item) -> None:
    cast.client("maria").post("/me/closing/", {"words": "keep", "sure": "on"})
    page = cast.client("tomasz").get(item.get_absolute_url()).content.decode()
    assert SECRET in page
    assert "Former member" in page
    assert "Maria" not in page


def test_boundaries_of_both_sides_end_with_the_account(cast: Cast) -> None:
    keep_away(cast["maria"], by=cast["sam"], sort="block")
    tie(cast["sam"], by=cast["maria"], sort="managed")
    cast.client("maria").post("/me/closing/", {"words": "keep", "sure": "on"})
    assert not Person.objects.get(pk=cast["sam"].pk).boundaries.exists()
    assert not Person.objects.get(pk=cast["maria"].pk).ties.exists()


def test_the_archive_holds_ones_own_private_words_and_not_those_of_others(cast: Cast) -> None:
    write_to([cast["noor"]], "A private hello", by=cast["maria"])
    with seen_as(cast["noor"]):
        theirs = Seat.objects.select_related("correspondence").get()
    accept(theirs, by=cast["noor"])
    say(theirs, "An answer of Noor", by=cast["noor"])
    archive = _archive(cast)
    (said,) = json.loads(archive.read("messages.json"))
    assert (said["to"], said["markdown"]) == (["Noor"], "A private hello")
    assert "An answer of Noor" not in _text(archive)
    assert "A private hello" not in _text(_archive(cast, "ruth"))


@pytest.mark.parametrize("words", ["keep", "remove"])
def test_private_words_go_along_with_the_others_when_one_leaves(cast: Cast, words: str) -> None:
    write_to([cast["noor"]], "A private hello", by=cast["sam"])
    with seen_as(cast["noor"]):
        theirs = Seat.objects.select_related("correspondence").get()
    accept(theirs, by=cast["noor"])
    leave_for_good(cast["sam"], words=words)
    with seen_as(cast["noor"]):
        assert Message.objects.get().source == ("" if words == "remove" else "A private hello")


def test_the_archive_holds_what_one_said_under_made_names_and_nobody_elses_does(
    cast: Cast, item: Item
) -> None:
    post = said_masked(cast, item=item, words="Under a made name")
    described = json.loads(_archive(cast).read(f"words/{item.pk}-{post.number}.json"))
    assert described["signed"] == post.author.display_name
    assert described["under_made_name"]
    assert "Under a made name" not in _text(_archive(cast, "tomasz"))


def test_who_leaves_their_words_leaves_nobody_behind_made_names(cast: Cast, item: Item) -> None:
    post, maria = said_masked(cast, item=item, words="Under a made name"), cast["maria"]
    leave_for_good(maria, words="keep")
    post.refresh_from_db()
    assert post.source == "Under a made name"
    mask = Membership.objects.select_related("person").get(pk=post.author_id)
    assert mask.display_name == mask.person.name
    assert mask.seal is None
    assert not Seal.objects.exists()
    assert not is_own(mask, maria)


def test_who_deletes_their_words_deletes_those_under_made_names_too(cast: Cast, item: Item) -> None:
    post = said_masked(cast, item=item, words="Under a made name")
    leave_for_good(cast["maria"], words="remove")
    post.refresh_from_db()
    assert (post.source, post.state) == ("", "withdrawn")
    assert not Seal.objects.exists()
    assert not post.traces.filter(event__actor=cast.people["maria"]).exists()
