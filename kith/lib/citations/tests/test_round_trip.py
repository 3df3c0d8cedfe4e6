"""What was written and is read again is the same, in each format; and a file that was read once changes nothing when read twice."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.lib.citations.reading import WRITERS, Format, read, write
from kith.lib.citations.sameness import same_as
from kith.lib.citations.shapes import Record
from kith.lib.citations.tests.reading_of import FILES, found, records_of
from kith.lib.citations.tests.samples import findable, records, text

pytestmark = pytest.mark.slow

OWN_EXTRA = {
    Format.RIS: ["ris:C1", "ris:ZZ", "ris:U1"],
    Format.BIBTEX: ["bibtex:shelf", "bibtex:urldate"],
    Format.CSL_JSON: ["csl:archive", "csl:accessed", "ris:C1", "bibtex:shelf"],
}


def with_extra(record: Record, extra: dict[str, str]) -> Record:
    return findable(replace(record, extra=tuple(extra.items())))


@pytest.mark.parametrize("form", WRITERS)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_each_record_comes_back_as_it_was(form: Format, data: st.DataObject) -> None:
    extra = st.dictionaries(st.sampled_from(OWN_EXTRA[form]), text, max_size=2)
    written = data.draw(st.lists(st.builds(with_extra, records, extra), max_size=3))
    with tempfile.TemporaryDirectory() as folder:
        results = found(Path(folder), "".join(write(written, form=form)), form=form)
        assert results == written or (not written and len(results) == 1)


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize(
    "name", ["zotero.ris", "endnote.ris", "pubmed.nbib", "zotero.bib", "by-hand.bib", "zotero.json"]
)
def test_a_real_file_comes_through_every_format(tmp_path: Path, form: Format, name: str) -> None:
    """All but what only its own format has a field for."""
    first = records_of(list(read(FILES / name)))
    again = records_of(found(tmp_path, "".join(write(first, form=form)), form=form))
    assert [replace(one, extra=()) for one in again] == [replace(one, extra=()) for one in first]
    assert list(map(same_as, again)) == list(map(same_as, first))


def test_one_article_is_the_same_work_in_every_file() -> None:
    keys = {
        same_as(records_of(list(read(FILES / name)))[0])
        for name in ("zotero.ris", "endnote.ris", "pubmed.nbib", "zotero.bib", "zotero.json")
    }
    assert keys == {"doi:10.5555/jpp.2019.0123"}
