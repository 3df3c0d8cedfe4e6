"""Keys and lists stand where others look for them; stewards look after them."""

import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from openbadgeslib.ob3 import OB3LdpVerifier, OB3VerificationError, OB3Verifier
from procrastinate.contrib.django.models import ProcrastinateJob

from kith.domains.learning.actions.certifying import certify, take_back
from kith.domains.learning.actions.issuing import replace_key, revoke_key, signing_key
from kith.domains.learning.actions.providing import add_approval, the_house
from kith.domains.learning.doctor import key_opens
from kith.domains.learning.issuers import our_did, public_keys, reach_issuer
from kith.domains.learning.jobs import sign_all_anew
from kith.domains.learning.models import Approval, SigningKey
from kith.domains.learning.tests.certified import ETHICS, certificates, other
from kith.foundation.activity.models import Event
from kith.lib.badges import data_integrity, web_token
from kith.lib.badges.status_list import StatusList
from kith.lib.sealing import Broken
from tests.cast import Cast

DID, LIST = "/issuers/house/did.json", "/issuers/house/taken-back/1/"


def test_before_the_first_certificate_there_is_no_issuer(cast: Cast) -> None:
    for address in (DID, LIST):
        assert cast.client(None).get(address).status_code == 404


def test_the_keys_of_the_house_stand_at_its_address(cast: Cast) -> None:
    ruth = cast["ruth"]
    first = signing_key()
    second = replace_key(by=ruth)
    revoke_key(SigningKey.objects.get(pk=second.pk), by=ruth)
    answer = cast.client(None).get(DID)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    said = answer.json()
    assert said["id"] == our_did()
    assert our_did().startswith("did:web:")
    named = [each["publicKeyMultibase"] for each in said["verificationMethod"]]
    assert named[:2] == [first.public, second.public]
    assert "revoked" in said["verificationMethod"][1]
    assert said["assertionMethod"] == [f"{our_did()}#{name}" for name in (named[0], named[2])]
    assert cast.client(None).get("/issuers/north/did.json").status_code == 404


def test_each_key_has_an_address_of_its_own(cast: Cast) -> None:
    first = signing_key()
    revoke_key(first, by=cast["ruth"])
    for named in cast.client(None).get(DID).json()["verificationMethod"]:
        answer = cast.client(None).get(f"/issuers/house/keys/{named['publicKeyMultibase']}/")
        said = answer.json()
        assert said.pop("@context") == "https://w3id.org/security/multikey/v1"
        assert said == named, "the same as in the list of all of them"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert cast.client(None).get("/issuers/house/keys/z6MkNobody/").status_code == 404
    assert cast.client(None).get(f"/issuers/north/keys/{first.public}/").status_code == 404


def test_the_list_says_which_were_taken_back_in_both_forms(cast: Cast) -> None:
    maria, tomasz = cast["maria"], cast["tomasz"]
    for number in range(3):
        certify(maria, other(key=f"g-{number}"), by=tomasz)
    take_back(maria, key="g-1", reason="mistake", by=tomasz)
    answer = cast.client(None).get(LIST)
    said = json.loads(answer.content)
    entries = [json.loads(each.document)["credentialStatus"] for each in certificates(maria)]
    assert (
        {entry["statusListCredential"] for entry in entries} == {said["id"]} == {f"{settings.SITE_URL}{LIST}"}
    )
    bits = StatusList.decoded(said["credentialSubject"]["encodedList"])
    assert [bits.is_revoked(int(entry["statusListIndex"])) for entry in entries] == [False, True, False]
    (key,) = public_keys(reach_issuer("house"))
    document, proof = data_integrity.taken_apart(said)
    assert proof.fits(document, key)
    token = cast.client(None).get(f"{LIST}jwt/").text
    inside, signed = web_token.taken_apart(token)
    assert signed.fits(inside, key)
    assert inside["credentialSubject"] == said["credentialSubject"]
    asked = cast.client(None).get(LIST, headers={"Accept": "application/vc+jwt, */*"})
    assert (asked.headers["Content-Type"], asked.text.count(".")) == ("application/jwt", 2)
    assert cast.client(None).get("/issuers/house/taken-back/2/").status_code == 404


def test_a_program_that_is_not_ours_finds_all_that_it_needs(cast: Cast) -> None:
    maria, tomasz = cast["maria"], cast["tomasz"]
    certify(maria, ETHICS, by=tomasz)
    replace_key(by=cast["ruth"])
    (given,) = certificates(maria)

    def download(address: str) -> bytes:
        return bytes(cast.client(None).get(urlsplit(address).path).content)

    lasting = OB3LdpVerifier.for_issuer_did(our_did())
    found = lasting.verify(given.document, download=download, check_status=True, verify_status_list=False)
    assert found.achievement.name == "Ethics among peers"
    token = OB3Verifier.for_issuer_did(our_did(), download=download)
    assert token.verify(given.token, download=download).issuer.id == our_did()
    take_back(maria, key=ETHICS.key, reason="mistake", by=tomasz)
    with pytest.raises(OB3VerificationError, match="revocation"):
        lasting.verify(given.document, download=download, check_status=True, verify_status_list=False)


def test_only_one_key_signs_and_only_that_keeps_its_secret(cast: Cast) -> None:
    first = signing_key()
    assert signing_key() == first
    replace_key(by=cast["ruth"])
    for change in ({"replaced_at": None}, {"sealed": b"x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SigningKey.objects.filter(pk=first.pk).update(**change)


def test_a_steward_lets_another_key_sign_and_takes_one_out_of_use(cast: Cast) -> None:
    certify(cast["maria"], ETHICS, by=cast["tomasz"])
    ruth, first = cast.client("ruth"), signing_key()
    assert "it signs now" in ruth.get("/steward/certificates/").text
    assert ruth.post("/steward/certificates/keys/replacement/").status_code == 302
    assert "what it signed holds" in ruth.get("/steward/certificates/").text
    address = f"/steward/certificates/keys/{first.pk}/revocation/"
    assert "should be given again" in ruth.get(address).text
    assert ruth.post(address).status_code == 302
    assert ruth.get(address).status_code == 404, "it is done"
    assert "is out of use" in ruth.get("/steward/certificates/").text
    told = set(Event.objects.filter(actor=cast["ruth"]).values_list("type", flat=True))
    assert {"learning.key_replaced", "learning.key_revoked"} <= told
    assert signing_key() != first


def test_what_a_lost_key_signed_is_given_again(cast: Cast) -> None:
    maria, ruth, lost = cast["maria"], cast.client("ruth"), signing_key()
    for key, until in (("g-1", None), ("g-2", ETHICS.began)):
        certify(maria, other(key=key, holds_until=until), by=cast["tomasz"])
    address = f"/steward/certificates/keys/{lost.pk}/signing-anew/"
    assert ruth.get(address).status_code == 404, "nobody has lost it"
    revoke_key(lost, by=cast["ruth"])
    certify(maria, other(key="g-3"), by=cast["tomasz"])
    assert address in ruth.get("/steward/certificates/").text
    assert cast.client("maria").post(address).status_code == 404
    assert ruth.post(address).status_code == 302
    job = ProcrastinateJob.objects.get(task_name="learning.sign_all_anew")
    for _twice in range(2):
        sign_all_anew(**job.args)
    holding = {each.key: each for each in certificates(maria) if each.issued.revoked_at is None}
    editions = [holding[key].edition for key in ("g-1", "g-2", "g-3")]
    assert editions == [2, 1, 1], "what is over stays as it was"
    assert signing_key().public in holding["g-1"].document
    (before, *_others) = certificates(maria)
    assert (before.issued.reason, before.issued.replaced_by_id) == ("key", holding["g-1"].issued_id)


def test_with_another_secret_nothing_is_signed_and_the_doctor_says_so(cast: Cast, settings: Any) -> None:
    assert list(key_opens()) == [], "nothing was signed yet"
    first = signing_key()
    assert list(key_opens()) == []
    settings.SEAL_KEY = "the secret of another installation"
    assert "seal.key" in next(iter(key_opens()))
    with pytest.raises(Broken):
        certify(cast["maria"], ETHICS, by=cast["tomasz"])
    assert certificates(cast["maria"]) == []
    assert replace_key(by=cast["ruth"]) != first
    assert list(key_opens()) == []


def test_a_steward_writes_down_the_numbers_of_boards(cast: Cast) -> None:
    ruth, address = cast.client("ruth"), "/steward/certificates/"
    assert ruth.post(address, {"board": "NAADAC", "number": ""}).status_code == 422
    assert (
        ruth.post(
            address,
            {"provider": the_house().pk, "board": "NAADAC", "number": "4711", "ends_on": "2031-05-01"},
        ).status_code
        == 302
    )
    assert "4711" in ruth.get(address).text
    approval = Approval.objects.get()
    assert ruth.post(f"{address}approvals/{approval.pk}/removal/").status_code == 302
    assert not Approval.objects.exists()


def test_these_pages_are_there_for_stewards_alone(cast: Cast) -> None:
    key = signing_key()
    approval = add_approval(board="NAADAC", number="4711", by=cast["ruth"])
    for name in ("maria", "tomasz", None):
        for end in (
            "",
            f"keys/{key.pk}/revocation/",
            f"keys/{key.pk}/signing-anew/",
            "keys/replacement/",
            f"approvals/{approval.pk}/removal/",
            "providers/new/",
            f"providers/{approval.provider_id}/",
        ):
            assert cast.client(name).post(f"/steward/certificates/{end}").status_code == 404, (name, end)
    assert signing_key() == key
    assert Approval.objects.exists()
