"""From an empty portfolio to someone without an account who sees a piece of it, and to the end of that."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from django.utils import timezone
from PIL import Image

from kith.domains.learning.actions.certifying import certify
from kith.domains.learning.actions.crediting import add_training
from kith.domains.learning.actions.holding import hold
from kith.domains.learning.certificates import Programme
from tests.cast import Cast
from tests.journeys.conftest import Enter


def _has_learned(cast: Cast) -> None:
    noor, today = cast["noor"], timezone.localdate()
    hold(
        title="Peer Specialist",
        body="The board",
        number="No. 7",
        issued_on=today,
        by=noor,
        rules_code="us-pa-cps",
        rules_version=1,
    )
    add_training(programme="Listening well", on=today, minutes=330, categories=["peer-support"], by=noor)
    certify(noor, Programme("g-1", "Ethics among peers", today, 60), by=cast["tomasz"])


@pytest.mark.parametrize("script", [True, False])
def test_a_portfolio_is_shown_piece_by_piece(enter: Enter, cast: Cast, script: bool) -> None:
    _has_learned(cast)
    today = timezone.localdate().isoformat()
    noor = enter("noor", width=360, script=script)
    noor.go("/portfolio/")
    noor.press("Own words", role="link")
    noor.page.get_by_label("Heading").fill("What I bring")
    noor.page.get_by_label("Your words").fill("I **listen**.")
    noor.press("Keep it in my portfolio")
    for sort, thing in (
        ("A credential, and where it stands", "Peer Specialist"),
        ("A certificate", "Ethics among peers"),
    ):
        noor.press(sort, role="link")
        noor.page.get_by_label(re.compile(thing)).check()
        noor.press("Keep it in my portfolio")
    noor.press("Trainings and hours of some time", role="link")
    noor.page.get_by_label("From", exact=True).fill(today)
    noor.page.get_by_label("To", exact=True).fill(today)
    page = noor.press("Keep it in my portfolio")
    page.get_by_text("As others would see it").first.click()
    noor.look()

    noor.press("Share some of it", role="link")
    for piece in ("What I bring", "Peer Specialist", "Ethics among peers"):
        noor.page.get_by_label(piece).check()
    noor.page.get_by_label("Your name as it shall stand there").fill("Noor H.")
    noor.page.get_by_label("For whom it is").fill("The county")
    page = noor.press("Make the address")
    address = page.locator("a.address").inner_text()

    other = enter(None, width=360, script=script)
    other.page.goto(address)
    shown = other.look().inner_text("main")
    for said in ("Noor H.", "What I bring", "Peer Specialist", "Ethics among peers", "it holds today"):
        assert said in shown, said
    for hidden in ("Listening well", "The county", "No. 7", "Tomasz"):
        assert hidden not in shown, hidden

    page = noor.go("/portfolio/")
    page = noor.press("The county", role="link")
    assert "It was last opened on" in page.inner_text("main")
    noor.press("End it now", role="link")
    noor.press("End it")
    assert other.page.goto(address).status == 404  # type: ignore[union-attr]


def test_on_paper_stands_what_is_shown_and_nothing_around_it(enter: Enter, cast: Cast) -> None:
    _has_learned(cast)
    noor = enter("noor", width=1280)
    noor.go("/portfolio/pieces/new/certificate/")
    noor.page.get_by_label(re.compile("Ethics")).check()
    noor.press("Keep it in my portfolio")
    noor.press("Share some of it", role="link")
    noor.page.get_by_label("Ethics among peers").check()
    page = noor.press("Make the address")
    visitor = enter(None, width=1280)
    visitor.page.goto(page.locator("a.address").inner_text())
    visitor.page.emulate_media(media="print")
    assert visitor.page.get_by_role("heading", name="Ethics among peers").is_visible()
    for around in ("header.top", "footer"):
        assert not visitor.page.locator(around).first.is_visible(), around


def test_a_steward_chooses_who_signs_and_a_certificate_waits_in_the_inbox(
    enter: Enter, cast: Cast, deliver: Callable[[], None]
) -> None:
    ruth = enter("ruth", width=360)
    ruth.go("/steward/certificates/")
    page = ruth.press("Choose a signature", role="link")
    page.get_by_label("Whose signature it is").fill("Rosa Díaz")
    page.get_by_label("A picture of the signature").set_input_files(
        {"name": "sign.png", "mimeType": "image/png", "buffer": _drawn()}
    )
    page = ruth.press("Let it stand on certificates")
    assert page.get_by_alt_text("The signature of Rosa Díaz").is_visible()
    certify(cast["noor"], Programme("g-1", "Ethics among peers", timezone.localdate(), 60), by=cast["tomasz"])
    deliver()
    noor = enter("noor", width=360)
    noor.go("/inbox/")
    page = noor.press("News of your certificates", role="link")
    assert "Ethics among peers" in page.inner_text("main")


def _drawn() -> bytes:
    out = BytesIO()
    Image.new("RGB", (300, 100), "white").save(out, "PNG")
    return out.getvalue()
