"""Citations, word by word, as the three styles want them."""

import re
from dataclasses import replace
from html import unescape
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.lib.citations.citing import Style, html, plain
from kith.lib.citations.own_words import own_words
from kith.lib.citations.shapes import Name, Record
from kith.lib.citations.tests.samples import findable, records

ARTICLE = Record(
    type="article-journal",
    title="What helps at night: peer support after discharge",
    authors=(Name("Reyes", "Ann Marie"), Name("Okafor", "Tunde B.")),
    year=2019,
    month=6,
    day=12,
    container="Journal of Peer Practice",
    volume="12",
    issue="3",
    pages="101-110",
    doi="10.5555/jpp.2019.0123",
    url="https://example.org/jpp/2019/0123",
    language="en",
)
BOOK = Record(
    type="book",
    title="Walking beside: a handbook",
    authors=(Name("van der Berg", "Jan"),),
    year=2015,
    publisher="Harbour Press",
    place="Utrecht",
    isbn="9780306406157",
    edition="2",
    language="en",
)
CHAPTER = Record(
    type="chapter",
    title="Listening first",
    authors=(Name("García Luna", "Lucía"),),
    editors=(Name("Hill", "Sam"), Name("Ito", "Mei")),
    year=2020,
    container="Voices of recovery",
    publisher="Field Books",
    place="London",
    pages="33-58",
    language="en",
)
EDITED = Record(
    type="book",
    title="Voices of recovery",
    editors=(Name("Hill", "Sam"), Name("Ito", "Mei")),
    year=2020,
    publisher="Field Books",
    place="London",
    language="en",
)
REPORT = Record(
    type="report",
    title="Peer support in five regions",
    authors=(Name(literal="Institute for Shared Recovery"),),
    year=2021,
    month=6,
    publisher="Institute for Shared Recovery",
    url="https://example.org/report?x=1&y=2",
    language="en",
)
PAGE = Record(
    type="webpage",
    title="Starting a group",
    authors=(Name(literal="Open Door Network"),),
    year=2022,
    month=1,
    day=5,
    container="Open Door",
    url="https://example.org/start",
    language="en",
)
THESIS = Record(
    type="thesis",
    title="Hope at work",
    authors=(Name("Nowak", "Zofia"),),
    year=2018,
    publisher="University of Lodz",
    genre="PhD thesis",
    language="en",
)
MANY = Record(
    type="article-journal",
    title="Many hands & minds?",
    authors=tuple(Name(f"Author{letter}", "G. H.") for letter in "ABCDEFGHIJKLMNOPQRSTUVWX"),
    year=2016,
    container="Big Studies",
    volume="1",
    pages="e12",
    language="en",
)
PAPER = Record(
    type="paper-conference",
    title="Peers online",
    authors=(Name("King", "Leo", "Jr."),),
    year=2017,
    month=9,
    container="Proceedings of the Third Meeting on Peer Work",
    publisher="Meeting Press",
    place="Oslo",
    pages="1-9",
    language="en",
)
NOBODY = Record(
    type="book", title="Caring for the night shift", publisher="Harbour Press", place="Utrecht", language="en"
)
SPANISH = Record(
    type="article-journal",
    title="La mano que acompaña: apoyo mutuo",
    authors=(Name("Peña Ruiz", "Íñigo"), Name("Sol", "Ana"), Name("Mar", "Luz")),
    year=2023,
    container="Cuadernos de Acompañamiento",
    volume="4",
    pages="11-25",
    language="es",
)
PREPRINT = Record(
    type="article",
    title="Early words",
    authors=(Name("Lind", "Bo"),),
    year=2024,
    publisher="Open Preprints",
    doi="10.5555/p.1",
    language="en",
)

APA = {
    "article": (ARTICLE, "Reyes, A. M., &amp; Okafor, T. B. (2019). What helps at night: Peer support after discharge. <i>Journal of Peer Practice</i>, <i>12</i>(3), 101–110. https://doi.org/10.5555/jpp.2019.0123"),
    "book": (BOOK, "van der Berg, J. (2015). <i>Walking beside: A handbook</i> (2nd ed.). Harbour Press."),
    "chapter": (CHAPTER, "García Luna, L. (2020). Listening first. In S. Hill &amp; M. Ito (Eds.), <i>Voices of recovery</i> (pp. 33–58). Field Books."),
    "edited": (EDITED, "Hill, S., &amp; Ito, M. (Eds.). (2020). <i>Voices of recovery</i>. Field Books."),
    "report": (REPORT, "Institute for Shared Recovery. (2021). <i>Peer support in five regions</i>. https://example.org/report?x=1&amp;y=2"),
    "page": (PAGE, "Open Door Network. (2022, January 5). <i>Starting a group</i>. Open Door. https://example.org/start"),
    "thesis": (THESIS, "Nowak, Z. (2018). <i>Hope at work</i> [PhD thesis]. University of Lodz."),
    "many": (MANY, "AuthorA, G. H., AuthorB, G. H., AuthorC, G. H., AuthorD, G. H., AuthorE, G. H., AuthorF, G. H., AuthorG, G. H., AuthorH, G. H., AuthorI, G. H., AuthorJ, G. H., AuthorK, G. H., AuthorL, G. H., AuthorM, G. H., AuthorN, G. H., AuthorO, G. H., AuthorP, G. H., AuthorQ, G. H., AuthorR, G. H., AuthorS, G. H., … AuthorX, G. H. (2016). Many hands &amp; minds? <i>Big Studies</i>, <i>1</i>, e12."),
    "paper": (PAPER, "King, L., Jr. (2017). Peers online. In <i>Proceedings of the Third Meeting on Peer Work</i> (pp. 1–9). Meeting Press."),
    "nobody": (NOBODY, "<i>Caring for the night shift</i>. (n.d.). Harbour Press."),
    "spanish": (SPANISH, "Peña Ruiz, Í., Sol, A., &amp; Mar, L. (2023). La mano que acompaña: apoyo mutuo. <i>Cuadernos de Acompañamiento</i>, <i>4</i>, 11–25."),
    "preprint": (PREPRINT, "Lind, B. (2024). <i>Early words</i>. Open Preprints. https://doi.org/10.5555/p.1"),
}  # fmt: skip
VANCOUVER = {
    "article": (ARTICLE, "Reyes AM, Okafor TB. What helps at night: peer support after discharge. Journal of Peer Practice. 2019 Jun 12;12(3):101–10. doi:10.5555/jpp.2019.0123"),
    "book": (BOOK, "van der Berg J. Walking beside: a handbook. 2nd ed. Utrecht: Harbour Press; 2015."),
    "chapter": (CHAPTER, "García Luna L. Listening first. In: Hill S, Ito M, editors. Voices of recovery. London: Field Books; 2020. p. 33–58."),
    "edited": (EDITED, "Hill S, Ito M, editors. Voices of recovery. London: Field Books; 2020."),
    "report": (REPORT, "Institute for Shared Recovery. Peer support in five regions [Internet]. Institute for Shared Recovery; 2021 Jun. Available from: https://example.org/report?x=1&amp;y=2"),
    "page": (PAGE, "Open Door Network. Starting a group [Internet]. Open Door. 2022. Available from: https://example.org/start"),
    "thesis": (THESIS, "Nowak Z. Hope at work [PhD thesis]. University of Lodz; 2018."),
    "many": (MANY, "AuthorA GH, AuthorB GH, AuthorC GH, AuthorD GH, AuthorE GH, AuthorF GH, et al. Many hands &amp; minds? Big Studies. 2016;1:e12."),
    "paper": (PAPER, "King L Jr. Peers online. In: Proceedings of the Third Meeting on Peer Work. Oslo: Meeting Press; 2017. p. 1–9."),
    "nobody": (NOBODY, "Caring for the night shift. Utrecht: Harbour Press; [date unknown]."),
    "spanish": (SPANISH, "Peña Ruiz Í, Sol A, Mar L. La mano que acompaña: apoyo mutuo. Cuadernos de Acompañamiento. 2023;4:11–25."),
    "preprint": (PREPRINT, "Lind B. Early words. Open Preprints; 2024. doi:10.5555/p.1"),
}  # fmt: skip
CHICAGO = {
    "article": (ARTICLE, "Reyes, Ann Marie, and Tunde B. Okafor. 2019. “What Helps at Night: Peer Support After Discharge.” <i>Journal of Peer Practice</i> 12 (3): 101–10. https://doi.org/10.5555/jpp.2019.0123."),
    "book": (BOOK, "van der Berg, Jan. 2015. <i>Walking Beside: A Handbook</i>. 2nd ed. Harbour Press."),
    "chapter": (CHAPTER, "García Luna, Lucía. 2020. “Listening First.” In <i>Voices of Recovery</i>, edited by Sam Hill and Mei Ito. Field Books."),
    "edited": (EDITED, "Hill, Sam, and Mei Ito, eds. 2020. <i>Voices of Recovery</i>. Field Books."),
    "report": (REPORT, "Institute for Shared Recovery. 2021. <i>Peer Support in Five Regions</i>. Institute for Shared Recovery. https://example.org/report?x=1&amp;y=2."),
    "page": (PAGE, "Open Door Network. 2022. “Starting a Group.” Open Door. January 5. https://example.org/start."),
    "thesis": (THESIS, "Nowak, Zofia. 2018. “Hope at Work.” PhD thesis, University of Lodz."),
    "many": (MANY, "AuthorA, G. H., G. H. AuthorB, G. H. AuthorC, et al. 2016. “Many Hands &amp; Minds?” <i>Big Studies</i> 1: e12."),
    "paper": (PAPER, "King, Leo, Jr. 2017. “Peers Online.” In <i>Proceedings of the Third Meeting on Peer Work</i>. Meeting Press."),
    "nobody": (NOBODY, "<i>Caring for the Night Shift</i>. n.d. Harbour Press."),
    "spanish": (SPANISH, "Peña Ruiz, Íñigo, Ana Sol, and Luz Mar. 2023. “La mano que acompaña: apoyo mutuo.” <i>Cuadernos de Acompañamiento</i> 4: 11–25."),
    "preprint": (PREPRINT, "Lind, Bo. 2024. “Early Words.” Open Preprints. https://doi.org/10.5555/p.1."),
}  # fmt: skip
GOLDEN = [
    pytest.param(style, record, words, id=f"{style}-{name}")
    for style, cases in ((Style.APA, APA), (Style.VANCOUVER, VANCOUVER), (Style.CHICAGO, CHICAGO))
    for name, (record, words) in cases.items()
]


@pytest.mark.parametrize(("style", "record", "words"), GOLDEN)
def test_a_citation_is_as_its_style_wants_it(style: Style, record: Record, words: str) -> None:
    assert html(record, style) == words
    assert plain(record, style) == unescape(re.sub(r"</?[ib]>", "", words))


def test_what_was_cited_before_does_not_show() -> None:
    first = [html(record, style) for style in Style for record in (ARTICLE, REPORT, PAGE)]
    again = [html(record, style) for style in Style for record in (ARTICLE, REPORT, PAGE)]
    assert first == again


def test_the_words_between_are_of_the_language_that_is_asked_for() -> None:
    assert plain(CHAPTER, Style.APA, locale="es-ES").startswith(
        "García Luna, L. (2020). Listening first. En S. Hill & M. Ito (Eds.)"
    )
    assert "editado por Sam Hill y Mei Ito" in plain(CHAPTER, Style.CHICAGO, locale="es-ES")
    assert "Disponible en: https://" in plain(REPORT, Style.VANCOUVER, locale="es-ES")


@pytest.mark.parametrize("style", Style)
def test_a_title_brings_no_html_with_it(style: Style) -> None:
    evil = replace(BOOK, title='<script>alert("x")</script>\ue000 & <b onclick=x>', publisher="<img src=x>")
    written = html(evil, style)
    assert set(re.findall(r"<[^>]*>", written)) <= {"<i>", "</i>"}
    assert "&lt;" in written
    assert "\ue000" not in written


@pytest.mark.parametrize("style", Style)
def test_capitals_are_given_to_english_titles_alone(style: Style) -> None:
    unknown = replace(ARTICLE, language="", title="acompañar desde la experiencia: una guía")
    assert "acompañar desde la experiencia: una guía" in plain(unknown, style)


def test_where_a_style_fails_the_work_is_still_told() -> None:
    no_style = cast("Style", "a style that is not there")
    assert plain(ARTICLE, no_style) == own_words(ARTICLE)
    assert html(replace(ARTICLE, title="A <b>c</b> & d"), no_style).startswith(
        "Reyes Ann Marie, Okafor Tunde B. (2019). A c &amp; d."
    )


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (ARTICLE, "Reyes Ann Marie, Okafor Tunde B. (2019). What helps at night: peer support after discharge. "
                  "Journal of Peer Practice, 12(3), 101-110. https://doi.org/10.5555/jpp.2019.0123"),
        (BOOK, "van der Berg Jan (2015). Walking beside: a handbook. Harbour Press. ISBN 9780306406157."),
        (replace(MANY, container="", volume="", pages=""), "AuthorA G. H., AuthorB G. H., AuthorC G. H., AuthorD G. H., AuthorE G. H., "
                                                           "AuthorF G. H., et al. (2016). Many hands & minds?"),
        (Record(pmid="12345"), "PMID 12345."),
        (Record(), "?"),
    ],
)  # fmt: skip
def test_our_own_words(record: Record, words: str) -> None:
    assert own_words(record) == words


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize(
    ("record", "words"),
    [
        (Record(type="book", isbn="9780306406157"), "ISBN 9780306406157."),
        (Record(type="article-journal", pmid="31234567"), "PMID 31234567."),
        (Record(type="webpage", url="https://example.org/guide"), "https://example.org/guide"),
        (Record(type="article-journal", doi="10.5555/tea"), "https://doi.org/10.5555/tea"),
    ],
)
def test_a_work_of_which_a_number_alone_is_known_is_cited_by_it(
    record: Record, words: str, style: Style
) -> None:
    assert plain(record, style) == words


@settings(max_examples=60, deadline=None)
@given(records, st.sampled_from(Style), st.sampled_from(["en-US", "es-ES", "nowhere"]))
def test_whatever_a_record_holds_it_is_cited_and_safe(record: Record, style: Style, locale: str) -> None:
    written = html(findable(record), style, locale=locale)
    bare = re.sub(r"</?[ib]>", "", written)
    assert bare.strip()
    assert "<" not in bare
    assert unescape(bare) == plain(findable(record), style, locale=locale)
