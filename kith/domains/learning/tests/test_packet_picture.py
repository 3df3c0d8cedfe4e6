"""The paper for a board looks as it did when someone looked at it last."""

from datetime import date
from pathlib import Path

from kith.domains.learning.actions.crediting import add_training
from kith.domains.learning.actions.holding import hold
from kith.domains.learning.packet import paper_of, pdf_of
from kith.domains.learning.queries import stand
from kith.domains.learning.tests.conftest import PENNSYLVANIA, PROOF
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast
from tests.pictures import looks_like

FILES = Path(__file__).parent / "files"
TODAY = date(2026, 11, 20)


def test_the_paper_looks_as_it_did(cast: Cast) -> None:
    maria = cast["maria"]
    held = hold(
        title="Certified Peer Specialist",
        number="CPS-4711",
        issued_on=date(2026, 3, 2),
        by=maria,
        **PENNSYLVANIA,
    )
    for month, programme, minutes, category in (
        (5, "Listening well", 330, "peer-support"), (6, "Ethics among peers", 180, "ethics"), (10, "A day on sleep", 60, "other"),
    ):  # fmt: skip
        add_training(
            programme=programme, on=date(2026, month, 20), minutes=minutes, categories=[category], provider="The college",
            presenter="Ana Sol", objectives="To hear", proof=PROOF if month == 5 else None, by=maria,
        )  # fmt: skip
    with seen_as(maria):
        paper = paper_of(stand(held, today=TODAY), person=maria, today=TODAY)
    assert looks_like(pdf_of(paper), FILES / "packet.png")
