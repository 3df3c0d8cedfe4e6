"""Stewards check the people to call; for others these pages do not exist."""

import pytest
from django.test import Client

from kith.foundation.crisis.models import Check
from kith.foundation.crisis.queries import known
from tests.cast import Cast

WORDS = {"found": "works", "number": "024", "hours": "always", "languages": "es", "source": "I called"}


def test_a_steward_checks_a_line_and_everyone_sees_it(cast: Cast) -> None:
    ruth = cast.client("ruth")
    assert "Línea 024" in ruth.get("/steward/crisis/").content.decode()
    assert 'value="024"' in ruth.get("/steward/crisis/es-024/").content.decode()
    answer = ruth.post("/steward/crisis/es-024/", WORDS)
    assert answer.headers["Location"] == "/steward/crisis/"
    check = Check.objects.get()
    assert (check.route, check.by) == ("es-024", cast["ruth"])
    known.forget()
    assert "by Ruth Okafor" in Client().get("/crisis/").content.decode()
    page = ruth.get("/steward/crisis/").content.decode()
    assert page.index(">Checked<") < page.index("Línea 024")


@pytest.mark.parametrize(
    "wrong",
    [{"number": "call me"}, {"number": ""}, {"source": ""}, {"found": "maybe"}, {"languages": "Spanish!"}],
)
def test_what_cannot_be_is_refused_and_what_was_typed_is_kept(cast: Cast, wrong: dict[str, str]) -> None:
    answer = cast.client("ruth").post("/steward/crisis/es-024/", WORDS | {"hours": "at night"} | wrong)
    assert answer.status_code == 422
    assert "at night" in answer.content.decode()
    assert not Check.objects.exists()


@pytest.mark.parametrize("who", ["tomasz", "eleni"])
def test_for_others_there_is_nothing(cast: Cast, who: str) -> None:
    for address in ("/steward/crisis/", "/steward/crisis/es-024/"):
        assert cast.client(who).get(address).status_code == 404
        assert cast.client(who).post(address, WORDS).status_code == 404
    assert not Check.objects.exists()


def test_a_route_that_is_not_in_the_table_is_not_there(cast: Cast) -> None:
    assert cast.client("ruth").get("/steward/crisis/xx-nobody/").status_code == 404
