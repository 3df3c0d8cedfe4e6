"""The demo is as full as it claims, and one click leads into it; where there is no demo, there is no door."""

import re
from collections import Counter
from datetime import timedelta
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any
from unicodedata import bidirectional

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count
from django.test import Client
from django.utils import timezone

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.capabilities.lineage.models import Link
from kith.capabilities.versions.models import Contributor, Version
from kith.capabilities.versions.queries import newest_numbers
from kith.domains.library.kinds import KINDS
from kith.domains.library.models import Appraisal, Entry, Trial
from kith.domains.pulse.models import Asking, Told
from kith.domains.supervision.models import Circle, Round
from kith.domains.supervision.rounds.jobs import look_at_round
from kith.domains.talk.kinds import KINDS as TALK
from kith.doors.demo.content import everyone, the_cast
from kith.foundation.announcements.models import Announcement
from kith.foundation.people.models import Person
from kith.foundation.profiles.models import ProfileEntry
from kith.foundation.spaces.models import Boundary, Space, Tie
from tests.cast import Cast


@pytest.fixture
def quiet(settings: Any, tmp_path: Path) -> None:
    """A data folder of its own, where the command leaves the names of the cast."""
    settings.DATA = tmp_path


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("quiet")
def test_the_demo_is_a_community_and_one_click_leads_into_it(settings: Any) -> None:
    told = StringIO()
    call_command("demo", stdout=told)
    assert "Apoyo entre iguales: 31 conversations, 4 in the library" in told.getvalue()
    _is_a_community()
    _speaks_from_the_right_too()
    _keeps_apart_and_tied()
    _has_a_library()
    _was_written_over_months()
    _grew()
    assert Announcement.objects.current().count() == 1
    _was_tried()
    _is_found_at_once()
    _was_appraised()
    _can_be_entered()
    _meets_in_circles()
    _looks_for_circles()
    _has_a_pulse()
    assert "Maria Delgado" in (settings.DATA / "cast.json").read_text()
    with pytest.raises(CommandError, match="There are people here already"):
        call_command("demo")
    before = Item.objects.count()
    call_command("demo", "--if-empty")
    assert Item.objects.count() == before


def _is_found_at_once() -> None:
    """Before a worker has run: who enters first looks for something too."""
    page = Client().get("/library/", {"q": "supervision"}).content.decode()
    assert 'class="card item' in page


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
    assert set(Item.objects.values_list("kind", flat=True)) == {
        "discussion",
        "question",
        "gathering",
        "course",
        "circle",
        *KINDS,
    }
    assert Post.objects.filter(author__state="masked").count() == 3
    spoken = Item.objects.annotate(said=Count("posts")).filter(said__gte=2).count()
    assert spoken > Item.objects.count() / 2
    assert min(len(post.text) for post in Post.objects.filter(number=1)) > 80


def _speaks_from_the_right_too() -> None:
    topics = Item.objects.filter(kind__in=TALK, language__in=("he", "fa", "ar"))
    assert {item.language for item in topics} >= {"he", "fa"}
    for item in topics:
        assert all(bidirectional(letter) in ("R", "AL") for letter in item.title if letter.isalpha())
        assert item.posts.count() >= 2


def _keeps_apart_and_tied() -> None:
    blocks = set(Boundary.objects.filter(sort="block").values_list("by__email", "other__email"))
    assert blocks
    assert {(other, by) for by, other in blocks} == blocks  # each of the other
    sorts = {(each.by_id, each.other_id): each.sort for each in Tie.objects.all()}
    assert any(
        sorts.get((other, by)) == "managed" for (by, other), sort in sorts.items() if sort == "manages"
    )


def _has_a_library() -> None:
    """Every entry answers all that its kind asks, and whoever is named beside one said yes."""
    entries = Item.objects.filter(kind__in=KINDS)
    kinds = {"practice": 15, "insight": 4, "resource": 4, "collection": 2}
    assert Counter(entries.values_list("kind", flat=True)) == kinds
    talk = Item.objects.filter(kind__in=["discussion", "question"])
    assert {*entries.values_list("space", flat=True)} == {*talk.values_list("space", flat=True)}
    assert set(entries.values_list("language", flat=True)) == {"en", "es", "de", "fr", "nl"}
    versions = Version.objects.select_related("item__space").order_by("published_at")
    assert {version.state for version in versions} == {Version.State.PUBLISHED}
    for version in versions:
        assert all(version.words[ask.name].strip() for ask in version.item.kind_of.asks if not ask.is_fact)
    assert not Contributor.objects.exclude(state=Contributor.State.AGREED).exists()
    assert set(Contributor.objects.values_list("role", flat=True)) == set(Contributor.Role.values)


def _was_written_over_months() -> None:
    """Two entries were renewed, with a reason; nothing says that it happened today."""
    versions = Version.objects.select_related("item").order_by("published_at")
    renewed = versions.filter(number=2)
    assert renewed.count() == 2
    assert all(len(version.why) > 80 for version in renewed)
    for version in renewed:
        assert version.item.posts.get(number=1).edited_at == version.published_at
    times = [version.published_at for version in versions if version.published_at]
    assert len({moment.date() for moment in times}) > 15
    assert timezone.now() - times[0] > timedelta(days=100)
    assert times[-1] < timezone.now() - timedelta(days=1)
    for item in Item.objects.filter(kind__in=KINDS):
        published = [version.published_at for version in item.versions.order_by("number")]
        said = [post.written_at for post in item.posts.all()]
        assert item.created_at == published[0]
        assert item.last_activity_at == max(*filter(None, published), *said)


def _grew() -> None:
    """Adaptations know what they grew out of, across spaces; one translation is behind what it translates."""
    links = Link.objects.select_related("child", "parent")
    assert Counter(link.sort for link in links) == {"adapts": 3, "translates": 2}
    assert all(link.core and len(link.changed) > 80 for link in links)
    assert sum(link.child.space_id != link.parent.space_id for link in links) == 4
    assert all(link.parent.visibility != "space" for link in links)
    assert {link.parent_id for link in links} & {link.child_id for link in links}
    newest = newest_numbers(link.parent_id for link in links)
    behind = [link.sort for link in links if newest[link.parent_id] != link.version]
    assert behind == ["translates"]
    licences = dict(Version.objects.values_list("item", "words__licence"))
    assert all(licences[link.child_id] == licences[link.parent_id] for link in links)


def _was_tried() -> None:
    """In many settings, and not always to good effect; what was tried is the version that was there then."""
    tries = Trial.objects.select_related("post__item")
    assert 16 <= len(tries) <= 30
    assert len({each.setting for each in tries}) >= 9
    assert set(Counter(each.again for each in tries)) == set(Trial.Again.values)
    assert {each.version for each in tries} == {1, 2}
    for each in tries:
        said = each.post.written_at
        assert said < timezone.now()
        assert each.post.item.versions.filter(published_at__lt=said).latest("number").number == each.version


def _was_appraised() -> None:
    """In several ways, of which each shows that people differ; one looked again when there was more to go by."""
    said = Appraisal.objects.select_related("post__author")
    standing = said.standing()
    assert len(said) == len(standing) + 1
    (item,) = {each.post.item_id for each in said}
    for way in ("studies", "practice", "lived"):
        concluded = [each.conclusion for each in standing if each.framework == way]
        assert len(concluded) >= 2
        assert len(set(concluded)) >= 2
    assert {each.version for each in said} == {1, 2}
    assert {each.studies.count() for each in standing.filter(framework="studies")} == {1, 2}
    assert {"studies", "practice", "lived"} < set(Entry.objects.get(item=item).appraised)


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


def _page(person: str, address: str) -> str:
    browser = Client()
    browser.post("/demo/enter/", {"person": person})
    return browser.get(address, follow=True).content.decode()


def _meets_in_circles() -> None:
    """A session is on, and something is brought in writing."""
    circle = Circle.objects.get(space__slug="tuesday")
    assert "Your circle meets now." in _page("maria", circle.get_absolute_url())
    session = _page("maria", f"/circles/{circle.pk}/session/new/")
    assert "Come in" in session
    assert "brings something." in session
    assert "/written/" in _page("maria", circle.get_absolute_url())
    writes = Circle.objects.get(way=Circle.Way.DAYS)
    assert writes.meetings.held().count() == 1
    page = _page("noor", _link(_page("noor", writes.get_absolute_url()), "/written/"))
    assert "Where were you, when you were not there?" in page
    assert "What it stirs in us" in page


def _link(page: str, part: str) -> str:
    """The first address on a page with this in it, of something that has a key."""
    found = re.search(rf'href="([^"]*{part}[0-9a-f-]{{36}}/[^"]*)"', page)
    assert found is not None
    return found[1]


def _looks_for_circles() -> None:
    """A minute later the worker puts people together. Maria is asked, and Noor hears what would help."""
    looks = Round.objects.get()
    address = f"/circles/rounds/{looks.pk}/"
    assert looks.is_open
    Round.objects.update(until=timezone.now())
    look_at_round(looks.pk)
    assert "You share a language: English." in _page("maria", address)
    assert "Amara" in _page("maria", address)
    assert "It would help if you were free on" in _page("noor", address)


def _has_a_pulse() -> None:
    """One month is told, and of the one that runs nobody is told anything."""
    assert Told.objects.count() == 1
    assert Asking.objects.count() == 1
    assert 'value="heavy"' in _page("maria", "/spaces/commons/pulse/")


@pytest.mark.django_db
@pytest.mark.parametrize("person", ["", "nobody", "victor"])
def test_nobody_enters_as_someone_who_is_not_there(person: str) -> None:
    assert Client().post("/demo/enter/", {"person": person}).status_code == 404


def test_who_entered_sees_where_they_are_signed_in(cast: Cast) -> None:
    browser = Client(headers={"User-Agent": "The library computer"})
    browser.post("/demo/enter/", {"person": "maria"})
    page = browser.get("/account/sessions/").content.decode()
    assert "This device" in page
    assert "The library computer" in page


@pytest.mark.django_db
def test_the_cast_is_described_in_the_language_of_the_page() -> None:
    for language in ("en", "es"):
        page = Client(headers={"Accept-Language": language}).get("/demo/").content.decode()
        assert all(one.words[language] in unescape(page) for one in the_cast())


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
