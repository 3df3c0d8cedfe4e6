"""A push is sent once, whatever falls, is busy, is away or is gone."""

from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.jobs import Job

from kith.capabilities.notifications.models import Delivery, Device, Push
from kith.capabilities.notifications.pushing.jobs import (
    Patience,
    send_push,
)
from kith.capabilities.notifications.pushing.sending import Later
from kith.capabilities.notifications.tests.news import Deliver, question
from kith.capabilities.notifications.tests.pushes import due, send, write
from tests.cast import Cast
from tests.pushing import PushService

pytestmark = pytest.mark.usefixtures("no_quiet_hours")


def test_a_push_is_sent_once_however_often_it_is_tried(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    question(cast, cast.commons)
    push = due(cast, deliver)
    assert write(cast) is None
    for _try in range(3):
        send(push)
    assert len(push_service.came) == 1


class Fall(Exception):
    """The machine loses its power."""


@transaction.atomic
def _and_fall(do: Callable[[], object]) -> None:
    """All is done, but nothing of it is committed."""
    do()
    raise Fall


def test_a_fall_between_sending_and_marking_loses_nothing_and_shows_it_once(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    question(cast, cast.commons)
    push = due(cast, deliver)
    with pytest.raises(Fall):
        _and_fall(lambda: send(push))
    assert len(push_service.came) == 1
    send(push)
    first, second = push_service.came
    assert first.headers["Topic"] == second.headers["Topic"]
    assert len(push_service.on_screens()) == 1
    assert len({said["key"] for said in push_service.shown()}) == 1
    send(push)
    assert len(push_service.came) == 2


def test_a_fall_while_writing_leaves_it_due(cast: Cast, deliver: Deliver, phone: Device) -> None:
    question(cast, cast.commons)
    deliver()
    with pytest.raises(Fall):
        _and_fall(lambda: write(cast))
    assert not Push.objects.exists()
    assert write(cast) is not None


def test_a_job_done_twice_at_once_sends_once_and_loses_nothing_if_the_first_falls(
    transactional_db: None, cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    """As when a worker was silent for a while: its job is begun again, and it comes back."""
    question(cast, cast.commons)
    key = due(cast, deliver).deliveries.get().pk
    second = Thread(target=_in_another_worker, args=(key,))
    with pytest.raises(Fall):
        _and_fall(lambda: _send_and_be_waited_for(key, second))
    second.join()
    assert Delivery.objects.get().done_at is not None
    assert len(push_service.came) == 2
    assert len({said["key"] for said in push_service.shown()}) == 1
    send_push(key)
    assert len(push_service.came) == 2


def _send_and_be_waited_for(key: int, second: Thread) -> None:
    send_push(key)
    second.start()
    _someone_waits()


def _in_another_worker(delivery: int) -> None:
    try:
        send_push(delivery)
    finally:
        connection.close()


def _someone_waits() -> None:
    """Until the other worker stands before the row that this one holds."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    for _asking in range(20_000):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(waiting)
            if cursor.fetchone() != (0,):
                return
    raise AssertionError("Nobody waits.")


@pytest.mark.parametrize("status", [404, 410])
def test_a_device_that_is_gone_is_forgotten(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService, status: int
) -> None:
    push_service.device(cast["maria"], name="laptop")
    question(cast, cast.commons)
    push_service.answers = [(status, {})]
    send(due(cast, deliver))
    assert [device.label for device in Device.objects.filter(person=cast["maria"])] == ["laptop"]
    question(cast, cast.rural)
    send(due(cast, deliver))
    assert [each.path for each in push_service.came] == [
        "/push/maria/phone",
        "/push/maria/laptop",
        "/push/maria/laptop",
    ]


@pytest.mark.usefixtures("phone")
@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ((429, {"Retry-After": "120"}), 120),
        ((503, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}), 30),
        ((500, {"Retry-After": "soon"}), 30),
        ((429, {"Retry-After": "99999999"}), 21600),
        ((502, {}), 30),
    ],
)
def test_a_busy_push_service_is_asked_again_when_it_wants(
    cast: Cast,
    deliver: Deliver,
    push_service: PushService,
    answer: tuple[int, dict[str, str]],
    expected: int,
) -> None:
    question(cast, cast.commons)
    push = due(cast, deliver)
    push_service.answers = [answer]
    with pytest.raises(Later) as later:
        send(push)
    assert abs(_wait(later.value, attempts=0) - expected) < 5
    send(push)
    assert len(push_service.came) == 2
    assert Device.objects.filter(person=cast["maria"]).exists()


def _wait(exception: Exception, *, attempts: int) -> float:
    """For how long the retry of a job waits that raised this."""
    job = Job(id=1, queue="default", task_name="x", lock=None, queueing_lock=None, attempts=attempts)
    decision = Patience().get_retry_decision(exception=exception, job=job)
    assert decision.retry_at is not None
    return (decision.retry_at - timezone.now()).total_seconds()


def test_each_try_waits_longer_and_none_for_ever() -> None:
    waits = [round(_wait(OSError(), attempts=attempts)) for attempts in (0, 1, 2, 50)]
    assert [round(wait / 30) for wait in waits] == [1, 2, 4, 240]


@pytest.mark.usefixtures("phone")
@pytest.mark.parametrize("status", [301, 307, 400, 403, 413])
def test_a_refusal_is_noted_without_an_address_and_not_repeated(
    cast: Cast, deliver: Deliver, push_service: PushService, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    question(cast, cast.commons)
    push = due(cast, deliver)
    push_service.answers = [(status, {"Location": f"{push_service.url}/elsewhere"})]
    send(push)
    send(push)
    assert [each.path for each in push_service.came] == ["/push/maria/phone"]
    assert f"answered {status}" in caplog.text
    assert "maria" not in caplog.text


def test_a_service_that_is_away_is_asked_again(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    Device.objects.filter(pk=phone.pk).update(endpoint="http://127.0.0.1:9/push/maria/phone")
    question(cast, cast.commons)
    push = due(cast, deliver)
    with pytest.raises(Later):
        send(push)
    Device.objects.filter(pk=phone.pk).update(endpoint=f"{push_service.url}/push/maria/phone")
    send(push)
    assert len(push_service.shown()) == 1


def test_nothing_is_sent_into_our_own_house(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService, settings: Any
) -> None:
    settings.PUSH_ANYWHERE = False
    question(cast, cast.commons)
    push = due(cast, deliver)
    send(push)
    assert push_service.came == []
    assert not push.deliveries.filter(done_at=None).exists()
