"""A session in writing is brought by a form, and its page says what is asked of each, and nothing to anyone else."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import LazySettings

from kith.domains.supervision.actions import written
from kith.domains.supervision.models import Circle, Session
from kith.domains.supervision.tests.circles import circle
from kith.domains.supervision.tests.writing import brought, main_of, own_passages, say, state_of, today, typed
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.boundaries import keep_away
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast

WORDS = "The heron stood still, and I did not know what to say."


@pytest.fixture
def of(cast: Cast) -> Circle:
    return circle(cast, "maria", "noor", "sam")


@pytest.fixture
def session(cast: Cast, of: Circle) -> Session:
    """It began today, and Sam has come in."""
    made = brought(of, by=cast["noor"], on=today(of))
    written.come_in(made, by=cast["sam"])
    return made


class TestBringing:
    def test_shows_what_was_agreed_and_opens_it_for_the_circle(
        self, cast: Cast, of: Circle, deliver: object
    ) -> None:
        noor, address = cast.client("noor"), f"/circles/{of.pk}/written/new/"
        page = main_of(noor, address)
        assert "What is said here stays here." in page
        assert f'href="/circles/{of.pk}/agreement/"' in page
        sent = {"format": "written", "on": today(of).isoformat(), "kept_days": "30", "send_key": str(uuid4())}
        answer = noor.post(address, sent)
        with seen_as(cast["maria"]):
            session = Session.objects.get()
        assert answer.headers["Location"] == session.get_absolute_url()
        state = state_of(session, cast["noor"])
        assert (state.kept_days, len(state.invited)) == (30, 2)
        deliver()  # type: ignore[operator]
        inbox = main_of(cast.client("sam"), "/inbox/")
        assert "A session in writing begins in a circle of yours." in inbox
        assert "Noor" not in inbox

    @pytest.mark.parametrize(("on", "kept"), [(-1, "14"), (90, "14"), (1, "61"), (1, "0")])
    def test_keeps_what_was_typed_when_something_does_not_fit(
        self, cast: Cast, of: Circle, on: int, kept: str
    ) -> None:
        day = (today(of) + timedelta(days=on)).isoformat()
        sent = {"format": "written", "on": day, "kept_days": kept, "send_key": str(uuid4())}
        answer = cast.client("noor").post(f"/circles/{of.pk}/written/new/", sent)
        assert answer.status_code == 422
        assert f'value="{day}"' in answer.content.decode()
        assert f'value="{kept}"' in answer.content.decode()

    def test_whoever_has_not_agreed_to_the_newest_agreement_does_so_first(
        self, cast: Cast, of: Circle
    ) -> None:
        cast.client("maria").post(f"/circles/{of.pk}/agreement/new/", {"goals": "Rest", "joining": "closed"})
        assert cast.client("noor").get(f"/circles/{of.pk}/written/new/").status_code == 403


class TestThePage:
    def test_says_where_it_is_and_what_is_asked_of_each(
        self, cast: Cast, of: Circle, session: Session
    ) -> None:
        for name, asked in (
            ("maria", "You can come in, and take part from the step that is open."),
            ("sam", "This step is open for your words."),
        ):
            page = main_of(cast.client(name), session.get_absolute_url())
            assert "Step 1 of 7" in page
            assert asked in page
            assert asked in main_of(cast.client(name), of.get_absolute_url())
            assert asked in main_of(cast.client(name), "/circles/")

    def test_shows_words_to_those_who_came_in(self, cast: Cast, session: Session) -> None:
        say(session, WORDS, by=cast["noor"])
        maria = cast.client("maria")
        assert WORDS not in main_of(maria, session.get_absolute_url())
        maria.post(f"{session.get_absolute_url()}coming/")
        assert WORDS in main_of(maria, session.get_absolute_url())
        assert WORDS in main_of(cast.client("sam"), session.get_absolute_url())

    def test_is_there_for_nobody_else(self, cast: Cast, of: Circle, session: Session) -> None:
        say(session, WORDS, by=cast["noor"])
        (passage,) = own_passages(session, cast["noor"])
        address = session.get_absolute_url()
        for name in ("eleni", "ruth", "tomasz", "dana"):
            client = cast.client(name)
            for part in ("", "log/", "leaving/", "end/", f"words/{passage.pk}/", "coming/"):
                assert {client.get(address + part).status_code, client.post(address + part).status_code} <= {404, 405}  # fmt: skip
        for part in ("", "removal/"):
            assert cast.client("sam").get(f"{address}words/{passage.pk}/{part}").status_code == 404
        assert cast.client(None).get(address).status_code in (302, 403)

    def test_is_kept_by_no_browser_and_has_a_neutral_title(self, cast: Cast, session: Session) -> None:
        answer = cast.client("noor").get(session.get_absolute_url())
        assert "no-store" in answer.headers["Cache-Control"]
        assert "<title>In writing ·" in answer.content.decode()
        assert "data-draft=" not in answer.content.decode()
        assert "leave-fast" in answer.content.decode()

    def test_tells_the_time_of_the_reader_who_lives_elsewhere(self, cast: Cast, session: Session) -> None:
        Person.objects.filter(pk=cast["sam"].pk).update(time_zone="Pacific/Auckland")
        assert "where you are, that is" in main_of(cast.client("sam"), session.get_absolute_url())
        Person.objects.filter(pk=cast["noor"].pk).update(time_zone="Europe/Madrid")
        assert "where you are, that is" not in main_of(cast.client("noor"), session.get_absolute_url())

    def test_is_not_there_for_someone_from_whom_whoever_brings_it_keeps_away(
        self, cast: Cast, of: Circle, session: Session
    ) -> None:
        keep_away(cast["sam"], by=cast["noor"], sort="block")
        sam = cast.client("sam")
        assert sam.get(session.get_absolute_url()).status_code == 404
        assert session.get_absolute_url() not in main_of(sam, of.get_absolute_url())

    def test_under_another_circle_there_is_nothing(self, cast: Cast, session: Session) -> None:
        other = circle(cast, "noor", "ruth")
        address = session.get_absolute_url().replace(
            f"/circles/{session.circle_id}/", f"/circles/{other.pk}/"
        )
        assert cast.client("noor").get(address).status_code == 404

    def test_a_lost_key_is_said_plainly_and_what_was_typed_stays(
        self, cast: Cast, session: Session, settings: LazySettings
    ) -> None:
        say(session, "Hello", by=cast["noor"])
        before = state_of(session, cast["sam"])
        settings.SAFE_KEY = "the secret of another installation"
        sam = cast.client("sam")
        assert "This cannot be opened now" in main_of(sam, session.get_absolute_url())
        answer = sam.post(f"{session.get_absolute_url()}words/", typed(WORDS))
        assert answer.status_code == 503
        assert WORDS in answer.content.decode()
        assert state_of(session, cast["sam"]) == before, "nothing was moved by words that are not there"
