"""No word of a case lies anywhere that someone who looks after the house could read, and on its day it is gone from there too."""

from pathlib import Path

import pytest

from kith.capabilities.items.models import Draft
from kith.domains.supervision.actions import written
from kith.domains.supervision.models import Session
from kith.domains.supervision.tests.circles import circle
from kith.domains.supervision.tests.writing import brought, say, state_of, today
from kith.domains.supervision.written.state import goes_at
from kith.foundation.activity.models import Event
from kith.infrastructure.database.private import keeping
from kith.infrastructure.safes.actions import destroy_due
from tests.cast import Cast, assemble
from tests.copying import copied, is_in, rows_in
from tests.keeping import all_rows

WORDS = ("kettledrum", "marzipan", "clavichord")


def _written(cast: Cast) -> Session:
    """Noor tells a case with a wish, and Sam answers."""
    of = circle(cast, "maria", "noor", "sam")
    session = brought(of, by=cast["noor"], on=today(of))
    written.come_in(session, by=cast["sam"])
    say(session, f"It was like a {WORDS[0]}", by=cast["noor"], output=f"Some {WORDS[1]}")
    say(session, f"I heard a {WORDS[2]}", by=cast["sam"])
    return session


def test_the_tables_as_their_keeper_sees_them_hold_no_word_of_it(cast: Cast, deliver: object) -> None:
    _written(cast)
    deliver()  # type: ignore[operator]
    with keeping():
        rows = all_rows()
    assert rows["supervision_passage"]
    everything = "".join(rows.values()).casefold()
    for words in WORDS:
        assert words not in everything, words
        assert words.encode().hex() not in everything, words


def test_nothing_else_knows_that_something_was_written(cast: Cast) -> None:
    session = _written(cast)
    events = Event.objects.count()
    noor = cast.client("noor")
    noor.post(f"{session.get_absolute_url()}nothing/", {"step": "arriving"})
    noor.get(session.get_absolute_url())
    noor.post(f"{session.get_absolute_url()}end/")
    assert Event.objects.count() == events
    assert not Draft.objects.exists()


@pytest.mark.slow
def test_a_copy_of_the_database_holds_no_word_of_it_and_after_its_day_nothing_at_all(
    transactional_db: None, tmp_path: Path
) -> None:
    """Made as a backup makes it, with the private rows."""
    cast = assemble()
    session = _written(cast)
    script = copied(tmp_path / "before.dump")
    assert rows_in(script, "supervision_passage") == 3, "the private rows are in it"
    assert "Noor" in script
    for words in WORDS:
        assert not is_in(words, script), words
    assert str(session.safe_id) in script
    destroy_due(goes_at(state_of(session, cast["noor"])))
    script = copied(tmp_path / "after.dump")
    for table in ("supervision_passage", "supervision_session", "safes_safe"):
        assert rows_in(script, table) == 0, table
    assert str(session.safe_id) not in script
