"""Addresses that no person types get a plain answer."""

import pytest

from tests.cast import Cast

STRANGE = (
    "/spaces/commons/?tag=%00",
    "/spaces/commons/?kind=a%00b",
    "/tags/%00/",
    "/files/%00/preview/",
    "/people/?role=%00",
    "/inbox/?about=%00",
    "/search/?q=%00",
)


@pytest.mark.parametrize("address", STRANGE)
def test_a_character_that_is_none_is_refused(cast: Cast, address: str) -> None:
    assert cast.client("maria").get(address).status_code == 400


def test_in_a_draft_it_is_left_out(cast: Cast) -> None:
    maria = cast.client("maria")
    address = "/spaces/commons/new/discussion/draft/"
    assert maria.post(address, {"title": "Soup\0", "source": "Hot\0 soup"}).status_code == 204
    assert "Hot soup" in maria.get("/spaces/commons/new/discussion/").content.decode()
