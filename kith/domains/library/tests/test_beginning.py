"""Beginning to write from the library itself, and finding again on another day what one has begun."""

import pytest

from kith.domains.library.kinds import KINDS
from tests.cast import Cast
from tests.entries import text_of, written


@pytest.mark.parametrize("kind", KINDS)
def test_from_the_library_one_comes_to_the_form_of_what_one_wants_to_write(cast: Cast, kind: str) -> None:
    maria = cast.client("maria")
    assert 'href="/library/new/"' in text_of(maria, "/library/")
    answer = maria.get("/library/new/", {"kind": kind, "space": "commons"})
    assert answer.headers["Location"] == f"/spaces/commons/writing/{kind}/"


def test_only_spaces_in_which_one_can_write_are_offered(cast: Cast) -> None:
    page = text_of(cast.client("noor"), "/library/new/")
    assert "The commons" in page
    assert cast.circle.name not in page
    for asked in ({"kind": "practice", "space": "tuesday"}, {"kind": "poem", "space": "commons"}):
        assert cast.client("noor").get("/library/new/", asked).status_code == 422


def test_who_belongs_nowhere_is_shown_the_way_to_spaces(cast: Cast) -> None:
    page = text_of(cast.client("eleni"), "/library/new/")
    assert "Join one in which you can write" in page
    assert "<select" not in page.split("<main")[1].split("</main>")[0]
    assert cast.client(None).get("/library/new/").status_code in (302, 403)


@pytest.mark.parametrize("address", ["/", "/library/", "/spaces/commons/", "/inbox/"])
def test_what_one_is_writing_is_found_again_from_wherever_one_comes_back_to(cast: Cast, address: str) -> None:
    maria = cast.client("maria")
    version = written(maria)
    assert 'href="/me/writing/"' in text_of(maria, address)
    drafts = text_of(maria, "/me/writing/")
    assert f'href="/items/{version.item_id}/writing/"' in drafts
    assert 'href="/library/new/"' in drafts
