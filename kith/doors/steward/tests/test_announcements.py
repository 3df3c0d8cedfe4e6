"""A steward announces, corrects and takes back; what cannot be is asked again, with what was typed."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kith.foundation.announcements.models import Announcement
from kith.foundation.spaces.actions.belonging import admit
from tests.cast import Cast

NEW = "/steward/announcements/new/"


def _words(**changes: Any) -> dict[str, Any]:
    today = timezone.localdate()
    words = {"title_en": "We move", "words_en": "On **Sunday**.", "title_es": "", "words_es": ""}
    days = {"begins": today.isoformat(), "ends": (today + timedelta(days=3)).isoformat()}
    return words | days | {"audience": "members"} | changes


def test_a_steward_announces_corrects_and_takes_back(cast: Cast) -> None:
    ruth = cast.client("ruth")
    assert ruth.post(NEW, _words()).status_code == 302
    made = Announcement.objects.get()
    assert "We move" in ruth.get("/steward/announcements/").content.decode()
    assert 'value="We move"' in ruth.get(f"/steward/announcements/{made.pk}/").content.decode()
    ruth.post(f"/steward/announcements/{made.pk}/", _words(title_en="We stay", audience="everyone"))
    assert "We stay" in cast.client(None).get("/").content.decode()
    ruth.post(f"/steward/announcements/{made.pk}/withdrawal/")
    assert "We stay" not in cast.client(None).get("/").content.decode()
    assert "taken back" in ruth.get("/steward/announcements/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"words_en": ""}, "Please write both"),
        ({"title_en": "", "words_en": ""}, "in one language at least"),
        ({"audience": "spaces"}, "for which spaces"),
        ({"ends": "2020-01-01"}, "The last day is before"),
        ({"title_es": "Hola"}, "Please write both"),
    ],
)
def test_what_cannot_be_is_asked_again(cast: Cast, wrong: dict[str, str], says: str) -> None:
    answer = cast.client("ruth").post(NEW, _words(title_en="Typed with care") | wrong)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Announcement.objects.exists()


def test_a_steward_chooses_among_the_spaces_they_see_and_leaves_others_chosen(cast: Cast) -> None:
    ruth = cast.client("ruth")
    assert "Tuesday circle" not in ruth.get(NEW).content.decode()
    ruth.post(NEW, _words(audience="spaces", spaces=[cast.rural.pk]))
    made = Announcement.objects.get()
    made.spaces.add(cast.circle)
    address = f"/steward/announcements/{made.pk}/"
    assert "Tuesday circle" not in ruth.get(address).content.decode()
    ruth.post(address, _words(audience="spaces", spaces=[cast.commons.pk]))
    assert set(made.spaces.all()) == {cast.commons, cast.circle}
    admit(cast["ruth"], to=cast.circle, by=None)
    assert "Tuesday circle" in ruth.get(address).content.decode()


@pytest.mark.parametrize("who", ["tomasz", "maria", None])
def test_for_others_there_is_nothing(cast: Cast, who: str | None) -> None:
    cast.client("ruth").post(NEW, _words())
    pk = Announcement.objects.get().pk
    client = cast.client(who)
    for address in ("/steward/announcements/", NEW, f"/steward/announcements/{pk}/"):
        assert client.get(address).status_code == 404
    for address in (NEW, f"/steward/announcements/{pk}/", f"/steward/announcements/{pk}/withdrawal/"):
        assert client.post(address, _words()).status_code == 404
    assert Announcement.objects.get().taken_back_at is None
