"""Asking others to write, translate or advise: what they read before they answer, and what can be taken back."""

import pytest

from kith.capabilities.versions.actions.naming import answer_naming, ask_to_name
from kith.capabilities.versions.models import Contributor, Version
from kith.capabilities.versions.queries import MOST_OFFERED
from kith.foundation.people.actions import register
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.belonging import admit
from kith.foundation.spaces.models import Membership
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import add_file, text_of, written


@pytest.fixture
def version(cast: Cast) -> Version:
    return written(cast.client("maria"))


def _asked(cast: Cast, version: Version, role: str, who: str = "noor") -> Contributor:
    place = cast.place(who, cast.commons)
    return ask_to_name(version.item, member=place, role=role, by=cast["maria"])


@pytest.mark.parametrize("role", ["author", "translator", "reviewer"])
def test_who_is_asked_reads_the_draft_before_they_answer(cast: Cast, version: Version, role: str) -> None:
    asked, noor = _asked(cast, version, role), cast.client("noor")
    address = f"/me/namings/{asked.pk}/draft/"
    page = text_of(noor, f"/me/namings/{asked.pk}/")
    assert f'href="{address}"' in page
    assert ("you can change it, publish it" in page) == (role != "reviewer")
    assert "Put the kettle on" in text_of(noor, address)
    assert noor.get(f"/items/{version.item_id}/writing/").status_code == 404
    for other in ("sam", "tomasz", None):
        assert cast.client(other).get(address).status_code in (302, 403, 404), other


def test_with_a_yes_authors_go_on_writing_and_advisers_go_on_reading(cast: Cast, version: Version) -> None:
    author, adviser = _asked(cast, version, "author"), _asked(cast, version, "reviewer", "sam")
    for asked in (author, adviser):
        answer_naming(asked, agrees=True)
    writing = f'href="/items/{version.item_id}/writing/"'
    assert writing in text_of(cast.client("noor"), f"/me/namings/{author.pk}/")
    sam = cast.client("sam")
    assert writing not in text_of(sam, f"/me/namings/{adviser.pk}/")
    assert f'href="/me/namings/{adviser.pk}/draft/"' in text_of(sam, "/me/writing/")
    assert sam.get(f"/items/{version.item_id}/writing/").status_code == 404


def test_after_a_no_and_for_those_who_only_told_of_it_a_draft_is_not_there(
    cast: Cast, version: Version
) -> None:
    said_no, told_of_it = _asked(cast, version, "author"), _asked(cast, version, "experience", "sam")
    answer_naming(said_no, agrees=False)
    for who, asked in (("noor", said_no), ("sam", told_of_it)):
        page = text_of(cast.client(who), f"/me/namings/{asked.pk}/")
        assert "/draft/" not in page
        assert cast.client(who).get(f"/me/namings/{asked.pk}/draft/").status_code == 404


def test_files_of_a_draft_are_there_for_those_who_read_it(cast: Cast, version: Version) -> None:
    add_file(cast.client("maria"), version, "guide.pdf")
    asked, noor = _asked(cast, version, "reviewer"), cast.client("noor")
    (address,) = [file.get_absolute_url() for file in version.item.files.all()]
    assert address in text_of(noor, f"/me/namings/{asked.pk}/draft/")
    assert noor.get(address).status_code == 200
    answer_naming(asked, agrees=False)
    assert noor.get(address).status_code == 404


def test_a_question_is_taken_back_and_asked_as_something_else(cast: Cast, version: Version) -> None:
    asked, maria = _asked(cast, version, "author"), cast.client("maria")
    people = f"/items/{version.item_id}/contributors/"
    assert "Ask Noor no more" in text_of(maria, people)
    assert cast.client("sam").post(f"{people}{asked.pk}/withdrawal/").status_code == 404
    assert maria.post(f"{people}{asked.pk}/withdrawal/").status_code == 302
    assert cast.client("noor").get(f"/me/namings/{asked.pk}/").status_code == 404
    place = cast.place("noor", cast.commons)
    assert maria.post(people, {"member": place.pk, "role": "reviewer"}).status_code == 302
    again = Contributor.objects.get(member=place)
    assert again.role == Contributor.Role.REVIEWER
    answer_naming(again, agrees=True)
    assert maria.post(f"{people}{again.pk}/withdrawal/").status_code == 404, "a yes is theirs alone"


def test_one_says_oneself_that_one_did_something_else(cast: Cast, version: Version) -> None:
    asked, noor = _asked(cast, version, "author"), cast.client("noor")
    address = f"/me/namings/{asked.pk}/role/"
    assert noor.post(address, {"role": "reviewer"}).status_code == 404, (
        "before a yes there is nothing to change"
    )
    answer_naming(asked, agrees=True)
    assert noor.post(address, {"role": "reviewer"}).status_code == 302
    assert noor.get(f"/items/{version.item_id}/writing/").status_code == 404
    assert noor.post(address, {"role": "author"}).status_code == 404, "writing is asked of one, not taken"
    assert noor.post(address, {"role": "experience"}).status_code == 302
    asked.refresh_from_db()
    assert asked.role == Contributor.Role.EXPERIENCE


def test_whoever_is_the_last_to_write_goes_on(cast: Cast, version: Version) -> None:
    own, maria = version.item.contributors.get(), cast.client("maria")
    answer = maria.post(f"/me/namings/{own.pk}/role/", {"role": "experience"}, follow=True)
    assert "Nobody else writes it." in answer.content.decode()
    own.refresh_from_db()
    assert own.is_writing


def test_in_a_large_space_people_are_found_by_a_part_of_the_name_they_go_by_there(
    cast: Cast, version: Version
) -> None:
    names = [f"soup-{number}" for number in range(MOST_OFFERED)]
    people = Person.objects.bulk_create(
        Person(name=name, handle=name, email=f"{name}@example.org") for name in names
    )
    Membership.objects.bulk_create(
        Membership(space=cast.commons, person=each, handle=each.handle, state="active") for each in people
    )
    zora = register(name="Zora Late", email="zora@example.org", handle="zora")
    place = admit(zora, to=cast.commons, by=cast["tomasz"], display_name="Heron")
    maria, address = cast.client("maria"), f"/items/{version.item_id}/contributors/"
    assert "Heron" not in text_of(maria, address)
    assert "Heron" in text_of(maria, f"{address}?name=hero")
    assert "Heron" not in text_of(maria, f"{address}?name=zora"), "no other name leads to them"
    assert maria.post(f"{address}?name=hero", {"member": place.pk, "role": "author"}).status_code == 302
    assert version.item.contributors.filter(member=place).exists()


def test_who_wrote_it_is_asked_about_after_it_is_published_as_well(cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons))
    asked = ask_to_name(item, member=cast.place("noor", cast.commons), role="author", by=cast["maria"])
    page = text_of(cast.client("noor"), f"/me/namings/{asked.pk}/")
    assert "/draft/" not in page, "what is published has a page of its own"
