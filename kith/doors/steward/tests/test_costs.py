"""The lists of stewards cost the same for one and for thirty."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.capabilities.notifications.actions import pause
from kith.doors.mail.models import IncomingMail
from kith.foundation.announcements.actions import announce
from kith.foundation.people.models import Person
from kith.infrastructure.jobs.models import Trouble
from tests.cast import Cast

PAGES = (
    "/steward/members/", "/steward/health/jobs/", "/steward/health/mail/", "/steward/mails/",
    "/steward/announcements/", "/announcements/", "/steward/trail/?what=deeds",
)  # fmt: skip
WALL = 9


def _more(cast: Cast, numbers: range) -> None:
    today = timezone.localdate()
    for number in numbers:
        person = Person.objects.create(
            name=f"Soup {number}", handle=f"soup-{number}", email=f"soup{number}@example.org"
        )
        pause(person, why="bounced")
        IncomingMail.objects.create(identity=f"{number}", state="broken", reason="unreadable", raw=b"")
        words = {"en": (f"Soup {number}", "Hot."), "es": (f"Sopa {number}", "Caliente.")}
        announce(
            words=words, audience="members", begins=today, ends=today + timedelta(days=1), by=cast["ruth"]
        )
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args, status)"
                " VALUES ('default', 'mail.handle', 0, '{}', 'failed') RETURNING id"
            )
            Trouble.objects.create(job=cursor.fetchone()[0], kind="KeyError", place="soup")


def _costs(cast: Cast) -> dict[str, int]:
    client = cast.client("ruth")
    found = {}
    for page in PAGES:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page).status_code == 200, page
        found[page] = len(queries)
    return found


def test_each_costs_the_same_for_one_and_for_thirty(cast: Cast) -> None:
    _more(cast, range(1))
    few = _costs(cast)
    _more(cast, range(1, 30))
    assert _costs(cast) == few
    assert {page: cost for page, cost in few.items() if cost > WALL} == {}
