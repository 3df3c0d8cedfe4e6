"""A certificate is given once, says what was so, and is taken back or given again with a reason."""

import json
from datetime import date
from io import BytesIO

import pytest
from django.conf import settings
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from kith.domains.learning.actions.certifying import certify, give_again, take_back, write_anew
from kith.domains.learning.actions.moving import move
from kith.domains.learning.actions.providing import add_approval
from kith.domains.learning.models import Certificate, Issued
from kith.domains.learning.tests.certified import ETHICS, by_the_house, certificates, other
from kith.doors.leaving.actions import leave_for_good
from kith.foundation.activity.models import Event
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast


def _files(cast: Cast, name: str, form: str, *, query: str = "") -> bytes:
    """What the latest certificate of someone is as a file."""
    pk = certificates(cast[name])[-1].pk
    answer = cast.client(name).get(f"/learning/certificates/{pk}/{form}/{query}")
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    return bytes(answer.content)


def _words(pdf: bytes) -> str:
    return " ".join("\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_it_is_given_once_under_a_key(cast: Cast) -> None:
    maria, tomasz = cast["maria"], cast["tomasz"]
    assert certify(maria, ETHICS, by=tomasz)
    assert not certify(maria, other(title="Something else"), by=tomasz)
    assert certify(maria, other(key="gathering-6"), by=tomasz)
    assert certify(cast["noor"], ETHICS, by=tomasz), "others have their own"
    assert [each.programme for each in certificates(maria)] == ["Ethics among peers"] * 2
    assert Event.objects.filter(type="learning.certified", actor=tomasz).count() == 3


def test_the_database_holds_to_that(cast: Cast) -> None:
    maria = cast["maria"]
    certify(maria, ETHICS, by=cast["tomasz"])
    (given,) = certificates(maria)
    issued = Issued.objects.create(
        issuer=given.issued.issuer, mark="another", sealed=b"", given_at=given.given_at
    )
    given.pk, given.uid, given.issued = None, "another", issued
    with pytest.raises(IntegrityError, match="learning_certificate_once"), seen_as(maria):
        given.save(force_insert=True)


def test_its_record_leads_to_nobody(cast: Cast) -> None:
    certify(cast["maria"], ETHICS, by=cast["tomasz"], name="María José")
    (given,) = certificates(cast["maria"])
    assert not any(field.related_model is type(cast["maria"]) for field in Issued._meta.get_fields())
    kept = Issued.objects.values_list().get()
    said = b"".join(
        bytes(each) if isinstance(each, memoryview | bytes) else str(each).encode() for each in kept
    )
    for secret in (given.uid, "María", "Maria", "Ethics"):
        assert secret.encode() not in said, secret


def test_the_page_shows_it_to_its_owner_alone(cast: Cast) -> None:
    certify(cast["maria"], ETHICS, by=cast["tomasz"])
    (given,) = certificates(cast["maria"])
    maria = cast.client("maria")
    assert "Ethics among peers" in maria.get("/learning/certificates/").text
    page = maria.get(given.get_absolute_url()).text
    for words in ("Maria Delgado", "6.25 hours", "Ethics: 3 hours", "Nov. 25, 2026", f"/check/{given.uid}/"):
        assert words in page, words
    for name in ("tomasz", "ruth"):
        assert cast.client(name).get(given.get_absolute_url()).status_code == 404
        assert "Ethics" not in cast.client(name).get("/learning/certificates/").text


def test_on_paper_stand_the_numbers_of_boards_that_hold(cast: Cast) -> None:
    ruth = cast["ruth"]
    add_approval(board="NAADAC", number="No. 4711", by=ruth)
    add_approval(board="PCB", number="old-1", ends_on=date(2026, 11, 24), by=ruth)
    certify(cast["maria"], by_the_house(), by=cast["tomasz"])
    (given,) = certificates(cast["maria"])
    words = _words(_files(cast, "maria", "pdf"))
    for said in ("Maria Delgado", "Ethics among peers", "6.25", "NAADAC", "No. 4711", "Peer support"):
        assert said in words, said
    assert f"/check/{given.uid}/" in words.replace(" ", "")
    assert "old-1" not in words


@pytest.mark.parametrize(("query", "width"), [("", 595), ("?paper=letter", 612)])
def test_the_paper_is_of_the_size_that_one_asks_for(cast: Cast, query: str, width: int) -> None:
    certify(cast["maria"], ETHICS, by=cast["tomasz"])
    page = PdfReader(BytesIO(_files(cast, "maria", "pdf", query=query))).pages[0]
    assert int(page.mediabox.width) == width


def test_what_is_no_form_or_paper_is_not_there(cast: Cast) -> None:
    certify(cast["maria"], ETHICS, by=cast["tomasz"])
    (given,) = certificates(cast["maria"])
    for end in ("exe/", "pdf/?paper=a0"):
        assert cast.client("maria").get(f"{given.get_absolute_url()}{end}").status_code == 404


def test_a_document_names_where_it_is_checked_and_what_it_counts_for(cast: Cast) -> None:
    certify(cast["maria"], ETHICS, by=cast["tomasz"])
    (given,) = certificates(cast["maria"])
    said = json.loads(_files(cast, "maria", "json"))
    assert said["id"] == f"{settings.SITE_URL}/check/{given.uid}/"
    assert said["credentialSubject"]["creditsEarned"] == 6.25
    assert [each["value"] for each in said["credentialSubject"]["result"]] == ["3", "3.25"]
    assert said["credentialStatus"]["statusListCredential"].startswith(f"{settings.SITE_URL}/issuers/house/")


def test_its_owner_has_it_written_anew_with_another_name(cast: Cast) -> None:
    maria = cast["maria"]
    certify(maria, ETHICS, by=cast["tomasz"])
    (old,) = certificates(maria)
    client, address = cast.client("maria"), f"{old.get_absolute_url()}name/"
    assert client.post(address, {"name": " "}).status_code == 422
    assert client.post(address, {"name": "María José Ñandú"}).status_code == 302
    old, new = certificates(maria)
    assert (new.name, new.edition, new.key) == ("María José Ñandú", 2, old.key)
    assert (old.issued.reason, old.issued.replaced_by_id) == ("wish", new.issued_id)
    assert new.issued.revoked_at is None
    assert client.get(address).status_code == 404, "the old one is over"
    assert write_anew(old, name="Once more", by=maria) is None
    assert cast.client("noor").post(f"{new.get_absolute_url()}name/", {"name": "Noor"}).status_code == 404


def test_it_is_taken_back_and_given_again_with_a_reason(cast: Cast) -> None:
    maria, tomasz = cast["maria"], cast["tomasz"]
    assert not take_back(maria, key=ETHICS.key, reason="mistake", by=tomasz), "there is none"
    assert not give_again(maria, key=ETHICS.key, reason="wrong", by=tomasz)
    certify(maria, ETHICS, by=tomasz)
    assert take_back(maria, key=ETHICS.key, reason="mistake", by=tomasz)
    assert not take_back(maria, key=ETHICS.key, reason="wrong", by=tomasz), "once is enough"
    assert not certify(maria, ETHICS, by=tomasz), "it does not come back by itself"
    assert give_again(maria, key=ETHICS.key, reason="wrong", programme=other(minutes=60, parts=()), by=tomasz)
    old, new = certificates(maria)
    assert (old.issued.reason, old.issued.replaced_by_id) == ("mistake", new.issued_id)
    assert (new.minutes, new.issued.revoked_at) == (60, None)
    page = cast.client("maria").get("/learning/certificates/").text
    assert "It was given by mistake" in page


def test_only_reasons_that_tell_nothing_of_a_person(cast: Cast) -> None:
    certify(cast["maria"], ETHICS, by=cast["tomasz"])
    with pytest.raises(ValueError, match="drunk"):
        take_back(cast["maria"], key=ETHICS.key, reason="drunk", by=cast["tomasz"])
    assert certificates(cast["maria"])[0].issued.revoked_at is None


def test_two_accounts_that_become_one_keep_both(cast: Cast) -> None:
    for name in ("maria", "noor"):
        certify(cast[name], ETHICS, by=cast["tomasz"])
    move(cast["maria"], into=cast["noor"])
    assert [each.edition for each in certificates(cast["noor"])] == [2, 1]
    assert certificates(cast["maria"]) == []


def test_who_leaves_takes_them_along_and_papers_can_still_be_checked(cast: Cast) -> None:
    certify(cast["maria"], ETHICS, by=cast["tomasz"])
    (given,) = certificates(cast["maria"])
    leave_for_good(cast["maria"], words="keep")
    assert certificates(cast.people["maria"]) == []
    page = cast.client(None).get(f"/check/{given.uid}/")
    assert "This certificate holds" in page.text


def test_pages_cost_the_same_for_few_and_for_many(cast: Cast) -> None:
    def cost() -> int:
        client = cast.client("maria")
        client.get("/learning/certificates/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/learning/certificates/").status_code == 200
        return len(asked)

    certify(cast["maria"], ETHICS, by=cast["tomasz"])
    few = cost()
    for number in range(10):
        certify(cast["maria"], other(key=f"more-{number}"), by=cast["tomasz"])
    assert cost() == few
    assert Certificate.objects.count() == 0, "outside of the wall there are none"
