"""Made names of an account that was joined to another go on being someone's; and no seal shows that it was joined."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kith.capabilities.moderation.actions.behind import tell_later, tell_waiting
from kith.capabilities.moderation.models import Case, SealedNews
from kith.doors.merging.joining import bring_together
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.seals.models import Seal
from kith.foundation.spaces.actions.standing import limit_behind
from kith.foundation.spaces.masks import behind, is_own
from kith.foundation.spaces.places import places
from tests.cast import Cast
from tests.masked import allow_masks, said_masked, settled
from tests.moderating import told

SOON = timedelta(days=4)


def _join(cast: Cast) -> Person:
    bring_together(cast["kestrel"], into=cast["noor"])
    return Person.objects.get(pk=cast["noor"].pk)


def test_words_under_a_made_name_are_theirs_who_kept_the_other_account(cast: Cast) -> None:
    allow_masks(cast.commons)
    post = said_masked(cast, "kestrel")
    noor = _join(cast)
    assert is_own(post.author, noor)
    assert behind(post.author) == noor
    edited = cast.client("noor").post(f"/posts/{post.pk}/edit/", {"source": "Another quilt"})
    assert edited.status_code == 302
    post.refresh_from_db()
    assert post.source == "Another quilt"


def test_in_a_conversation_where_they_wrote_they_go_on_under_that_name(cast: Cast) -> None:
    allow_masks(cast.commons)
    settled(cast, "noor")
    post = said_masked(cast, "kestrel")
    _join(cast)
    page = cast.client("noor").get(post.item.get_absolute_url()).content.decode()
    assert f"The name made for you here is <strong>{post.author.display_name}</strong>" in page
    again = said_masked(cast, "noor", item=post.item, words="More of it")
    assert again.author == post.author


def test_no_seal_changes_so_none_can_be_told_from_the_others(cast: Cast) -> None:
    allow_masks(cast.commons)
    said_masked(cast, "kestrel")
    said_masked(cast, "maria")
    before = list(Seal.objects.order_by("pk").values_list())
    _join(cast)
    assert list(Seal.objects.order_by("pk").values_list()) == before


def test_what_was_decided_about_their_made_name_holds_on(cast: Cast) -> None:
    allow_masks(cast.commons)
    post = said_masked(cast, "kestrel")
    until = timezone.now() + SOON
    limit_behind(post.author, space=cast.commons, until=until, reason="Rest", by=cast["tomasz"])
    noor = _join(cast)
    assert places(noor)[cast.commons.pk].limit is not None
    assert places(noor)[cast.rural.pk].limit is None


def test_news_that_waits_for_them_finds_them(cast: Cast) -> None:
    allow_masks(cast.commons)
    case = told(cast, Case(post=said_masked(cast, "kestrel"))).case
    tell_later(case)
    noor = _join(cast)
    tell_waiting(timezone.now() + SOON)
    assert not SealedNews.objects.exists()
    assert Event.objects.filter(facts__to=noor.pk).exists()


@pytest.mark.parametrize("who", ["maria", "ruth"])
def test_they_are_nobody_elses(cast: Cast, who: str) -> None:
    allow_masks(cast.commons)
    post = said_masked(cast, "kestrel")
    _join(cast)
    assert not is_own(post.author, cast[who])


def test_whoever_joins_twice_keeps_the_names_of_both(cast: Cast) -> None:
    allow_masks(cast.commons)
    first, second = said_masked(cast, "kestrel"), said_masked(cast, "maria")
    bring_together(cast["kestrel"], into=cast["maria"])
    bring_together(Person.objects.get(pk=cast["maria"].pk), into=cast["noor"])
    noor = Person.objects.get(pk=cast["noor"].pk)
    assert is_own(first.author, noor)
    assert is_own(second.author, noor)
    assert behind(first.author) == noor
