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


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("q=soup&exact=warm+bread", 'soup "warm bread"'),
        ("exact=“warm”+bread", '"warm bread"'),
        ("q=soup&without=meat+“on+call”", 'soup -meat -"on call"'),
        ("q=soup+-meat&without=-meat", "soup -meat"),
        ('q="warm+bread"&exact=warm+bread', '"warm bread"'),
    ],
)
def test_exact_words_and_words_one_does_not_want_have_fields(cast: Cast, address: str, text: str) -> None:
    answer = cast.client("noor").get(f"/search/?{address}")
    assert answer.context["text"] == text
    for name in ("exact", "without"):
        assert f'name="{name}"' in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("in:Commons", "in:commons"),
        ('in:"rural and remote"', "in:rural"),
        ("kind:Question", "kind:question"),
        ("kind:questions tipo:Pregunta", "kind:question"),
    ],
)
def test_what_is_typed_means_what_pages_show(cast: Cast, typed: str, text: str) -> None:
    answer = cast.client("noor").get("/search/", {"q": typed})
    assert answer.context["text"] == text
    assert "not understood" not in answer.content.decode()


@pytest.mark.parametrize("typed", ["in:tuesday", "in:nowhere", "kind:soup"])
def test_what_is_not_there_for_its_reader_is_named_and_left_out(cast: Cast, typed: str) -> None:
    page = cast.client("noor").get("/search/", {"q": typed}).content.decode()
    assert f"This part was not understood and was left out: {typed}" in page
