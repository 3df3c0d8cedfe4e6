"""Whoever runs Kith in containers can give every setting, and reads of each."""

import re

from kith.config.declared import SETTINGS
from kith.config.environment import ROOT
from kith.infrastructure.database.quiet import QUIET

NOT_FOR_PEOPLE = {"KITH_DEBUG"}


def _words(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_each_setting_is_offered_or_belongs_to_the_house() -> None:
    offered = set(re.findall(r"^(\w+)=", _words(".env.example"), re.MULTILINE))
    of_the_house = set(re.findall(r"^ +(\w+): ", _words("compose.yaml"), re.MULTILINE))
    of_the_image = set(re.findall(r"(\w+)=", _words("Dockerfile")))
    names = {setting.name for setting in SETTINGS} - NOT_FOR_PEOPLE
    assert names - offered - of_the_house - of_the_image == set()
    assert "    env_file: .env" in _words("compose.yaml")


def test_the_database_beside_it_is_told_to_log_no_words_and_others_read_how() -> None:
    given = dict(re.findall(r"^ +- --(log_\w+)=(\S+)$", _words("compose.yaml"), re.MULTILINE))
    assert given == QUIET
    told = _words("docs/operating/install.md")
    assert all(f"{name} = {value}" in told for name, value in QUIET.items())


def test_what_is_offered_is_a_setting_or_the_front_needs_it() -> None:
    offered = set(re.findall(r"^(\w+)=", _words(".env.example"), re.MULTILINE))
    assert offered - {setting.name for setting in SETTINGS} == {"KITH_DOMAIN", "POSTGRES_PASSWORD"}
