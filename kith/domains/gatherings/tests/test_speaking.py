"""A speaker who is a member: named by hosts, shown once they say yes, and gone when they go."""

from collections.abc import Callable
from typing import Any

import pytest

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import changing
from kith.domains.gatherings.actions.speaking import ask_whether_it_is, say_yes
from kith.domains.gatherings.models import Speaker
from kith.domains.gatherings.tests.conftest import Announce, plan
from kith.foundation.profiles.actions import close_account
from kith.foundation.spaces.models import Membership
from tests.cast import Cast

TYPED = "Sam from the night shift"
TOLD = "Hosts say that you speak at a gathering."


@pytest.fixture
def item(announced: Announce) -> Item:
    return announced(speakers=[(TYPED, "listens well"), ("Rosa", "")])


@pytest.fixture
def asked(cast: Cast, item: Item) -> Item:
    ask_whether_it_is(cast["sam"], speaker=_speaker(), item=item, by=cast["maria"])
    return item


@pytest.fixture
def agreed(cast: Cast, asked: Item) -> Item:
    say_yes(asked, by=cast["sam"])
    return asked


def _speaker() -> Speaker:
    return Speaker.objects.get(name=TYPED)


def _post(cast: Cast, who: str, item: Item, part: str, **typed: Any) -> int:
    return cast.client(who).post(f"/gatherings/{item.pk}/{part}/", typed).status_code


def _named(cast: Cast, item: Item, who: str | None = "noor") -> str:
    """Who speaks, as the page says it."""
    page = cast.client(who).get(item.get_absolute_url()).text
    return page.partition('id="about"')[2].partition("</section>")[0]


def test_a_member_is_asked_and_shown_once_they_say_yes(
    cast: Cast, item: Item, deliver: Callable[[], None]
) -> None:
    handle = cast.place("sam", cast.commons).handle
    assert _post(cast, "maria", item, "speakers", speaker=_speaker().pk, names=f"@{handle}") == 302
    assert "has not answered" in cast.client("maria").get(f"/gatherings/{item.pk}/speakers/").text
    deliver()
    assert TOLD in cast.client("sam").get("/inbox/").text
    assert f">{TYPED}<" in _named(cast, item)
    assert "<a" not in _named(cast, item)
    assert "May the name lead to you?" in cast.client("sam").get(item.get_absolute_url()).text
    assert "May the name lead to you?" not in cast.client("noor").get(item.get_absolute_url()).text
    assert _post(cast, "sam", item, "speaking/acceptance") == 302
    for who in ("noor", None):
        assert f'<a href="{cast["sam"].get_absolute_url()}">Sam Rivera</a>' in _named(cast, item, who)
    assert TYPED not in _named(cast, item)
    assert "said yes" in cast.client("maria").get(f"/gatherings/{item.pk}/speakers/").text


@pytest.mark.parametrize("says_yes_first", [True, False])
def test_no_is_said_before_or_after(cast: Cast, asked: Item, says_yes_first: bool) -> None:
    if says_yes_first:
        say_yes(asked, by=cast["sam"])
    assert _post(cast, "sam", asked, "speaking/refusal") == 302
    assert (_speaker().person, _speaker().said_yes_at) == (None, None)
    assert f">{TYPED}<" in _named(cast, asked)
    assert "You speak here" not in cast.client("sam").get(asked.get_absolute_url()).text


def test_nobody_says_yes_for_another(cast: Cast, asked: Item) -> None:
    assert _post(cast, "noor", asked, "speaking/acceptance") == 302
    assert _speaker().said_yes_at is None
    assert _post(cast, "noor", asked, "speakers", speaker=_speaker().pk, names="@sam") == 403
    assert _post(cast, "noor", asked, "speakers/end", speaker=_speaker().pk) == 403


def test_who_means_themselves_has_said_yes(cast: Cast, item: Item) -> None:
    handle = cast.place("maria", cast.commons).handle
    _post(cast, "maria", item, "speakers", speaker=_speaker().pk, names=f"@{handle}")
    assert cast["maria"].get_absolute_url() in _named(cast, item)


def test_hosts_can_mean_someone_else(cast: Cast, agreed: Item) -> None:
    assert _post(cast, "maria", agreed, "speakers/end", speaker=_speaker().pk) == 302
    assert _speaker().person is None
    rosa = Speaker.objects.get(name="Rosa")
    assert _post(cast, "maria", agreed, "speakers/end", speaker=rosa.pk) == 404


def test_a_name_chosen_for_the_space_leads_to_no_other(cast: Cast, agreed: Item) -> None:
    place = cast.place("sam", cast.commons)
    Membership.objects.filter(pk=place.pk).update(display_name="Heron")
    page = _named(cast, agreed)
    assert ">Heron</a>" in page
    assert "Sam Rivera" not in page
    assert f'href="{cast["sam"].get_absolute_url()}"' not in page


def test_machines_are_told_the_same_name(cast: Cast, agreed: Item) -> None:
    Membership.objects.filter(pk=cast.place("sam", cast.commons).pk).update(display_name="Heron")
    page = cast.client(None).get(agreed.get_absolute_url()).text
    told = page.partition("application/ld+json")[2].partition("</script>")[0]
    assert '"name": "Heron"' in told
    assert "Sam Rivera" not in page


def test_it_stays_when_hosts_write_other_words_and_goes_with_the_name(cast: Cast, agreed: Item) -> None:
    for about in ("listens very well", "listens"):
        words = [("Rosa", ""), (TYPED, about)]
        changing.replan(agreed, plan=plan(), speakers=words, by=cast["maria"])
    assert (_speaker().person, _speaker().number) == (cast["sam"], 2)
    changing.replan(agreed, plan=plan(), speakers=[("Rosa", ""), ("Ana", "")], by=cast["maria"])
    assert not Speaker.objects.exclude(person=None).exists()


def test_it_leads_to_nobody_who_left_the_space(cast: Cast, agreed: Item) -> None:
    Membership.objects.filter(person=cast["sam"], space=cast.commons).update(state="left")
    assert f">{TYPED}<" in _named(cast, agreed)


@pytest.mark.parametrize("says_yes", [True, False])
def test_whoever_leaves_the_house_is_named_no_more(cast: Cast, asked: Item, says_yes: bool) -> None:
    if says_yes:
        say_yes(asked, by=cast["sam"])
    close_account(cast["sam"])
    assert [each.name for each in Speaker.objects.all()] == ["Rosa"]
    assert "Sam" not in _named(cast, asked)
