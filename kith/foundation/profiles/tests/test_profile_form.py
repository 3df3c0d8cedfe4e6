"""Telling about oneself: in one's own words or in those of a list, each with its audience, and nothing typed is lost."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from kith.foundation.people.actions import prefer, register
from kith.foundation.profiles.actions import tell
from kith.foundation.profiles.models import Audience, Field, ProfileEntry
from kith.foundation.profiles.vocabulary import MARK, code_of, offered
from kith.lib.paging import FURTHEST
from tests.at_once import meanwhile
from tests.cast import Cast


def _words(**words: Any) -> dict[str, Any]:
    return {"name": "Sam Rivera"} | {f"{field}_audience": "members" for field in Field} | words


def test_what_is_told_is_kept_and_shown_again(cast: Cast) -> None:
    client = cast.client("sam")
    code = offered("setting")[0][0]
    told = _words(
        role="street medic\nbarefoot listener", setting_known=[code], region="Upper valley", language=["es", "en"],
        time_zone="America/Denver", lived_experience="A long winter.", lived_experience_audience="self",
    )  # fmt: skip
    assert client.post("/me/profile/", told).headers["Location"] == "/people/sam/"
    page = client.get("/people/sam/").content.decode()
    for words in (
        "street medic",
        "barefoot listener",
        "community clinic",
        "Upper valley",
        "Spanish",
        "America/Denver",
    ):
        assert words in page
    form = client.get("/me/profile/").context["form"]
    assert form["role"].value() == "street medic\nbarefoot listener"
    assert form["setting_known"].value() == [code]
    assert form["setting"].value() == ""
    assert form["lived_experience_audience"].value() == "self"
    cast["sam"].refresh_from_db()
    assert cast["sam"].time_zone == "America/Denver"


def test_a_form_that_fails_keeps_every_word(cast: Cast) -> None:
    told = _words(name="", role="street medic", about="I listen.", region_audience="self", language=["es"])
    answer = cast.client("sam").post("/me/profile/", told)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "second look" in page
    for words in ("street medic", "I listen."):
        assert words in page
    assert answer.context["form"]["region_audience"].value() == "self"
    assert answer.context["form"]["language"].value() == ["es"]
    assert not ProfileEntry.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"role_audience": "world"}, {"time_zone": "Moon/Sea"}, {"language": ["tlh"]}]
)
def test_what_is_not_offered_is_refused(cast: Cast, wrong: dict[str, Any]) -> None:
    assert cast.client("sam").post("/me/profile/", _words(**wrong)).status_code == 422


def test_who_can_see_it_stands_in_words_beside_each_field(cast: Cast) -> None:
    page = cast.client("sam").get("/me/profile/").content.decode()
    assert page.count("Who can see this") == len(Field)
    for words in Audience.labels:
        assert page.count(str(words)) >= len(Field)


def test_telling_again_replaces_and_telling_nothing_takes_away(cast: Cast) -> None:
    sam = cast["sam"]
    tell(sam, field=Field.ROLE, texts=["one", "two", "One ", ""])
    assert sorted(sam.entries.values_list("code", flat=True)) == ["one", "two"]
    tell(sam, field=Field.ROLE, texts=[])
    assert not sam.entries.exists()


def test_two_lines_that_begin_alike_are_two(cast: Cast) -> None:
    begun = "I sit with people in the emergency room of a small hospital, "
    lines = [f"{begun}at night", f"{begun}by day"]
    told = {"skill_offered": "\n".join(lines)}
    client = cast.client("sam")
    assert client.post("/me/profile/", _words(**told)).status_code == 302
    form = client.get("/me/profile/").context["form"]
    assert form["skill_offered"].value().split("\n") == lines


def test_a_word_of_a_list_stands_once_whether_ticked_or_typed(cast: Cast) -> None:
    with override("es"):
        spanish = dict(offered("setting"))[":clinic"]
    tell(cast["sam"], field=Field.SETTING, texts=["community clinic", spanish])
    assert list(cast["sam"].entries.values_list("code", flat=True)) == [":clinic"]


def test_what_is_told_twice_at_once_is_told_once(transactional_db: None) -> None:
    sam = register(name="Sam", email="sam@example.org")
    meanwhile(*[lambda: tell(sam, field=Field.ROLE, texts=["street medic"])] * 2).result()
    assert sam.entries.count() == 1


def test_words_of_a_list_are_the_same_in_every_language(cast: Cast) -> None:
    with override("es"):
        (code, spanish) = next(pair for pair in offered("setting") if pair[0] == ":clinic")
    assert code_of("setting", spanish.upper()) == code == code_of("setting", "Community clinic")
    tell(cast["sam"], field=Field.SETTING, texts=[spanish])
    page = cast.client("maria").get("/people/?q=clinic").content.decode()
    assert "/people/sam/" in page
    assert "community clinic" in cast.client("maria").get("/people/sam/").content.decode()
    prefer(cast["maria"], language="es")
    assert spanish in cast.client("maria").get("/people/sam/").content.decode()


def test_a_language_is_found_by_its_name_and_not_by_two_letters(cast: Cast) -> None:
    tell(cast["sam"], field=Field.LANGUAGE, texts=["es"])
    assert "/people/sam/" in cast.client("maria").get("/people/?q=spanish").content.decode()
    assert "/people/sam/" in cast.client("maria").get("/people/?language=es").content.decode()
    assert "/people/sam/" not in cast.client("maria").get("/people/?q=es+someone").content.decode()


@given(st.text(max_size=80))
def test_no_words_of_ones_own_pretend_to_be_of_the_list(words: str) -> None:
    known = {code for code, _words in offered("setting")}
    code = code_of("setting", words)
    assert not code.startswith(MARK) or code in known
    assert len(code) <= 60


def test_the_directory_costs_the_same_for_few_and_for_many(cast: Cast) -> None:
    client = cast.client("maria")

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/people/?q=peer").status_code == 200
        return len(queries)

    client.get("/people/")
    costs = []
    for many in (1, 30):
        for number in range(many):
            person = register(name=f"Peer {many} {number}", email=f"peer{many}-{number}@example.org")
            tell(person, field=Field.ROLE, texts=[f"role {number}"])
            tell(person, field=Field.LANGUAGE, texts=["es", "en"])
        costs.append(cost())
    assert costs[0] == costs[1] <= 8
    page = client.get("/people/?q=peer&page=2").content.decode()
    assert "/people/peer-" in page
    assert client.get("/people/?page=nonsense").status_code == 200


def test_the_directory_ends_where_other_lists_do(cast: Cast) -> None:
    """Beyond its last page it does not begin anew."""
    assert cast.client("maria").get("/people/?page=1000").context["found"].number == FURTHEST


def test_people_stand_in_the_order_of_their_names(cast: Cast) -> None:
    page = cast.client("maria").get("/people/").content.decode()
    main = page[page.index("<main") :]
    places = [main.index(f"/people/{handle}/") for handle in ("anneke", "dana", "eleni", "maria", "noor")]
    assert places == sorted(places)


def test_the_database_refuses_empty_words(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        ProfileEntry(person=cast["sam"], field="role", audience="nobody", text="").full_clean()
