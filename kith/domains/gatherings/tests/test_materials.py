"""What is handed out reaches those for whom it is, and nobody else, at any address."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kith.capabilities.attachments.models import File
from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import seating
from kith.domains.gatherings.models import Material
from kith.domains.gatherings.tests.conftest import Announce
from tests.cast import Cast

EVERYONE = ("maria", "tomasz", "noor", "sam", "eleni", None)


def _hand_out(cast: Cast, item: Item, **words: Any) -> int:
    answer = cast.client("maria").post(f"/gatherings/{item.pk}/materials/", {"audience": "all"} | words)
    return answer.status_code


def _sheet(name: str = "steps.txt", words: str = "Three steps") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, words.encode())


def _page(cast: Cast, who: str | None, item: Item) -> str:
    return str(cast.client(who).get(item.get_absolute_url()).content.decode())


def test_a_file_for_all_is_seen_by_all_who_see_the_gathering(cast: Cast, announced: Announce) -> None:
    item = announced()
    assert _hand_out(cast, item, title="Three steps", attached=_sheet()) == 302
    file = File.objects.get()
    for who in EVERYONE:
        assert "Three steps" in _page(cast, who, item), who
        assert cast.client(who).get(file.get_absolute_url()).status_code == 200, who


def test_a_file_for_those_who_come_is_for_them_and_hosts_alone(cast: Cast, announced: Announce) -> None:
    item = announced()
    assert _hand_out(cast, item, title="Three steps", attached=_sheet(), audience="coming") == 302
    seat = seating.come(item, way="online", by=cast["noor"])
    address = File.objects.get().get_absolute_url()

    def reach() -> set[str | None]:
        seen = {who for who in EVERYONE if "Three steps" in _page(cast, who, item)}
        assert seen == {who for who in EVERYONE if cast.client(who).get(address).status_code == 200}
        return seen

    assert reach() == {"maria", "tomasz", "noor"}
    assert "no-store" in cast.client("noor").get(address).headers["Cache-Control"]
    seating.give_back(seat, by=cast["noor"])
    assert reach() == {"maria", "tomasz"}


def test_a_link_has_words_and_one_sent_twice_is_there_once(cast: Cast, announced: Announce) -> None:
    item = announced()
    for _press in range(2):
        _hand_out(cast, item, title="The song", link="https://example.org/song")
        _hand_out(cast, item, attached=_sheet())
    assert sorted(Material.objects.values_list("title", flat=True)) == ["The song", "steps.txt"]
    assert _hand_out(cast, item, title="Nothing") == 422


def test_what_is_taken_away_is_gone_from_the_disk_too(cast: Cast, announced: Announce) -> None:
    item = announced()
    _hand_out(cast, item, attached=_sheet())
    file, material = File.objects.get(), Material.objects.get()
    way = f"/gatherings/{item.pk}/materials/withdrawal/"
    assert cast.client("noor").post(way, {"material": material.pk}).status_code == 403
    assert cast.client("maria").post(way, {"material": material.pk}).status_code == 302
    assert not Material.objects.exists()
    assert cast.client("maria").get(file.get_absolute_url()).status_code == 404
    assert cast.client("maria").post(way, {"material": material.pk}).status_code == 404


def test_those_who_come_are_told_that_there_is_something(
    cast: Cast, announced: Announce, deliver: Any
) -> None:
    item = announced()
    seating.come(item, way="online", by=cast["noor"])
    deliver()
    _hand_out(cast, item, link="https://example.org/song")
    deliver()
    says = "There is something new to read or to take along for a gathering."
    assert says in cast.client("noor").get("/inbox/").content.decode()
    assert says not in cast.client("sam").get("/inbox/").content.decode()
    assert says not in cast.client("maria").get("/spaces/commons/log/").content.decode()


def test_a_draft_hands_out_to_its_hosts_alone_and_tells_nobody(
    cast: Cast, announced: Announce, deliver: Any
) -> None:
    item = announced(as_draft=True)
    _hand_out(cast, item, attached=_sheet())
    address = File.objects.get().get_absolute_url()
    reached = {who for who in EVERYONE if cast.client(who).get(address).status_code == 200}
    assert reached == {"maria", "tomasz"}


@pytest.mark.parametrize("where", ["circle"])
def test_nothing_of_a_hidden_space_is_handed_to_others(cast: Cast, announced: Announce, where: str) -> None:
    item = announced(where=where)
    _hand_out(cast, item, attached=_sheet())
    address = File.objects.get().get_absolute_url()
    assert cast.client("noor").get(address).status_code == 404
    assert cast.client("anneke").get(address).status_code == 200
    assert cast.client("noor").get(f"/gatherings/{item.pk}/materials/").status_code == 404
