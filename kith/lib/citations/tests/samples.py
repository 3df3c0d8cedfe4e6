"""Records as they can be: any text in every field, in normal form."""

from dataclasses import replace

from hypothesis import strategies as st

from kith.lib.citations.kinds import KINDS
from kith.lib.citations.shapes import Name, Record
from kith.lib.citations.tidy import tidied

TELLING = " -–—,;:.'\"`~^$%&#_{}[]()\\/@<>=|!?*+…\n\t\xa0\u2028\x85áñüßøŁæ\u0301中ع😀aAbB19"
text = st.text(max_size=30) | st.text(alphabet=TELLING, max_size=40) | st.sampled_from(
    ["TY  - JOUR", "a\nER  - \nb", "x\n\nTY - BOOK", "@article{a, title={b}}", "\n@book{x", "Reyes and Hill", "and", "others",
     "DNA in the McDonald study", "“quoted” -- and --- more", "''x''", "a % b", "\\emph{x}", "{", "}", "$5 & $6", "<i>x</i>",
     "x < y > z", "jan", "van der Berg", "d'Arc", "et al.", "PMID-  1", "- x", "-", "ab\\", "a#b", "ﬁ", "?`", "<<x>>", ",,x"]
)  # fmt: skip
names = st.builds(Name, family=text, given=text, suffix=text | st.just(""), literal=text)
records = st.builds(
    Record,
    type=st.sampled_from(sorted(KINDS)),
    title=text,
    authors=st.lists(names, max_size=3).map(tuple),
    editors=st.lists(names, max_size=2).map(tuple),
    year=st.none() | st.integers(1, 2999),
    month=st.none() | st.integers(0, 13),
    day=st.none() | st.integers(0, 32),
    container=text,
    volume=text,
    issue=text,
    pages=text
    | st.sampled_from(["101-110", "e12", "1–9", "101-10", "A-1", "S1--S9", "1-3, 7-9", "5-5", "-", "101-"]),
    edition=text,
    genre=text,
    publisher=text,
    place=text,
    doi=st.sampled_from(
        ["", "10.5555/jpp_2019%a~b#1", "10.1002/(SICI)1(19)4:8<69::AID-A4>3.0.CO;2-O", "nonsense"]
    ),
    pmid=st.sampled_from(["", "31234567", "1"]),
    isbn=st.sampled_from(["", "0-306-40615-2", "9780306406157"]),
    issn=st.sampled_from(["", "2045-7960", "2434-561X"]),
    url=st.sampled_from(
        ["", "https://example.org/a_b?c=%20&d=~e#f{g}", "https://doi.org/10.5555/a", "www.example.org/ñ"]
    ),
    language=st.sampled_from(["", "en", "es", "spa", "English", "pt-BR"]) | text,
    abstract=text,
    note=text,
    keywords=st.lists(text, max_size=3).map(tuple),
)


def findable(record: Record) -> Record:
    """The record in normal form, with a title if nothing else tells which work it is."""
    tidy = tidied(record)
    return tidy if tidy.is_findable else replace(tidy, title="A title")
