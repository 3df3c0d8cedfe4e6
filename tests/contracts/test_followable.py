"""What holds for whatever can be followed."""

from django.urls import reverse

from kith.capabilities.conversations.actions import writing
from kith.capabilities.items.models import Item, ReadState
from tests.cast import Cast
from tests.contracts.makers import Maker

SWITCH = "followable"


def _state(cast: Cast, name: str, item: Item) -> ReadState | None:
    return ReadState.objects.filter(person=cast[name], item=item).first()


def test_reading_a_page_remembers_how_far_and_never_goes_back(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons))
    for number in range(45):
        writing.reply(item, author=cast.place("maria", cast.commons), source=f"{number}")
    noor = cast.client("noor")
    noor.get(f"{item.get_absolute_url()}?page=2")
    assert _state(cast, "noor", item).last_read == 46
    noor.get(item.get_absolute_url())
    assert _state(cast, "noor", item).last_read == 46


def test_what_is_new_is_marked_and_the_first_of_it_has_an_address(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons))
    noor = cast.client("noor")
    noor.get(item.get_absolute_url())
    writing.reply(item, author=cast.place("maria", cast.commons), source="more")
    assert "new" in noor.get("/").content.decode()
    assert noor.get(f"{item.get_absolute_url()}?unread=1").url.endswith("#post-2")


def test_one_writes_and_so_follows_but_a_choice_is_kept(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons))
    assert _state(cast, "maria", item).level == "everything"
    cast.client("maria").post(reverse("conversations:following", args=[item.pk]), {"level": "muted"})
    writing.reply(item, author=cast.place("maria", cast.commons), source="more")
    assert _state(cast, "maria", item).level == "muted"


def test_what_is_muted_is_never_new(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons))
    noor = cast.client("noor")
    noor.post(reverse("conversations:following", args=[item.pk]), {"level": "muted"})
    writing.reply(item, author=cast.place("maria", cast.commons), source="more")
    assert 'class="new"' not in noor.get("/").content.decode()


def test_nobody_follows_what_they_cannot_see(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.circle))
    answer = cast.client("noor").post(
        reverse("conversations:following", args=[item.pk]), {"level": "everything"}
    )
    assert answer.status_code == 404
    assert _state(cast, "noor", item) is None
