"""What someone reads who gets hold of a backup: of what people bring to their circle, look for, or keep for themselves, no word."""

from pathlib import Path

import pytest

from kith.capabilities.rooms.actions.being import enter
from kith.capabilities.rooms.actions.saying import say_line
from kith.domains.supervision.actions.keeping_log import write_down
from kith.domains.supervision.actions.keeping_words import note_down, write
from kith.domains.supervision.actions.reviewing import answer
from kith.domains.supervision.actions.rounds import wishing
from kith.domains.supervision.live.offering import Move
from kith.domains.supervision.models import Log, ReviewAnswer
from kith.domains.supervision.tests.circles import circle, found, held
from kith.domains.supervision.tests.rounds.people import EVENING, round_of
from kith.domains.supervision.tests.sessions import does, on_to, together
from kith.domains.supervision.tests.writing import brought, say, today
from kith.domains.wellbeing.actions.keeping import keep
from kith.domains.wellbeing.models import Keeper
from kith.domains.wellbeing.things import Page
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast, assemble
from tests.copying import copied, is_in, rows_in

LIVE, NOTE, DOOR, CASE, OUTPUT, PAGE, AVOIDED, LEARNED, GOOD, MISSED, HEARD = (
    "kettledrum",
    "marzipan",
    "portcullis",
    "clavichord",
    "heliotrope",
    "bergamot",
    "Quillon",
    "barometer",
    "quicksilver",
    "tarpaulin",
    "metronome",
)
SECRET = (LIVE, NOTE, DOOR, CASE, OUTPUT, PAGE, AVOIDED, LEARNED, GOOD, MISSED, HEARD)
ROWS = {
    "supervision_passage": 3,  # one where people met, and two of one who wrote
    "supervision_note": 1,
    "supervision_session": 2,
    "rooms_line": 1,
    "wellbeing_leaf": 1,
    "supervision_wish": 1,
    "supervision_log": 1,
    "supervision_reviewanswer": 1,
}


def _met(cast: Cast) -> None:
    """Maria leads, Noor brings something, Sam writes down."""
    of = found(circle(cast, "maria", "noor", "sam"))
    session = together(of, cast["noor"], cast["sam"], by=cast["maria"])
    does(session, Move.BRING, by=cast["maria"], of=cast["noor"])
    does(session, Move.WRITE_DOWN, by=cast["maria"], of=cast["sam"])
    on_to(session, "key-question", by=cast["maria"])
    write(session, f"How can I bear the {LIVE}?", output="key-question", by=cast["noor"])
    note_down(session, f"Someone said {NOTE}", by=cast["sam"])
    say_line(enter(of.item.room, way="text", by=cast["sam"]), f"By the {DOOR}", by=cast["sam"])


def _wrote(cast: Cast) -> None:
    of = found(circle(cast, "maria", "noor", "sam"))
    session = brought(of, by=cast["noor"], on=today(of))
    say(session, f"It was like a {CASE}", by=cast["noor"], output=f"Some {OUTPUT}")


def _looked_back(cast: Cast) -> None:
    of = circle(cast, "maria", "noor", "sam")
    told = {"part": "participant", "minutes": 90, "themes": ["grief"]}
    write_down(held(of, 1)[0], by=cast["noor"], **told, learned=f"I am a {LEARNED}")
    answer(
        of, by=cast["noor"], wish="end", helped=f"The {GOOD}", missed=f"A {MISSED}", heard=f"Like a {HEARD}"
    )


def _safes_of(person: Person) -> set[str]:
    with seen_as(person):
        kept = Keeper.objects.filter(person=person), Log.objects.filter(person=person)
        answers = ReviewAnswer.objects.filter(member__person=person)
        return {str(key) for rows in (*kept, answers) for key in rows.values_list("safe", flat=True)}


@pytest.mark.slow
def test_when_an_account_is_closed_the_next_copy_has_nothing_of_its_journal(
    transactional_db: None, tmp_path: Path
) -> None:
    """Nor of its log, nor of what it answered: no row, and no key that could open a copy from before."""
    cast = assemble()
    keep(Page(f"A morning of {PAGE}"), by=cast["noor"])
    keep(Page("Another morning"), by=cast["sam"])
    _looked_back(cast)
    keys = _safes_of(cast["noor"])
    before = copied(tmp_path / "before.dump")
    assert len(keys) == 3
    assert all(key in before for key in keys)
    assert cast.client("noor").post("/me/closing/", {"sure": "on", "words": "keep"}).status_code == 302
    after = copied(tmp_path / "after.dump")
    left = {"wellbeing_leaf": 1, "wellbeing_keeper": 1, "supervision_log": 0, "supervision_reviewanswer": 0}
    assert {table: rows_in(after, table) for table in left} == left, "what Sam keeps is in it"
    assert [key for key in keys if key in after] == []


@pytest.mark.slow
def test_a_copy_of_the_database_holds_no_word_of_it(transactional_db: None, tmp_path: Path) -> None:
    cast = assemble()
    _met(cast)
    _wrote(cast)
    _looked_back(cast)
    keep(Page(f"A morning of {PAGE}"), by=cast["noor"])
    wishing.say(round_of(cast), by=cast["noor"], **EVENING, avoids=(AVOIDED,))
    script = copied(tmp_path / "database.dump")
    assert {table: rows_in(script, table) for table in ROWS} == ROWS, "the private rows are in it"
    assert is_in("Noor", script)
    assert [words for words in SECRET if is_in(words, script)] == []
    answered = script.partition("COPY public.supervision_reviewanswer ")[2].partition("\\.")[0]
    assert "\tend\t" not in answered, "nor what someone would like of their circle"
