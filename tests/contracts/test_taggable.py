"""What holds for whatever can carry tags."""

from django.urls import reverse

from kith.capabilities.tags.actions import add_synonym, merge, rename, tag
from kith.capabilities.tags.models import Tag
from tests.cast import Cast
from tests.contracts.makers import Maker

SWITCH = "taggable"


def _words(item: object) -> set[str]:
    return set(item.tags.values_list("words", flat=True))  # type: ignore[attr-defined]


def test_tags_are_tidied_and_synonyms_lead_to_the_same(cast: Cast, make: Maker) -> None:
    place = cast.place("maria", cast.commons)
    item = make(place, tags=["  First   Weeks", "#supervision"])
    assert _words(item) == {"first weeks", "supervision"}
    add_synonym(Tag.objects.get(words="first weeks"), words="new here", by=cast["ruth"])
    tag(item, words=["New here"], by=place)
    assert _words(item) == {"first weeks"}


def test_merging_keeps_everything_that_carried_either(cast: Cast, make: Maker) -> None:
    place = cast.place("maria", cast.commons)
    one, both = make(place, tags=["rota"]), make(place, tags=["rota", "roster"])
    merge(Tag.objects.get(words="rota"), into=Tag.objects.get(words="roster"), by=cast["ruth"])
    assert _words(one) == _words(both) == {"roster"}
    assert cast.client(None).get(reverse("front:tag", args=["rota"])).status_code == 200


def test_a_renamed_tag_is_found_by_its_old_word(cast: Cast, make: Maker) -> None:
    place = cast.place("maria", cast.commons)
    item = make(place, tags=["rota"])
    rename(Tag.objects.get(words="rota"), words="roster", by=cast["ruth"])
    tag(item, words=["rota"], by=place)
    assert _words(item) == {"roster"}


def test_a_tag_exists_only_for_those_who_see_what_carries_it(cast: Cast, make: Maker) -> None:
    make(cast.place("maria", cast.circle), tags=["secret word"])
    assert cast.client("noor").get(reverse("front:tag", args=["secret-word"])).status_code == 404
    assert b"secret word" not in cast.client("noor").get(reverse("front:tags")).content
    assert cast.client("maria").get(reverse("front:tag", args=["secret-word"])).status_code == 200
