"""What the browser of a person keeps, and when it has to throw it away.

A cookie marks for whom this browser was used; another, that this person lets it keep pages. Both hold a digest that
says nothing without our key. Where the mark and the session no longer agree, someone has left: by signing out, by being
signed out from elsewhere, or by letting somebody else sign in.
"""

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from kith.foundation.people.models import Person

HERE, KEEP = "here", "keep"
EVERYTHING = '"cache", "storage"'
PAGES = '"cache"'  # without `storage`: words that wait to be sent, and news, stay; our worker forgets its pages itself
YEAR = 60 * 60 * 24 * 365


def signed_in_as(request: HttpRequest) -> str:
    """The key of the person in the session of this request, if it has one."""
    return str(request.session.get(SESSION_KEY, ""))


def keeps_pages(request: HttpRequest, person: Person) -> bool:
    """Whether this person has said, in this browser, that it may keep the pages that they read."""
    return request.COOKIES.get(KEEP) == _mark(str(person.pk))


def let_keep(response: HttpResponse, person: Person, *, keep: bool) -> None:
    """From now on this browser keeps what this person reads; or no longer, and what it has kept is gone."""
    if keep:
        set_quiet_cookie(response, KEEP, _mark(str(person.pk)), age=YEAR)
    else:
        response.delete_cookie(KEEP)
        throw_away(response, what=PAGES)


def throw_away(response: HttpResponse, *, what: str = EVERYTHING) -> None:
    """Tell the browser to forget what it has from here; our worker hears it too."""
    response.headers["Clear-Site-Data"] = what


def settle(
    request: HttpRequest, response: HttpResponse, *, person: Person | None, was_signed_in_as: str
) -> None:
    """Say on the way out whether pages may be kept, and clear this browser if the person it knew is no longer here."""
    now, known = _now(request, person, was_signed_in_as), request.COOKIES.get(HERE, "")
    if person is not None:
        may_stay = keeps_pages(request, person) and bool(now)
        response.headers.setdefault("Cache-Control", "private, no-cache" if may_stay else "private, no-store")
    if known and known != now:
        throw_away(response)
        if not now and (person is not None or not 300 <= response.status_code < 400):
            response.delete_cookie(HERE)  # through a redirect, our worker sees only the page at its end
    if now and known != now:
        set_quiet_cookie(response, HERE, now, age=settings.SESSION_COOKIE_AGE)


def _now(request: HttpRequest, person: Person | None, was: str) -> str:
    """The mark of whoever is signed in after the view. A session whose person may not come in is nobody's."""
    key = signed_in_as(request)
    is_somebody = bool(key) and (person is not None or key != was)
    return _mark(key) if is_somebody else ""


def _mark(key: str) -> str:
    return salted_hmac("kith.device", key, algorithm="sha256").hexdigest()[:20]


def set_quiet_cookie(response: HttpResponse, name: str, value: str, *, age: int, path: str = "/") -> None:
    """One that no script reads, for our own pages alone."""
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(name, value, max_age=age, path=path, httponly=True, samesite="Lax", secure=secure)
