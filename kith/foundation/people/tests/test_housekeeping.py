"""What is over is not kept."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

from kith.foundation.people.jobs import forget_sessions
from tests.cast import Cast


def test_where_one_was_signed_in_is_forgotten_when_its_time_is_over(cast: Cast) -> None:
    for name in ("maria", "noor"):
        key = cast.client(name).session.session_key
        UserSession.objects.create(user=cast[name], session_key=key, ip="192.0.2.1", user_agent="A phone")
    over = UserSession.objects.get(user=cast["noor"])
    Session.objects.filter(pk=over.session_key).update(expire_date=timezone.now() - timedelta(hours=1))
    forget_sessions(0)
    assert [kept.user for kept in UserSession.objects.all()] == [cast["maria"]]
    assert Session.objects.count() == 1
