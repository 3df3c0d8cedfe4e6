"""The page on which anyone checks a certificate says just what is so."""

import html
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.domains.learning.actions.certifying import certify, give_again, take_back
from kith.domains.learning.actions.issuing import replace_key, revoke_key, signing_key
from kith.domains.learning.issuers import opened, our_did
from kith.domains.learning.models import Certificate, Issued, SigningKey
from kith.domains.learning.tests.certified import ETHICS, certificates
from kith.lib.badges import data_integrity, keys
from kith.lib.badges.reading import credential_of, parsed
from kith.lib.badges.writing import document_of, text_of
from tests.cast import Cast

HOLDS, HOLDS_NOT = "This certificate holds", "This certificate does not hold"


@pytest.fixture
def given(cast: Cast) -> Certificate:
    certify(cast["maria"], ETHICS, by=cast["tomasz"], name="Maria D.")
    return certificates(cast["maria"])[0]


def _told(cast: Cast, words: str = "", *, file: bytes = b"", status: int = 200) -> str:
    sent = {"file": SimpleUploadedFile("it.bin", file)} if file else {"words": words}
    answer = cast.client(None).post("/check/", sent)
    assert answer.status_code == status
    return " ".join(html.unescape(answer.text).split())


def test_either_form_holds_and_says_what_it_says(cast: Cast, given: Certificate) -> None:
    for words in (given.document, given.token, f"  {given.token[:80]}\n{given.token[80:]} "):
        page = _told(cast, words)
        for said in (
            HOLDS,
            "This house gave it",
            "Not one letter",
            "Maria D.",
            "Ethics among peers",
            "6.25 hours",
        ):
            assert said in page, said


@pytest.mark.parametrize("form", ["json", "jwt", "png", "svg"])
def test_each_file_that_can_be_taken_along_holds(cast: Cast, given: Certificate, form: str) -> None:
    file = cast.client("maria").get(f"{given.get_absolute_url()}{form}/")
    assert HOLDS in _told(cast, file=bytes(file.content))


def test_a_changed_word_is_told_and_nothing_of_what_it_claims(cast: Cast, given: Certificate) -> None:
    page = _told(cast, given.document.replace("Maria D.", "Mario D."))
    assert HOLDS_NOT in page
    assert "It was changed after it was signed" in page
    assert page.count("Mario D.") == 1, "only in the box, as it was pasted"


def test_it_says_when_it_was_taken_back_and_why(cast: Cast, given: Certificate) -> None:
    take_back(cast["maria"], key=ETHICS.key, reason="mistake", by=cast["tomasz"])
    for page in (_told(cast, given.token), _at(cast, given)):
        assert HOLDS_NOT in page
        assert "It was taken back on" in page
        assert "It was given by mistake" in page
        assert "Another one" not in page
    give_again(cast["maria"], key=ETHICS.key, reason="wrong", by=cast["tomasz"])
    for page in (_told(cast, given.document), _at(cast, given)):
        assert "Another one was given in its place" in page
    assert certificates(cast["maria"])[-1].uid not in _at(cast, given)
    assert HOLDS in _told(cast, certificates(cast["maria"])[-1].document)


def test_another_key_is_told(cast: Cast, given: Certificate) -> None:
    thief = keys.new_key(our_did())
    document = document_of(credential_of(_unsigned(given)))
    forged = text_of(data_integrity.sign(document, key=thief, at=timezone.now()))
    assert "with a key that is not ours" in _told(cast, forged)


def test_a_key_that_was_replaced_still_speaks_for_what_it_signed(cast: Cast, given: Certificate) -> None:
    replace_key(by=cast["ruth"])
    assert HOLDS in _told(cast, given.document)
    certify(cast["noor"], ETHICS, by=cast["tomasz"])
    assert HOLDS in _told(cast, certificates(cast["noor"])[0].token)
    assert SigningKey.objects.exclude(sealed=None).count() == 1, "the secret of the old one is gone"


def test_what_a_key_signed_after_it_was_lost_does_not_hold(cast: Cast, given: Certificate) -> None:
    stolen, document = opened(signing_key()), document_of(credential_of(_unsigned(given)))
    revoke_key(signing_key(), by=cast["ruth"])
    later = timezone.now() + timedelta(seconds=1)
    forged = text_of(data_integrity.sign(document, key=stolen, at=later))
    assert "after we had taken that key out of use" in _told(cast, forged)
    assert HOLDS in _told(cast, given.document), "what it signed before is on our record"
    other = replace(credential_of(_unsigned(given)), credits=None)
    dated_back = data_integrity.sign(document_of(other), key=stolen, at=given.given_at)
    assert "no record of it" in _told(cast, text_of(dated_back))


def test_what_is_over_or_has_not_begun_is_told(cast: Cast, given: Certificate) -> None:
    now, credential, key = timezone.now(), credential_of(_unsigned(given)), opened(signing_key())
    for changed, said in (
        (replace(credential, valid_until=now - timedelta(minutes=1)), "The time for which it holds is over"),
        (replace(credential, valid_from=now + timedelta(days=1)), "has not come yet"),
    ):
        assert said in _told(cast, text_of(data_integrity.sign(document_of(changed), key=key, at=now)))


def test_what_others_gave_is_not_ours(cast: Cast, given: Certificate) -> None:
    page = _told(cast, given.document.replace(our_did(), "did:web:elsewhere.example"))
    assert "It says that someone else gave it" in page
    assert "We cannot say whether this holds" in page


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda text: text[:200], "The file is damaged"),
        (lambda _text: '{"type": ["Hello"]}', "it is no certificate"),
        (lambda _text: "Dear board, I was there.", "We cannot read this kind of file"),
        (lambda _text: '<svg xmlns="http://www.w3.org/2000/svg"/>', "a picture without a certificate in it"),
        (lambda text: text + " " * 6_000_000, "larger than any certificate"),
    ],
)
def test_what_cannot_be_read_is_told(
    cast: Cast, given: Certificate, make: Callable[[str], str], said: str
) -> None:
    assert said in _told(cast, file=make(given.document).encode())


def test_nothing_to_check_is_said_beside_the_field(cast: Cast) -> None:
    assert "Please paste a certificate, or choose its file." in _told(cast, status=422)


def test_its_address_tells_what_stands_on_the_paper(cast: Cast, given: Certificate) -> None:
    page = _at(cast, given)
    for said in (
        HOLDS,
        "Maria D.",
        "Ethics among peers",
        "November 25, 2026",
        "If something else stands on the paper",
    ):
        assert said in page or said.replace("November", "Nov.") in page, said
    answer = cast.client(None).get(f"/check/{given.uid}/")
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer.headers["Cache-Control"]
    assert "maria@" not in page


def test_an_address_that_nobody_has_tells_nothing(cast: Cast, given: Certificate) -> None:
    mark, pk = Issued.objects.values_list("mark", "pk").get()
    for guess in (mark, str(pk), str(given.pk), given.uid[:-1], "maria"):
        assert cast.client("eleni").get(f"/check/{guess}/").status_code == 404, guess


def _at(cast: Cast, given: Certificate) -> str:
    return " ".join(html.unescape(cast.client(None).get(f"/check/{given.uid}/").text).split())


def _unsigned(given: Certificate) -> dict[str, object]:
    document = parsed(given.document)
    del document["proof"]
    return document


def test_checking_writes_nothing_down(cast: Cast, given: Certificate) -> None:
    with CaptureQueriesContext(connection) as asked:
        _told(cast, json.dumps(json.loads(given.document)))
    assert not [each for each in asked if each["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
