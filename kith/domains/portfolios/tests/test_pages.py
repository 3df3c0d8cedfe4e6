"""Putting a portfolio together and sharing it, at one's own pages."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.domains.portfolios.models import Piece, Share
from kith.domains.portfolios.sorts import SORTS
from kith.domains.portfolios.tests.conftest import Kept
from kith.foundation.spaces.actions.masking import wear
from kith.foundation.spaces.masks import opening_in
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast
from tests.contracts.makers import MAKERS

NEW, SHARE = "/portfolio/pieces/new/{}/", "/portfolio/shares/new/"


def _count(kept: Kept, model: type[Any]) -> int:
    with seen_as(kept.maria):
        return int(model.objects.count())


def test_it_begins_empty_and_says_where_to_begin(cast: Cast) -> None:
    page = cast.client("noor").get("/portfolio/").text
    assert "Begin with one piece" in page
    assert SHARE not in page
    for sort in SORTS.values():
        assert NEW.format(sort.code) in page
        assert str(sort.says) in cast.client("noor").get(NEW.format(sort.code)).text.replace("&#x27;", "'")
    assert cast.client("noor").get(NEW.format("secrets")).status_code == 404


@pytest.mark.parametrize("sort", ["credential", "certificate", "entry", "assessment"])
def test_who_has_nothing_of_a_sort_is_led_to_where_there_is(cast: Cast, sort: str) -> None:
    page = cast.client("noor").get(NEW.format(sort)).text
    assert str(SORTS[sort].none) in page
    assert "<form class=" not in page.partition("<main")[2].partition("</main>")[0]


def test_what_is_there_already_is_not_offered_again(kept: Kept) -> None:
    for sort in ("credential", "certificate", "entry", "assessment"):
        assert str(SORTS[sort].none) in kept.cast.client("maria").get(NEW.format(sort)).text


def test_the_same_form_sent_twice_keeps_one(kept: Kept) -> None:
    maria, today = kept.cast.client("maria"), timezone.localdate()
    before = _count(kept, Piece)
    for _twice in range(2):
        told = {"title": "Tea", "source": "I make *tea*.", "send_key": "one"}
        assert maria.post(NEW.format("words"), told).status_code == 302
        days = {"since": today - timedelta(days=10), "until": today}
        assert maria.post(NEW.format("hours"), days).status_code == 302
        chosen = {
            "pieces": [kept.piece("credential").pk],
            "name": "M",
            "ends_on": today,
            "send_key": "two",
        }
        assert maria.post(SHARE, chosen).status_code == 302
    assert _count(kept, Piece) == before + 2
    assert _count(kept, Share) == 1


def test_what_is_wrong_is_said_and_what_was_typed_stays(kept: Kept) -> None:
    maria, today = kept.cast.client("maria"), timezone.localdate()
    wrong = maria.post(NEW.format("words"), {"title": "", "source": "My long story"})
    assert (wrong.status_code, "My long story" in wrong.text) == (422, True)
    turned = maria.post(NEW.format("hours"), {"since": today, "until": today - timedelta(days=1)})
    assert "It ends before it begins." in turned.text
    pieces = [piece.pk for piece in kept.pieces()]
    for ends_on in (today - timedelta(days=1), today + timedelta(days=366)):
        late = maria.post(
            SHARE, {"pieces": pieces, "name": "Maria D.", "note": "The county", "ends_on": ends_on}
        )
        assert "Please choose a day from today on, within a year." in late.text
        assert "The county" in late.text
    assert "Please choose at least one piece." in maria.post(SHARE, {"name": "M", "ends_on": today}).text
    assert _count(kept, Share) == 0


def test_thirty_days_are_usual(kept: Kept) -> None:
    page = kept.cast.client("maria").get(SHARE).text
    assert f'value="{timezone.localdate() + timedelta(days=30)}"' in page
    assert 'value="Maria Delgado"' in page


def test_own_words_can_be_said_better_and_other_pieces_lead_elsewhere(kept: Kept) -> None:
    maria, words = kept.cast.client("maria"), kept.piece("words")
    assert "I **listen**." in maria.get(words.get_absolute_url()).text
    maria.post(words.get_absolute_url(), {"title": "Better", "source": "I _wait_."})
    assert "<em>wait</em>" in maria.get("/portfolio/").text
    assert maria.get(kept.piece("credential").get_absolute_url()).status_code == 302


def test_a_piece_is_taken_away_and_what_it_showed_stays(kept: Kept) -> None:
    maria, piece = kept.cast.client("maria"), kept.piece("credential")
    kept.share()
    address = f"/portfolio/pieces/{piece.pk}/removal/"
    assert "It goes from 1 share as well." in maria.get(address).text
    assert maria.post(address).status_code == 302
    assert maria.get(address).status_code == 404
    assert maria.get(kept.credential.get_absolute_url()).status_code == 200


def test_an_address_is_made_seen_again_and_ended(kept: Kept) -> None:
    maria = kept.cast.client("maria")
    pieces = [kept.piece("words").pk]
    sent = {"pieces": pieces, "name": "Maria D.", "note": "The county", "ends_on": timezone.localdate()}
    page = maria.post(SHARE, sent, follow=True)
    with seen_as(kept.maria):
        share = Share.objects.get()
    assert f"/shown/{share.uid}/" in page.text
    assert "The county" in maria.get("/portfolio/").text
    ending = f"{share.get_absolute_url()}ending/"
    assert "leads nowhere from then on" in maria.get(ending).text
    assert maria.post(ending).status_code == 302
    assert kept.cast.client(None).get(f"/shown/{share.uid}/").status_code == 404
    assert "You show nothing to anyone." in maria.get("/portfolio/").text


def test_another_one_s_pieces_cannot_be_shared(kept: Kept) -> None:
    pieces = [piece.pk for piece in kept.pieces()]
    kept.cast.client("noor").post(NEW.format("words"), {"title": "Mine", "source": "Mine"})
    sent = {"pieces": pieces, "name": "Noor", "ends_on": timezone.localdate()}
    assert kept.cast.client("noor").post(SHARE, sent).status_code == 422
    for sort, key in (
        ("credential", kept.credential.pk),
        ("certificate", kept.certificate.pk),
        ("entry", kept.entry.pk),
    ):
        assert kept.cast.client("noor").post(NEW.format(sort), {"chosen": [key]}).status_code == 422, sort


def test_entries_under_another_name_say_so_and_under_a_made_name_are_not_offered(cast: Cast) -> None:
    cast.rural.visibility = "public"
    cast.rural.save()
    MAKERS["practice"](cast.place("kestrel", cast.rural), title="By night", visibility="public")
    mask = wear(cast["kestrel"], scope=opening_in(cast.commons), space=cast.commons, language="en")
    MAKERS["practice"](mask, title="Behind a mask", visibility="public")
    page = cast.client("kestrel").get(NEW.format("entry")).text
    assert "By night (there you are Kestrel)" in page
    assert "Behind a mask" not in page


def test_a_piece_is_of_one_sort_and_a_share_ends_within_a_year(kept: Kept) -> None:
    maria, today = kept.maria, timezone.localdate()
    for wrong in (
        {"sort": "words", "credential": kept.credential},
        {"sort": "credential"},
        {"sort": "certificate"},
    ):
        with pytest.raises(IntegrityError, match="or_none"), seen_as(maria):
            Piece.objects.create(person=maria, **wrong)
    for days in (-1, 366):
        with pytest.raises(IntegrityError, match="ends_within_a_year"), seen_as(maria):
            Share.objects.create(
                person=maria, uid=f"{days}", name="M", made_on=today, ends_on=today + timedelta(days=days)
            )


def test_pages_cost_the_same_for_few_and_for_many(kept: Kept) -> None:
    client = kept.cast.client("maria")

    def cost(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    first = kept.share()
    pages = ("/portfolio/", SHARE, first.get_absolute_url())
    few = [cost(page) for page in pages]
    for number in range(10):
        client.post(NEW.format("words"), {"title": f"More {number}", "source": "…", "send_key": f"{number}"})
        kept.share("words")
    assert [cost(page) for page in pages] == few
