"""Each contract test runs once for every kind that has the switch it is about."""

import pytest

from kith.capabilities.items.kinds import kinds
from tests.contracts.makers import MAKERS


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "make" in metafunc.fixturenames:
        switch = getattr(metafunc.module, "SWITCH", "discussable")
        names = [kind.name for kind in kinds() if getattr(kind, switch)]
        metafunc.parametrize("make", [MAKERS[name] for name in names], ids=names)
    if "make_talk" in metafunc.fixturenames:
        names = [kind.name for kind in kinds() if kind.may_be_merged]
        metafunc.parametrize("make_talk", [MAKERS[name] for name in names], ids=names)
