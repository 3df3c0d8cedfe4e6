"""An item stands on works: each once, under a number that stays, and with nothing of anybody's own in what all share."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from kith.capabilities.citations.actions import be_about, cite, import_references, uncite
from kith.capabilities.citations.jobs import AT_ONCE, put_into_styles
from kith.capabilities.citations.models import Reference, Work
from kith.capabilities.items.models import Item
from kith.foundation.activity.models import Event
from kith.foundation.spaces.models import Membership
from kith.lib.citations.citing import Style
from kith.lib.citations.shapes import Name, Problem, Reason, Record
from kith.lib.citations.tests.reading_of import FILES
from tests.cast import Cast
from tests.contracts.makers import MAKERS

TEA = Record(
    type="article-journal", title="Tea and talk", authors=(Name("Hill", "Sam"),), year=2019, container="Peer Journal",
    volume="3", issue="1", pages="1-9", doi="10.5555/tea",
)  # fmt: skip
WALK = Record(type="book", title="A walk", authors=(Name("Ito", "Mei"),), year=2001, publisher="Field Books")


def _numbers(item: Item) -> list[tuple[int, str]]:
    return list(item.references.order_by("number").values_list("number", "work__title"))


def test_a_work_is_cited_in_three_styles_when_it_is_written(item: Item, maria: Membership) -> None:
    work = cite(item, TEA, by=maria, note="Why we begin with tea").work
    assert set(work.cited) == {style.value for style in Style}
    assert work.citation(Style.APA) == (
        "Hill, S. (2019). Tea and talk. <i>Peer Journal</i>, <i>3</i>(1), 1–9. https://doi.org/10.5555/tea"
    )
    assert work.year == 2019


def test_citing_twice_changes_nothing(item: Item, maria: Membership) -> None:
    first = cite(item, TEA, by=maria, note="First")
    events = Event.objects.count()
    again = cite(
        item, replace(TEA, doi="https://doi.org/10.5555/TEA", title="Tea, and talk"), by=maria, note="Second"
    )
    assert (again.pk, again.note, again.work.title) == (first.pk, "First", "Tea and talk")
    assert Event.objects.count() == events
    assert _numbers(item) == [(1, "Tea and talk")]


def test_one_work_for_all_who_cite_it_and_nothing_of_ones_own_in_it(
    cast: Cast, item: Item, maria: Membership
) -> None:
    own = replace(
        TEA, note="Remember K.", keywords=("ward six",), abstract="Mine", extra=(("ris:N1", "secret of mine"),),
    )  # fmt: skip
    first = cite(item, own, by=maria)
    host = cast.place("tomasz", cast.circle)
    second = cite(MAKERS["insight"](host), TEA, by=host)
    assert first.work == second.work
    told = json.dumps(first.work.record) + json.dumps(first.work.cited)
    for word in ("Remember", "ward six", "Mine", "secret"):
        assert word not in told


def test_one_of_which_only_a_number_was_known_learns_the_rest(item: Item, maria: Membership) -> None:
    work = cite(item, Record(doi="10.5555/tea"), by=maria).work
    assert "10.5555/tea" in work.citation(Style.APA)
    cite(item, TEA, by=maria)
    work = Work.objects.get(pk=work.pk)
    assert "Tea and talk" in work.citation(Style.VANCOUVER)


def test_numbers_stay_when_one_goes(item: Item, maria: Membership) -> None:
    cite(item, TEA, by=maria)
    walk = cite(item, WALK, by=maria)
    cite(item, Record(title="Third"), by=maria)
    uncite(walk, by=maria)
    uncite(walk, by=maria)
    assert _numbers(item) == [(1, "Tea and talk"), (3, "Third")]
    cite(item, WALK, by=maria)
    assert _numbers(item)[-1] == (4, "A walk")
    assert Event.objects.filter(type="item.uncited").count() == 1


def test_the_subject_changes_with_what_the_item_says_and_is_never_taken_away(
    item: Item, maria: Membership
) -> None:
    subject = be_about(item, TEA, by=maria)
    cite(item, WALK, by=maria)
    uncite(subject, by=maria)
    assert item.references.get(is_subject=True).work.title == "Tea and talk"
    be_about(item, TEA, by=maria)
    be_about(item, WALK, by=maria)
    assert _numbers(item) == [(1, "A walk")]
    other = cite(item, TEA, by=maria)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reference.objects.filter(pk=other.pk).update(is_subject=True)


def test_a_file_comes_in_once_however_often_it_is_sent(item: Item, maria: Membership) -> None:
    first = import_references(item, FILES / "zotero.ris", by=maria)
    assert first.came == item.references.count() > 2
    numbers = _numbers(item)
    again = import_references(item, FILES / "zotero.ris", by=maria)
    assert (again.came, again.were_there) == (0, first.came)
    assert _numbers(item) == numbers
    assert Event.objects.filter(type="item.cited").count() == 1


def test_what_cannot_be_read_is_told_and_spoils_no_other(
    item: Item, maria: Membership, tmp_path: Path
) -> None:
    file = tmp_path / "some.ris"
    file.write_text(
        "TY  - JOUR\nTI  - Good\nER  - \nTY  - JOUR\nN1  - nothing else\nER  - \nTY  - BOOK\nTI  - Better\nER  - \n"
    )
    result = import_references(item, file, by=maria)
    assert _numbers(item) == [(1, "Good"), (2, "Better")]
    assert result.problems == [Problem(Reason.UNFINDABLE, 4)]


def test_many_are_put_into_styles_later_and_have_plain_words_until_then(
    item: Item, maria: Membership, tmp_path: Path
) -> None:
    file = tmp_path / "many.ris"
    file.write_text(
        "".join(
            f"TY  - BOOK\nTI  - Book {n}\nAU  - Hill, Sam\nPY  - 2001\nER  - \n" for n in range(AT_ONCE + 2)
        )
    )
    assert import_references(item, file, by=maria).came == AT_ONCE + 2
    work = item.references.get(number=1).work
    assert work.citation(Style.APA) == "Hill Sam (2001). Book 0."
    put_into_styles()
    assert Work.objects.filter(cited={}).count() == 2
    put_into_styles()
    assert not Work.objects.filter(cited={}).exists()
    assert Work.objects.get(pk=work.pk).citation(Style.APA) == "Hill, S. (2001). <i>Book 0</i>."


def test_words_in_angle_brackets_are_words(item: Item, maria: Membership) -> None:
    work = cite(item, Record(title="<script>alert(1)</script> & so on"), by=maria).work
    Work.objects.filter(pk=work.pk).update(cited={})
    for shown in (work.citation(Style.APA), Work.objects.get(pk=work.pk).citation(Style.APA)):
        assert "<script>" not in shown
        assert "&lt;script&gt;" in shown
