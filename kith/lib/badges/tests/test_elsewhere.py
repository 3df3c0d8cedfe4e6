"""Programs that share nothing with ours find our certificates right, and sign them as we do."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openbadgeslib import baking
from openbadgeslib.ob3 import OB3LdpVerifier, OB3VerificationError, OB3Verifier
from openbadgeslib.ob3.did import resolve_verification_method

from kith.lib.badges import png, svg, web_token
from kith.lib.badges.did_web import did_document, document_address
from kith.lib.badges.status_list import StatusList, list_document
from kith.lib.badges.tests.elsewhere import documents, ours
from kith.lib.badges.tests.samples import CREDENTIAL, DID, KEY, LIST, OTHER_KEY, changed, text, token
from kith.lib.badges.tests.test_pictures import DRAWING, picture
from kith.lib.badges.values import Hours, Provider

LONG_AGO = datetime(2020, 2, 29, 12, tzinfo=UTC)
LASTING = changed(
    awarded=LONG_AGO, valid_from=LONG_AGO, valid_until=None
)  # they look at the clock on the wall


class _Web:
    """What stands at our addresses, for a program that asks for it."""

    def __init__(self, *, taken_back: tuple[int, ...] = ()) -> None:
        bits = list_document(StatusList(taken_back), at_address=LIST, issuer=DID, valid_from=LONG_AGO)
        self._pages = {
            document_address(DID): json.dumps(did_document(DID, [OTHER_KEY.public, KEY.public])),
            LIST: web_token.sign(bits, key=KEY, at=LONG_AGO),
        }

    def __call__(self, address: str) -> bytes:
        return self._pages[address].encode()


def test_javascript_signs_the_same_documents_in_the_same_way() -> None:
    """What `javascript/sign.mjs` wrote after it had found ours right."""
    signed = json.loads((Path(__file__).parent / "files" / "by-javascript.json").read_text(encoding="utf-8"))
    assert [
        {name: value for name, value in each.items() if name != "proof"} for each in signed
    ] == documents()
    assert signed == ours()["signed"]


def test_a_document_is_right_for_openbadgeslib() -> None:
    verifier = OB3LdpVerifier.for_issuer_did(DID)
    found = verifier.verify(text(LASTING), download=_Web(), check_status=True, verify_status_list=False)
    assert found.issuer.id == DID
    assert found.achievement.name == CREDENTIAL.achievement.name
    for wrong in (
        text(LASTING).replace("María", "Mario"),
        text(LASTING, key=OTHER_KEY).replace("6.25", "6.5"),
    ):
        with pytest.raises(OB3VerificationError):
            verifier.verify(wrong, download=_Web())


def test_whoever_offered_it_and_shared_topics_are_right_for_openbadgeslib() -> None:
    school = Provider("urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33", "Night school", ("NAADAC: 4711",))
    said = replace(LASTING, provider=school, hours=(Hours("Ethics", Decimal(3), "ethics"),))
    document = OB3LdpVerifier.for_issuer_did(DID)
    assert document.verify(text(said), download=_Web()).issuer.id == DID
    for word in ("4711", "Night school", "#ethics"):
        with pytest.raises(OB3VerificationError):
            document.verify(text(said).replace(word, f"{word}x"), download=_Web())
    assert OB3Verifier.for_issuer_did(DID, download=_Web()).verify(token(said)).issuer.id == DID


def test_a_token_is_right_for_openbadgeslib() -> None:
    verifier = OB3Verifier.for_issuer_did(DID, download=_Web())
    found = verifier.verify(token(LASTING), check_status=True, verify_status_list=False, download=_Web())
    assert found.issuer.id == DID
    assert verifier.verify(token(LASTING, key=OTHER_KEY)).issuer.id == DID
    head, payload, signature = token(LASTING).split(".")
    with pytest.raises(OB3VerificationError):
        verifier.verify(f"{head}.{payload[:-4]}AAAA.{signature}")


def test_a_certificate_that_was_taken_back_is_so_elsewhere() -> None:
    web = _Web(taken_back=(94567,))
    with pytest.raises(OB3VerificationError, match="revocation"):
        OB3LdpVerifier.for_issuer_did(DID).verify(
            text(LASTING), download=web, check_status=True, verify_status_list=False
        )
    with pytest.raises(OB3VerificationError, match="revocation"):
        OB3Verifier.for_issuer_did(DID, download=web).verify(
            token(LASTING), check_status=True, verify_status_list=False, download=web
        )


def test_our_list_is_signed_for_openbadgeslib_too() -> None:
    """It reads signed lists as tokens only, by the key that signed the certificate."""
    signer = OB3Verifier(resolve_verification_method(KEY.public.address, download=_Web()))
    assert signer.verify(token(LASTING), check_status=True, download=_Web()).issuer.id == DID
    other = OB3Verifier(resolve_verification_method(OTHER_KEY.public.address, download=_Web()))
    with pytest.raises(OB3VerificationError):
        other.verify(token(LASTING, key=OTHER_KEY), check_status=True, download=_Web())


@pytest.mark.parametrize("said", [text(), token()])
def test_pictures_are_baked_alike(said: str) -> None:
    is_document = said.startswith("{")
    assert baking.extract_png(png.bake(picture(), said), keyword=baking.ITXT_KEYWORD_OB3) == said
    baked = svg.bake(DRAWING.encode(), said)
    assert baking.extract_svg(baked, element=baking.SVG_ELEMENT_OB3, text_fallback=True) == said
    assert png.take_out(baking.bake_png(picture(), said, keyword=baking.ITXT_KEYWORD_OB3)) == said
    theirs = baking.bake_svg(
        DRAWING.encode(),
        said,
        element=baking.SVG_ELEMENT_OB3,
        namespace=baking.SVG_NS_OB3,
        as_text=is_document,
    )
    assert svg.take_out(theirs) == said
