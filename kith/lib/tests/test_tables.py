"""A table says what people wrote, and no program takes it for a formula."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.tables import DANGEROUS, harmless, table

cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=20)


@given(rows=st.lists(st.lists(cells, min_size=2, max_size=4), max_size=4))
def test_what_is_written_is_read_back_with_a_mark_where_a_formula_would_begin(rows: list[list[str]]) -> None:
    read = list(csv.reader(StringIO(table(rows), newline="")))
    assert read == [[harmless(cell) for cell in row] for row in rows]
    assert not any(cell.lstrip(" ").startswith(DANGEROUS) for row in read for cell in row)


@pytest.mark.parametrize("cell", ["Tea", "5 - 3", "it's", "", "a=b"])
def test_harmless_words_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell
