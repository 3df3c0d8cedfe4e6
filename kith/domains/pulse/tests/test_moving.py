"""When an account ends its voice is gone; when two become one, one person speaks once; and one can take it along."""

import json
import zipfile
from io import BytesIO
from typing import Any

import pytest

from kith.domains.pulse.models import Pulse
from kith.domains.pulse.queries import own_answer
from kith.domains.pulse.tests.group import offered, rows_of, say
from kith.domains.pulse.words import Word
from kith.doors.leaving.actions import leave_for_good
from kith.doors.leaving.archive import write_archive
from kith.doors.merging.joining import bring_together
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast


@pytest.fixture
def pulse(cast: Cast) -> Pulse:
    made = offered(cast.commons)
    say(made, Word.HEAVY, by=cast["maria"])
    return made


def _said(pulse: Pulse, person: Person) -> Word | None:
    with seen_as(person):
        return own_answer(pulse.askings.select_related("safe").get(), person)


@pytest.mark.parametrize("words", ["keep", "remove"])
def test_who_closes_their_account_has_no_voice(cast: Cast, pulse: Pulse, words: str) -> None:
    leave_for_good(cast["maria"], words=words)
    assert rows_of(cast.people["maria"]) == 0


def test_a_voice_comes_along_to_the_account_that_is_kept(cast: Cast, pulse: Pulse) -> None:
    bring_together(cast["maria"], into=cast["noor"])
    assert rows_of(cast["maria"]) == 0
    assert _said(pulse, cast["noor"]) is Word.HEAVY


def test_of_two_voices_the_kept_one_speaks(cast: Cast, pulse: Pulse) -> None:
    say(pulse, Word.LIGHT, by=cast["noor"])
    bring_together(cast["maria"], into=cast["noor"])
    assert rows_of(cast["noor"]) == 2
    assert _said(pulse, cast["noor"]) is Word.LIGHT


def _archive(person: Person) -> Any:
    out = BytesIO()
    write_archive(person, out)
    return json.loads(zipfile.ZipFile(out).read("pulse.json"))


def test_it_is_taken_along_in_the_open(cast: Cast, pulse: Pulse, settings: Any) -> None:
    [voice] = _archive(cast["maria"])
    assert (voice["in"], voice["your_answer"]) == ("The commons", "Heavy")
    assert _archive(cast["sam"]) == []
    settings.SAFE_KEY = "the secret of another installation"
    assert "cannot be opened" in _archive(cast["maria"])[0]["your_answer"]
