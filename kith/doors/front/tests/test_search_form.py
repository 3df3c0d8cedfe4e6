"""The filters of search as a form: what can be chosen is what its reader can see."""

import pytest

from tests.cast import Cast


@pytest.mark.parametrize(
    ("who", "offered"),
    [
        (None, {"commons"}),
        ("eleni", {"commons", "rural"}),
        ("noor", {"commons", "rural"}),
        ("maria", {"commons", "rural", "tuesday"}),
    ],
)
def test_one_can_look_in_every_space_that_one_can_see(cast: Cast, who: str | None, offered: set[str]) -> None:
    form = cast.client(who).get("/search/?q=soup").context["form"]
    assert {slug for slug, _name in form.fields["space"].choices} == {"", *offered}


def test_a_space_that_one_does_not_belong_to_can_be_chosen(cast: Cast) -> None:
    answer = cast.client("eleni").get("/search/?q=soup&space=commons")
    assert answer.context["text"] == "soup in:commons"
