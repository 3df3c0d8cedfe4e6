"""People are found by how words begin, whoever types them without capitals and accents, and without reading everyone."""

import pytest
from django.db import connection
from django.db.models import QuerySet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.foundation.people.actions import register
from kith.foundation.people.models import Person
from kith.foundation.profiles.actions import tell
from kith.foundation.profiles.models import Field, ProfileEntry
from kith.infrastructure.database.words import beginning_with, words_in
from tests.cast import Cast


@pytest.fixture
def nobody_yet(cast: Cast) -> Cast:
    """The cast, none of whom can be found."""
    Person.objects.update(findable=False)
    return cast


def _found(cast: Cast, words: str) -> bool:
    """Whether who is new is found, in the directory; search says the same."""
    found, searched = ("/people/new/" in _page(cast, address, words) for address in ("/people/", "/search/"))
    assert searched == found
    return found


def _page(cast: Cast, address: str, words: str) -> str:
    return cast.client("sam").get(address, {"q": words}).content.decode()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("José Núñez", "jose nunez"),
        ("Jose Nunez", "JOSÉ núñez"),
        ("Jos\u0065\u0301", "José"),
        ("Łukasz Żak", "lukasz zak"),
        ("Søren Kjær", "soren kjaer"),
        ("Weiß", "weiss"),
        ("İpek Yıldız", "ipek yildiz"),
        ("Νίκος", "ΝΙΚΟΣ"),
        ("Сергей", "сергей"),
        ("Nguyễn Thị Hạnh", "nguyen hanh"),
        ("अनिता शर्मा", "अनिता"),
        ("محمد", "محم"),
        ("山田太郎", "山田"),
        ("Anne-Marie O’Brien", "marie o'brien"),
        ("Maria Delgado", "delg mar"),
    ],
)
def test_a_name_is_found_however_someone_types_it(nobody_yet: Cast, name: str, words: str) -> None:
    register(name=name, email="new@example.org", handle="new")
    assert _found(nobody_yet, words)
    assert not _found(nobody_yet, f"{words} soup"), "all words have to fit"


def test_so_is_what_someone_tells_in_their_own_words_or_by_a_list(nobody_yet: Cast) -> None:
    new = register(name="Nia", email="new@example.org", handle="new")
    tell(new, field=Field.ABOUT, texts=["I run a Café for peers"])
    tell(new, field=Field.ROLE, texts=["whānau advisor"])
    tell(new, field=Field.LANGUAGE, texts=["es"])
    for words in ("cafe", "CAFÉ peer", "whanau", "spanish nia", "@NEW"):
        assert _found(nobody_yet, words), words
    assert not _found(nobody_yet, "afe"), "a word is found by how it begins"


@given(words=st.text(min_size=1, max_size=30))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.django_db
def test_anything_can_be_looked_for(words: str) -> None:
    storable = words.encode(errors="ignore").decode().replace("\0", " ")
    list(Person.objects.called(storable))


@pytest.mark.parametrize("words", ["&", "*", "'", "＇", "\\", "％", "( ) !", "😀"])
def test_what_holds_no_letter_finds_nobody(nobody_yet: Cast, words: str) -> None:
    register(name="'&* Nia", email="new@example.org", handle="new")
    assert not Person.objects.called(words).exists()
    assert not _found(nobody_yet, f"nia {words}".strip())


def _plan(rows: QuerySet[Person] | QuerySet[ProfileEntry]) -> str:
    """How the database would look for rows if there were very many."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    return str(rows.explain())


@pytest.mark.django_db
def test_names_and_what_people_tell_are_looked_up_in_an_index() -> None:
    assert "people_person_name_words" in _plan(Person.objects.called("jose"))
    told = ProfileEntry.objects.alias(words=words_in("text")).filter(words=beginning_with("jose"))
    assert "profiles_entry_words" in _plan(told)
