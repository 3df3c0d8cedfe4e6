"""`bin/look` takes people by the names that one knows them by, and looks at pages that are there."""

import pytest

from tests.cast import Cast
from tests.look.__main__ import KEY_PAGES, NobodyOfThatName, key_of

MADE_BY_THE_DEMO = ("/talk/1/",)


@pytest.mark.parametrize("said", ["maria", "Maria Delgado", "maria delgado", " Maria "])
def test_someone_is_known_by_key_or_name(said: str) -> None:
    assert key_of(said) == "maria"


def test_nobody_is_a_visitor() -> None:
    assert key_of("nobody") == ""


@pytest.mark.parametrize("said", ["", "Mariah", "victor"])
def test_who_is_not_of_the_cast_is_refused_with_those_who_are(said: str) -> None:
    with pytest.raises(NobodyOfThatName, match=r"maria \(Maria Delgado\)"):
        key_of(said)


def test_each_key_page_is_there(cast: Cast) -> None:
    maria = cast.client("maria")
    for path in set(KEY_PAGES) - set(MADE_BY_THE_DEMO):
        assert maria.get(path).status_code == 200, path
