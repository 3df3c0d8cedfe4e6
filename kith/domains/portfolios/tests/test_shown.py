"""Whoever has the address sees just these pieces, as they are today, until a day; whoever has not, sees nothing."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.domains.learning.actions.certifying import give_again, take_back
from kith.domains.learning.actions.crediting import add_training
from kith.domains.portfolios.actions.keeping import add, change, remove
from kith.domains.portfolios.actions.sharing import end
from kith.domains.portfolios.models import Address, Share
from kith.domains.portfolios.sorts import SORTS
from kith.domains.portfolios.tests.conftest import Kept
from kith.foundation.people.actions import suspend
from kith.infrastructure.database.private import seen_as
from kith.lib.zones import zone

TOLD = {
    "words": "<strong>listen</strong>",
    "credential": "Certified Peer Specialist",
    "hours": "Listening well",
    "certificate": "Ethics among peers",
    "entry": "Tea first",
    "assessment": "How I see my own work",
}


def _page(kept: Kept, share: Share, *, name: str | None = None, status: int = 200) -> Any:
    answer = kept.cast.client(name).get(f"/shown/{share.uid}/")
    assert answer.status_code == status
    return answer


def _opened(kept: Kept, share: Share) -> Any:
    with seen_as(kept.maria):
        return Share.objects.get(pk=share.pk).opened_on


@pytest.mark.parametrize("sort", SORTS)
def test_they_see_the_pieces_of_this_share_and_no_others(kept: Kept, sort: str) -> None:
    page = _page(kept, kept.share(sort)).text
    assert TOLD[sort] in page
    assert [other for other in TOLD if other != sort and TOLD[other] in page] == []
    assert "Maria D." in page


def test_where_figures_of_a_board_are_shown_the_board_is_asked(kept: Kept) -> None:
    assert "Check with your board." in _page(kept, kept.share("credential")).text


def test_a_share_never_tells_names_of_others_or_what_is_for_few(kept: Kept) -> None:
    """Nor the number of a credential, nor for whom the share is, nor the address that would outlast it."""
    page = _page(kept, kept.share()).text
    assert all(words in page for words in TOLD.values())
    for secret in (
        "Ana Sol",
        "Tomasz",
        "CPS-4711",
        "The county",
        kept.certificate.uid,
    ):
        assert secret not in page, secret


def test_the_page_says_which_day_it_is_and_until_when(kept: Kept) -> None:
    page = " ".join(_page(kept, kept.share(days=0)).text.split())
    assert "as it is today" in page
    assert "You can open this page up to" in page


def test_it_is_kept_by_nobody_and_tells_nobody(kept: Kept) -> None:
    answer = _page(kept, kept.share())
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Set-Cookie" not in answer.headers
    assert "Maria" not in answer.text.partition("</title>")[0], "no name in the history of a browser"


def test_they_see_what_is_so_today(kept: Kept) -> None:
    """Nothing of it was kept when it was shared."""
    share = kept.share()
    add_training(programme="One more day", on=timezone.localdate(), minutes=60, by=kept.maria)
    change(kept.piece("words"), {"title": "What I bring", "source": "I wait."}, by=kept.maria)
    page = _page(kept, share).text
    assert "One more day" in page
    assert "I wait." in page
    assert "<strong>listen</strong>" not in page


def test_a_certificate_that_was_taken_back_is_left_out_and_its_newest_edition_shown(kept: Kept) -> None:
    share, maria, tomasz = kept.share("certificate"), kept.maria, kept.cast["tomasz"]
    assert "it holds today" in _page(kept, share).text
    take_back(maria, key="g-1", reason="wrong", by=tomasz)
    assert "Ethics among peers" not in _page(kept, share).text
    own = kept.cast.client("maria")
    for page in ("/portfolio/", share.get_absolute_url()):
        assert "It was taken back, so others do not see it." in own.get(page).text
    give_again(maria, key="g-1", reason="wrong", name="María", by=tomasz)
    assert "María" in _page(kept, share).text


def test_an_entry_that_is_closed_to_the_public_is_left_out(kept: Kept) -> None:
    share = kept.share("entry")
    for changes in ({"visibility": "network"}, {"visibility": "public", "state": "removed"}):
        type(kept.entry).objects.filter(pk=kept.entry.pk).update(**changes)
        assert "Tea first" not in _page(kept, share).text
        assert "Tea first" not in _page(kept, share, name="sam").text, "a member sees what everyone sees"
    assert "It is not open to everyone just now" in kept.cast.client("maria").get("/portfolio/").text


def test_on_the_last_day_it_is_there_and_then_as_if_it_had_never_been(kept: Kept) -> None:
    share = kept.share(days=0)
    unknown = kept.cast.client(None).get("/shown/nobody-has-this/")
    _page(kept, share)
    with seen_as(kept.maria):
        yesterday = timezone.localdate() - timedelta(days=1)
        Share.objects.update(made_on=yesterday, ends_on=yesterday)
    over = _page(kept, share, status=404)
    assert over.text.replace(share.uid, "nobody-has-this") == unknown.text
    assert "leads nowhere" in kept.cast.client("maria").get(share.get_absolute_url()).text


def test_the_last_day_is_that_of_its_owner(kept: Kept) -> None:
    """While it still goes on in Pago Pago, it is over in Kiritimati."""
    share, maria = kept.share(days=0), kept.maria
    there = timezone.localdate(timezone=zone("Pacific/Pago_Pago"))
    with seen_as(maria):
        Share.objects.update(made_on=there, ends_on=there)
    for place, status in (("Pacific/Pago_Pago", 200), ("Pacific/Kiritimati", 404)):
        type(maria).objects.filter(pk=maria.pk).update(time_zone=place)
        _page(kept, share, status=status)


def test_it_can_be_ended_at_any_time_and_nothing_stays(kept: Kept) -> None:
    share, other = kept.share(), kept.share("words")
    end(share, by=kept.maria)
    _page(kept, share, status=404)
    _page(kept, other)
    assert Address.objects.count() == 1
    with seen_as(kept.maria):
        assert [each.pk for each in Share.objects.all()] == [other.pk]


def test_nobody_ends_what_another_one_shares(kept: Kept) -> None:
    share = kept.share()
    end(share, by=kept.cast["noor"])
    _page(kept, share)


def test_a_piece_that_is_taken_away_is_gone_from_every_share(kept: Kept) -> None:
    share = kept.share("words")
    remove(kept.piece("words"), by=kept.maria)
    assert "There is nothing to see here any more." in _page(kept, share).text


def test_who_may_not_act_here_shows_nothing(kept: Kept) -> None:
    share = kept.share()
    suspend(kept.cast["maria"])
    _page(kept, share, status=404)


def test_a_day_is_kept_on_which_someone_looked_and_no_more(kept: Kept) -> None:
    share, own = kept.share(), kept.cast.client("maria")
    assert "It was not opened yet." in own.get(share.get_absolute_url()).text
    _page(kept, share, name="maria")
    kept.cast.client(None).head(f"/shown/{share.uid}/")
    assert _opened(kept, share) is None, (
        "its owner does not count, and neither does a program that looks whether it is there"
    )
    for name in ("sam", None):
        _page(kept, share, name=name)
    assert _opened(kept, share) == timezone.localdate()
    assert "By whom, we do not know." in own.get(share.get_absolute_url()).text


def test_around_the_page_is_what_belongs_to_whoever_looks(kept: Kept) -> None:
    """It is read as its owner; what is private of them is not, and what is private of the reader is."""
    page = _page(kept, kept.share("words"), name="sam").text
    assert "Sam Rivera" in page
    assert "Maria Delgado" not in page


def test_it_costs_the_same_for_few_pieces_and_for_many(kept: Kept) -> None:
    def cost(share: Share) -> int:
        _page(kept, share)
        with CaptureQueriesContext(connection) as asked:
            _page(kept, share)
        return len(asked)

    few, today = cost(kept.share()), timezone.localdate()
    from_then = [{"since": today - timedelta(days=days), "until": today} for days in range(1, 20)]
    words = [{"title": f"More {number}", "source": "…"} for number in range(20)]
    add(SORTS["hours"], from_then, by=kept.maria)
    add(SORTS["words"], words, by=kept.maria)
    assert cost(kept.share()) == few
