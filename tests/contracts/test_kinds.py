from kith.capabilities.items.kinds import kinds
from tests.contracts.makers import MAKERS


def test_every_kind_has_a_maker_and_so_inherits_the_contracts() -> None:
    assert {kind.name for kind in kinds()} == set(MAKERS)
