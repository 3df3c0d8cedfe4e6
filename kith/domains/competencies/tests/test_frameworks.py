"""Frameworks are data: whole in every language, refused with the line, and never changed once they are there."""

import pytest
from django.utils.translation import override

from kith.domains.competencies.actions.framing import add_framework
from kith.domains.competencies.actions.looking import begin_look
from kith.domains.competencies.book import book
from kith.domains.competencies.frameworks.reading import read
from kith.domains.competencies.frameworks.shipped import shipped
from kith.domains.competencies.tests.conftest import CORE, core, part
from kith.foundation.activity.models import Event
from kith.lib.toml.refusing import Refused
from tests.cast import Cast
from tests.entries import text_of

WHOLE = """code = "xx-local"
version = 1
written_on = 2026-11-27
languages = ["en", "es"]
sort = "local"
body = "A group"
source = "https://example.org/list"
country = "ES"
title.en = "What we ask of us"
title.es = "Lo que nos pedimos"
rights.en = "Free"
rights.es = "Libre"

[[competency]]
code = "bread"
name.en = "Breaking bread"
name.es = "Compartir el pan"
about.en = "You eat with people."
about.es = "Comes con la gente."
examples.en = ["Brings soup."]
examples.es = ["Trae sopa."]

[[competency]]
code = "walks"
name.en = "Going for a walk"
name.es = "Salir a andar"
about.en = "You walk with people."
about.es = "Andas con la gente."
examples.en = ["Knows a bench."]
examples.es = ["Conoce un banco."]
"""


NAMED_BY_SAMHSA = """Engages peers in collaborative and caring relationships
Provides support
Shares lived experiences of recovery
Personalizes peer support
Supports recovery planning
Links to resources, services, and supports
Provides information about skills related to health, wellness, and recovery
Helps peers to manage crises
Values communication
Supports collaboration and teamwork
Promotes leadership and advocacy
Promotes growth and development""".splitlines()


def test_each_part_says_how_its_source_calls_it(cast: Cast) -> None:
    """So that whoever knows the twelve categories of SAMHSA finds them, whatever language they read."""
    assert [each.original for each in core().competencies] == NAMED_BY_SAMHSA
    client = cast.client(None)
    pages = [client.get(core().get_absolute_url()).text, client.get(part("crises").get_absolute_url()).text]
    assert all("Helps peers to manage crises" in page for page in pages)
    with override("es"):
        assert part("crises").original == "Helps peers to manage crises"


def test_where_a_list_has_no_other_name_none_is_shown() -> None:
    assert [each.original for each in read(WHOLE).competencies] == ["", ""]


def test_the_twelve_parts_of_the_work_come_with_the_house_in_words_of_our_own() -> None:
    framework = core()
    assert len(framework.competencies) == 12
    assert framework.paraphrased
    assert framework.source.startswith("https://www.samhsa.gov/")
    for each in framework.competencies:
        for language in ("en", "es"):
            assert each.names[language]
            assert each.abouts[language]
            assert len(each.all_examples[language]) == len(each.all_examples["en"]) >= 3


def test_one_reads_it_in_ones_own_language_or_else_in_the_first() -> None:
    with override("es"):
        assert part("support").name == "Dar apoyo"
        assert part("support").language == "es"
    with override("de"):
        assert part("support").name == "Giving support"
        assert core().language == "en"


@pytest.mark.parametrize(
    ("before", "after", "line", "says"),
    [
        ('code = "xx-local"', 'code = "XX local"', 1, "small letters"),
        ("version = 1", "version = 0", 2, "whole number"),
        ('sort = "local"', 'sort = "duty"', 5, "must be one of these"),
        ('"https://example.org/list"', '"example"', 7, "whole address"),
        ('country = "ES"', 'country = "Spain"', 8, "two capital letters"),
        ('languages = ["en", "es"]', 'languages = ["xx"]', 4, "language"),
        ('title.es = "Lo que nos pedimos"\n', "", 9, "“es” is missing"),
        ('name.es = "Salir a andar"\n', "", 25, "“es” is missing"),
        ('name.es = "Salir a andar"', 'name.fr = "Se promener"', 25, "“es” is missing"),
        ('about.es = "Andas con la gente."', 'about.es = "A."\nabout.de = "Du gehst."', 29, "not a word that is known"),
        ('examples.en = ["Knows a bench."]', "examples.en = []", 29, "one can see someone do"),
        ('code = "walks"', 'code = "bread"', 24, "stands twice"),
        ('code = "walks"\n', 'code = "walks"\nlevel = 3\n', 25, "not a word that is known"),
        ('rights.en = "Free"\nrights.es = "Libre"\n', "", 1, "“rights” is missing"),
        ('body = "A group"', "body = A group", 6, "TOML"),
    ],
)  # fmt: skip
def test_what_does_not_hold_together_is_refused_with_its_line(
    before: str, after: str, line: int, says: str
) -> None:
    assert read(WHOLE).competencies
    with pytest.raises(Refused) as refused:
        read(WHOLE.replace(before, after))
    assert says in str(refused.value)
    assert refused.value.line == line


def test_a_list_without_anything_in_it_is_none() -> None:
    with pytest.raises(Refused, match="at least one competency"):
        read(WHOLE.partition("[[competency]]")[0])


def test_a_steward_adds_one_and_people_find_it(cast: Cast) -> None:
    ruth = cast.client("ruth")
    answer = ruth.post("/steward/competencies/new/", {"text": WHOLE})
    assert answer.headers["Location"] == "/competencies/frameworks/xx-local/"
    page = text_of(cast.client(None), "/competencies/frameworks/xx-local/bread/")
    for words in ("Breaking bread", "Brings soup.", 'href="https://example.org/list"'):
        assert words in page, words
    assert Event.objects.filter(type="competencies.framework_added").get().facts == {
        "framework": "xx-local", "version": 1,
    }  # fmt: skip
    assert "What we ask of us" in text_of(cast.client("noor"), "/competencies/looks/new/")


def test_a_mistake_is_told_with_its_line_and_nothing_typed_is_lost(cast: Cast) -> None:
    wrong = WHOLE.replace("version = 1", "versoin = 1")
    answer = cast.client("ruth").post("/steward/competencies/new/", {"text": wrong})
    assert answer.status_code == 422
    assert "Line 1: “version” is missing" in answer.content.decode()
    assert "versoin = 1" in answer.content.decode()


def test_a_version_is_never_changed_and_what_leaves_a_newer_one_is_still_there(cast: Cast) -> None:
    add_framework(WHOLE, by=cast["ruth"])
    kept = begin_look(book().newest["xx-local"], by=cast["maria"])
    with pytest.raises(Refused, match="number 2"):
        add_framework(WHOLE, by=cast["ruth"])
    first, _second, walks = WHOLE.partition('[[competency]]\ncode = "walks"')
    assert walks
    add_framework(first.replace("version = 1", "version = 2"), by=cast["ruth"])
    page = text_of(cast.client(None), "/competencies/frameworks/xx-local/walks/")
    assert "This stands in an older version of the list" in page
    assert "Going for a walk" not in text_of(cast.client(None), "/competencies/frameworks/xx-local/")
    assert "Going for a walk" in text_of(cast.client(None), "/competencies/frameworks/xx-local/versions/1/")
    assert "Going for a walk" in text_of(cast.client("maria"), kept.get_absolute_url())


def test_only_stewards_find_the_way_to_add_one(cast: Cast) -> None:
    for name in ("maria", "tomasz", None):
        for address in ("/steward/competencies/", "/steward/competencies/new/"):
            assert cast.client(name).get(address).status_code == 404
    assert f"?code={CORE}" in text_of(cast.client("ruth"), "/steward/competencies/")
    begun = text_of(cast.client("ruth"), f"/steward/competencies/new/?code={CORE}")
    assert "Being with people" in begun


def test_every_page_of_a_framework_says_whose_words_these_are(cast: Cast) -> None:
    for address in (f"/competencies/frameworks/{CORE}/", f"/competencies/frameworks/{CORE}/support/"):
        page = text_of(cast.client(None), address)
        assert f'href="{core().source}"' in page
        assert "not those of the source" in page
        assert "Apache License 2.0" in page


@pytest.mark.parametrize(
    "address", ["nothing/", f"{CORE}/nothing/", f"{CORE}/versions/9/", f"{CORE}/support/nothing/"]
)
def test_what_is_not_known_is_not_there(cast: Cast, address: str) -> None:
    assert cast.client("maria").get(f"/competencies/frameworks/{address}").status_code == 404


def test_each_that_is_shipped_reads_as_it_is_named() -> None:
    for (code, version), (framework, _text) in shipped().items():
        assert (framework.code, framework.version) == (code, version)
