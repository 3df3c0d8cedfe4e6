"""The demo is as full as it claims, and one click leads into it; where there is no demo, there is no door."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count
from django.test import Client

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.doors.demo.content import everyone, the_cast
from kith.foundation.people.models import Person
from kith.foundation.profiles.models import ProfileEntry
from kith.foundation.spaces.models import Space


@pytest.fixture
def quiet(settings: Any, tmp_path: Path) -> None:
    """A data folder of its own, where the command leaves the names of the cast."""
    settings.DATA = tmp_path


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("quiet")
def test_the_demo_is_a_community_and_one_click_leads_into_it(settings: Any) -> None:
    call_command("demo", verbosity=0)
    _is_a_community()
    _can_be_entered()
    assert "Maria Delgado" in (settings.DATA / "cast.json").read_text()
    with pytest.raises(CommandError, match="There are people here already"):
        call_command("demo")
    before = Item.objects.count()
    call_command("demo", "--if-empty")
    assert Item.objects.count() == before


def _is_a_community() -> None:
    assert Person.objects.exclude(state="masked").count() == len(everyone())
    assert 35 <= len(everyone()) <= 60
    assert Space.objects.count() >= 8
    assert 140 <= Item.objects.count() <= 220
    assert (
        len({language.partition("-")[0] for language in Item.objects.values_list("language", flat=True)}) >= 4
    )
    zones = set(Person.objects.values_list("time_zone", flat=True))
    assert len(zones) >= 8
    assert ProfileEntry.objects.values("person").distinct().count() >= 30
    assert set(Space.objects.values_list("visibility", flat=True)) == set(Space.Visibility.values)
    assert set(Item.objects.values_list("kind", flat=True)) == {"discussion", "question"}
    assert Post.objects.filter(author__state="masked").count() == 3
    spoken = Item.objects.annotate(said=Count("posts")).filter(said__gte=2).count()
    assert spoken > Item.objects.count() / 2
    assert min(len(post.text) for post in Post.objects.filter(number=1)) > 80


def _can_be_entered() -> None:
    browser = Client()
    page = browser.get("/demo/").content.decode()
    assert "Everyone here is invented" in page
    keys = re.findall(r'name="person" value="([^"]+)"', page)
    assert keys == [one.key for one in the_cast()]
    assert browser.post("/demo/enter/", {"person": "maria"}).headers["Location"] == "/"
    home = browser.get("/")
    assert home.status_code == 200
    first = re.search(r'href="(/talk/\d+/[^"?#]+/)', home.content.decode())
    assert first is not None
    topic = browser.get(first[1])
    assert topic.status_code == 200
    assert 'id="post-1"' in topic.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("person", ["", "nobody", "victor"])
def test_nobody_enters_as_someone_who_is_not_there(person: str) -> None:
    assert Client().post("/demo/enter/", {"person": person}).status_code == 404


@pytest.mark.django_db
@pytest.mark.usefixtures("quiet")
def test_where_there_is_no_demo_there_is_no_door(settings: Any) -> None:
    settings.DEMO = False
    visitor = Client()
    assert visitor.get("/demo/").status_code == 404
    assert visitor.post("/demo/enter/", {"person": "maria"}).status_code == 404
    for address in ("/", "/account/login/"):
        assert "/demo/" not in visitor.get(address).content.decode()
    with pytest.raises(CommandError, match="This installation is not a demo"):
        call_command("demo")
