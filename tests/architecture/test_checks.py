"""What Django checks before each start finds nothing."""

from django.core.checks import run_checks


def test_nothing_is_found() -> None:
    assert run_checks() == []
