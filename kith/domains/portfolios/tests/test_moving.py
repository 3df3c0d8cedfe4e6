"""When an account ends, nothing stays and no address leads anywhere; when two become one, addresses lead on."""

import json
import zipfile
from collections import Counter
from io import BytesIO

from kith.domains.learning.actions.certifying import certify
from kith.domains.learning.certificates import programme_of
from kith.domains.learning.models import Certificate
from kith.domains.portfolios.actions.keeping import add
from kith.domains.portfolios.models import Address, Piece, Share
from kith.domains.portfolios.sorts import SORTS
from kith.domains.portfolios.tests.conftest import Kept
from kith.doors.leaving.actions import leave_for_good
from kith.doors.leaving.archive import write_archive
from kith.doors.merging.joining import bring_together
from kith.infrastructure.database.private import seen_as


def test_who_leaves_leaves_nothing(kept: Kept) -> None:
    share = kept.share()
    leave_for_good(kept.cast["maria"], words="keep")
    assert not Address.objects.exists()
    with seen_as(kept.cast.people["maria"]):
        assert not Piece.objects.exists()
        assert not Share.objects.exists()
    assert kept.cast.client(None).get(f"/shown/{share.uid}/").status_code == 404


def test_everything_is_taken_along(kept: Kept) -> None:
    share, out = kept.share(), BytesIO()
    write_archive(kept.maria, out)
    told = json.loads(zipfile.ZipFile(out).read("portfolio.json"))
    assert [piece["title"] for piece in told["pieces"]][:2] == ["What I bring", "Certified Peer Specialist"]
    assert told["pieces"][0]["markdown"] == "I **listen**."
    (shared,) = told["shares"]
    assert shared["address"].endswith(f"/shown/{share.uid}/")
    assert (shared["for"], len(shared["pieces"])) == ("The county", 6)


def test_addresses_lead_on_when_two_accounts_become_one(kept: Kept) -> None:
    noor, same = kept.cast["noor"], kept.piece("hours")
    add(SORTS["hours"], [{"since": same.since, "until": same.until}], by=noor)
    share = kept.share()
    bring_together(kept.cast["maria"], into=noor)
    with seen_as(noor):
        assert Piece.objects.filter(sort="hours").count() == 1, "what both had is there once"
        assert Piece.objects.count() == 6
        assert Share.objects.get().pieces.count() == 6
    page = kept.cast.client(None).get(f"/shown/{share.uid}/").text
    for said in ("Certified Peer Specialist", "Listening well", "Ethics among peers", "Tea first", "listen"):
        assert said in page, said
    with seen_as(kept.cast.people["maria"]):
        assert not Share.objects.exists()


def test_of_an_assessment_and_a_certificate_that_both_have_one_piece_is_there(kept: Kept) -> None:
    noor = kept.cast["noor"]
    certify(noor, programme_of(kept.certificate), by=kept.cast["tomasz"])
    with seen_as(noor):
        certificate = Certificate.objects.get()
    add(SORTS["certificate"], [{"certificate_id": certificate.pk}], by=noor)
    add(SORTS["assessment"], [{}], by=noor)
    add(SORTS["words"], [{"title": "What I bring", "source": "I **listen**."}], by=noor)
    share = kept.share()
    bring_together(kept.cast["maria"], into=noor)
    with seen_as(noor):
        there = Counter(Piece.objects.values_list("sort", flat=True))
        assert (there["certificate"], there["assessment"]) == (1, 1)
        assert there["words"] == 2, "own words are never the same"
        assert Share.objects.get(uid=share.uid).pieces.count() == 6
