"""Each version can be cited: in three styles, as a file, by those who agreed to be named, under an address that stays."""

import json
from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.capabilities.citations.actions import be_about
from kith.capabilities.items.models import Item
from kith.capabilities.lineage.actions import tie
from kith.capabilities.versions.actions.drafting import draft, keep
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.actions.retiring import retire
from kith.capabilities.versions.models import Contributor
from kith.domains.competencies.actions import naming
from kith.domains.competencies.frameworks.shipped import shipped
from kith.domains.library.actions import gather
from kith.lib.citations.shapes import Name, Record
from tests.cast import Cast
from tests.contracts.makers import MAKERS
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


def _saved(cast: Cast, address: str, who: str | None = None) -> str:
    answer = cast.client(who).get(address)
    assert answer.status_code == 200, address
    return str(answer.getvalue().decode())


def test_what_a_collection_holds_is_saved_as_references_in_its_order(cast: Cast, renewed: Item) -> None:
    maria, anneke = cast.place("maria", cast.commons), cast.place("anneke", cast.circle)
    collection = MAKERS["collection"](maria, title="For the evening")
    about = MAKERS["resource"](maria, title="Why we read it")
    be_about(about, Record(title="On tea", authors=(Name(family="Hill", given="Sam"),)), by=maria)
    hidden = MAKERS["practice"](anneke, title="Among ourselves", visibility="space")
    gone = MAKERS["insight"](maria, title="Taken back")
    for entry in (about, hidden, gone, renewed):
        gather(entry, into=collection, by=maria.person)
    retire(gone, reason="Old", by=maria)
    address = f"/library/{collection.pk}/entries/export/ris/"
    told = _saved(cast, address)
    assert [line[6:] for line in told.splitlines() if line.startswith("TI")] == ["On tea", "Tea at once"]
    assert "Among ourselves" in _saved(cast, address, "anneke")
    assert address in text_of(cast.client(None), collection.get_absolute_url())


def test_a_family_is_saved_as_references_as_far_as_one_sees_it(cast: Cast, renewed: Item) -> None:
    maria, anneke = cast.place("maria", cast.commons), cast.place("anneke", cast.circle)
    child = MAKERS["practice"](maria, title="Coffee first")
    hidden = MAKERS["practice"](anneke, title="Among ourselves", visibility="space")
    gone = MAKERS["practice"](maria, title="Taken back")
    for each in (child, hidden, gone):
        tie(each, to=renewed, sort="adapts", version=1, changed="Other cups", core="kept")
    retire(gone, reason="Old", by=maria)
    for item in (renewed, child):
        address = f"/library/{item.pk}/family/export/csl/"
        assert [each["title"] for each in json.loads(_saved(cast, address))] == [
            "Tea at once",
            "Coffee first",
        ]
        titles = {each["title"] for each in json.loads(_saved(cast, address, "anneke"))}
        assert titles == {"Tea at once", "Coffee first", "Among ourselves"}
        assert address in text_of(cast.client(None), f"/library/{item.pk}/family/")
    assert cast.client(None).get(f"/library/{hidden.pk}/family/export/csl/").status_code == 404
    assert cast.client(None).get(f"/library/{child.pk}/family/export/docx/").status_code == 404


def test_what_stands_on_the_shelf_of_a_competency_is_saved_as_references(cast: Cast, renewed: Item) -> None:
    """The newest first, as on its page. A gathering is no work that one cites."""
    part = shipped()["samhsa-core", 1][0].get("support")
    assert part is not None
    maria, anneke = cast.place("maria", cast.commons), cast.place("anneke", cast.circle)
    listen = MAKERS["insight"](maria, title="Listen longer")
    hidden = MAKERS["insight"](anneke, title="Among ourselves", visibility="space")
    for item in (renewed, listen, hidden):
        naming.name(item, about=[part], by=item.author.person)
    shelf = f"{part.get_absolute_url()}library/"
    address = f"{shelf}export/csl/"
    assert address in text_of(cast.client(None), shelf)
    assert [each["title"] for each in json.loads(_saved(cast, address))] == ["Listen longer", "Tea at once"]
    assert "Among ourselves" in _saved(cast, address, "anneke")
    for nowhere in (f"{part.get_absolute_url()}ahead/export/csl/", f"{shelf}export/docx/"):
        assert cast.client(None).get(nowhere).status_code == 404
    assert "/export/" not in text_of(cast.client(None), f"{part.get_absolute_url()}ahead/")


def test_what_was_found_is_saved_as_references(
    cast: Cast, renewed: Item, deliver: Callable[[], None]
) -> None:
    MAKERS["insight"](cast.place("maria", cast.commons), title="Listen longer")
    MAKERS["insight"](cast.place("maria", cast.commons), title="For members", visibility="network")
    deliver()
    for asked, titles in (
        ("", {"Tea at once", "Listen longer"}),
        ("kind=insight&", {"Listen longer"}),
        ("q=tea&", {"Tea at once"}),
    ):
        page = text_of(cast.client(None), f"/library/?{asked}")
        address = f"/library/references/?{asked}form=csl"
        assert address.replace("&", "&amp;") in page
        assert {each["title"] for each in json.loads(_saved(cast, address))} == titles
    assert cast.client(None).get("/library/references/?form=docx").status_code == 404


def test_a_file_of_many_costs_what_a_file_of_one_costs(cast: Cast) -> None:
    maria, part = cast.place("maria", cast.commons), shipped()["samhsa-core", 1][0].competencies[0]
    collection, begun = MAKERS["collection"](maria), MAKERS["insight"](maria, title="Cup")
    files = (
        f"/library/{collection.pk}/entries/export/bibtex/",
        f"/library/{begun.pk}/family/export/bibtex/",
        f"{part.get_absolute_url()}library/export/bibtex/",
    )
    costs = []
    for many in (1, 10):
        for number in range(many):
            item = MAKERS["insight"](maria, title=f"Cup {number}")
            gather(item, into=collection, by=maria.person)
            tie(item, to=begun, sort="adapts", version=1, changed="Other cups", core="kept")
            naming.name(item, about=[part], by=maria.person)
        costs.append([_cost(cast, address) for address in files])
    assert costs[0] == costs[1]


def _cost(cast: Cast, address: str) -> int:
    _saved(cast, address)
    with CaptureQueriesContext(connection) as queries:
        _saved(cast, address)
    return len(queries)
