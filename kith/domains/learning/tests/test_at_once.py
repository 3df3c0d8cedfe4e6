"""Two give a certificate for the same at the same moment."""

import pytest

from kith.domains.learning.actions.certifying import certify
from kith.domains.learning.models import Issued, SigningKey
from kith.domains.learning.tests.certified import ETHICS, certificates
from tests.at_once import meanwhile
from tests.cast import Cast, assemble


@pytest.fixture
def house(transactional_db: None) -> Cast:
    """What threads write is really written."""
    return assemble()


def test_one_certificate_is_given_even_if_it_is_the_first_of_the_house(house: Cast) -> None:
    answers: list[bool] = []

    def give() -> None:
        answers.append(certify(house.people["maria"], ETHICS, by=house.people["tomasz"]))

    meanwhile(give, give).result()
    assert answers == [True, False]
    assert len(certificates(house["maria"])) == Issued.objects.count() == SigningKey.objects.count() == 1


def test_two_people_who_get_the_first_ones_share_a_key(house: Cast) -> None:
    def give(name: str) -> bool:
        return certify(house.people[name], ETHICS, by=house.people["tomasz"])

    assert meanwhile(lambda: give("maria"), lambda: give("noor")).result()
    assert Issued.objects.count() == 2
    assert SigningKey.objects.count() == 1
