"""The titles of roles are those of the field, in each country by its own words."""

import pytest

from kith.foundation.profiles.vocabulary import MARK, ROLES, code_of

TITLES = {
    "US": ("peer recovery specialist", "parent peer", "youth peer"),
    "GB": ("peer support worker", "peer worker"),
    "IE": ("peer support worker", "family peer support worker", "senior peer support worker"),
    "AU": ("consumer-perspective supervisor", "family peer worker", "carer peer worker"),
    "NZ": ("peer support worker", "whānau peer support worker", "whānau advisor"),
    "ES": ("agente de apoyo entre iguales", "agente de apoyo mutuo"),
    "CL": ("trabajador/a par",),
}


@pytest.mark.parametrize("country", TITLES)
def test_each_country_has_its_titles(country: str) -> None:
    offered = {title for _code, title, where in ROLES if where == country}
    assert set(TITLES[country]) <= offered


def test_a_code_stands_for_one_title_and_a_title_stands_once_in_a_country() -> None:
    assert len({code for code, _title, _country in ROLES}) == len(ROLES)
    assert len({(title, country) for _code, title, country in ROLES}) == len(ROLES)


def test_a_title_that_many_countries_use_is_one_when_people_are_looked_for() -> None:
    assert code_of("role", "Peer support worker") == MARK + "uk-worker"
    assert code_of("role", "whānau advisor") == MARK + "nz-whanau-advisor"
