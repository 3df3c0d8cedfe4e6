"""Each version can be cited: in three styles, as a file, by those who agreed to be named, under an address that stays."""

import pytest
from django.conf import settings

from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions import draft, keep, publish, retire
from kith.capabilities.versions.models import Contributor
from tests.cast import Cast
from tests.entries import text_of


@pytest.fixture
def renewed(cast: Cast, item: Item) -> Item:
    """What Maria wrote and changed; Noor said yes to being named as one who advised, Sam did not answer yet."""
    maria = cast.place("maria", cast.commons)
    publish(
        keep(draft(item, by=maria), words={}, title="Tea at once", seen=1, by=maria), by=maria, why="Sooner"
    )
    for name, state in (("noor", "agreed"), ("sam", "asked")):
        Contributor.objects.create(
            item=item, member=cast.place(name, cast.commons), role="reviewer", state=state
        )
    return item


def test_a_version_says_who_wrote_it_what_one_may_do_with_it_and_how_to_cite_it(
    cast: Cast, renewed: Item
) -> None:
    page = text_of(cast.client(None), f"/items/{renewed.pk}/versions/1/")
    for words in (
        "Maria Delgado", cast["noor"].name, "(Read it and advised)",
        "CC BY 4.0", f"/library/{renewed.pk}/versions/1/citation/",
        f'<link rel="canonical" href="{settings.SITE_URL}/items/{renewed.pk}/versions/1/">',
    ):  # fmt: skip
        assert words in page, words
    assert cast["sam"].name not in page
    assert f"/library/{renewed.pk}/versions/2/citation/" in text_of(
        cast.client(None), renewed.get_absolute_url()
    )


def test_each_version_is_cited_as_it_was(cast: Cast, renewed: Item) -> None:
    for number, title in ((1, "Tea first"), (2, "Tea at once")):
        page = text_of(cast.client(None), f"/library/{renewed.pk}/versions/{number}/citation/")
        for words in (title, f"Version {number}", "Maria Delgado", f"/items/{renewed.pk}/versions/{number}/"):
            assert words in page, (number, words)
        assert all(style in page for style in ("APA", "Vancouver", "Chicago"))
        assert cast["noor"].name not in page, "who advised is no author"


@pytest.mark.parametrize(("form", "author"), [("ris", "AU  - Maria Delgado"), ("bibtex", "{Maria Delgado}")])
def test_a_program_that_keeps_references_can_read_it(
    cast: Cast, renewed: Item, form: str, author: str
) -> None:
    answer = cast.client(None).get(f"/library/{renewed.pk}/versions/1/citation/{form}/")
    text = answer.getvalue().decode()
    for words in (author, "Tea first", "Version 1", f"/items/{renewed.pk}/versions/1/"):
        assert words in text, words
    assert cast.client(None).get(f"/library/{renewed.pk}/versions/1/citation/docx/").status_code == 404


def test_only_those_who_see_it_learn_how_it_is_cited(cast: Cast, renewed: Item) -> None:
    Item.objects.filter(pk=renewed.pk).update(visibility="space")
    address = f"/library/{renewed.pk}/versions/1/citation/"
    for below in ("", "ris/"):
        assert cast.client("maria").get(address + below).status_code == 200
        assert cast.client(None).get(address + below).status_code == 404
    retire(renewed, reason="It did harm", by=cast.place("maria", cast.commons))
    assert cast.client("maria").get(address).status_code == 410
