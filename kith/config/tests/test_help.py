"""`bin/kith` alone says what can be done here, and nothing of what it is made of."""

import pytest

from kith.config.__main__ import main
from kith.config.help import ours


@pytest.mark.parametrize("arguments", [[], ["help"], ["--help"]])
def test_it_says_what_it_can_do(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    said = capsys.readouterr().out
    for command in ("backup", "doctor", "export", "import", "restore", "steward"):
        assert f"  {command} " in said
    for inside in ("makemigrations", "flush", "createcachetable", "django", "procrastinate"):
        assert inside not in said


def test_each_command_says_what_it_does_in_a_line() -> None:
    assert all(0 < len(says) <= 110 and "\n" not in says for says in ours().values())


def test_of_one_command_it_says_more(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["help", "export"])
    assert "slug" in capsys.readouterr().out
