"""Pages that hold for the whole house."""

from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from kith.capabilities.moderation.rules import HOUSE
from kith.doors.front.frame import NEUTRAL, Frame
from kith.foundation.crisis.queries import countries, known_countries
from kith.foundation.people.actions import prefer
from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public

WORKER = (
    "keeping",
    "always",
    "pages",
    "copies",
    "parts",
    "pictures",
    "collections",
    "waiting",
    "news",
    "listening",
)
YEAR = 60 * 60 * 24 * 365


@public
@require_safe
def crisis(request: Request) -> HttpResponse:
    """For a reader who is not well right now: people to talk to, by country. Works without an account."""
    asked = request.GET.get("country", "").upper()
    chosen = asked or Frame(request).country
    context = {"countries": countries(chosen), "chosen": chosen, "known": known_countries()}
    return render(request, "front/crisis.html", context)


@public
def country(request: Request) -> HttpResponse:
    """The country whose people to call stand first: kept with the person (by a form), or in this browser for a visitor."""
    asked = request.POST if request.method == "POST" else request.GET
    chosen, response = asked.get("country", ""), redirect("front:crisis")
    if chosen in dict(known_countries()):
        if request.person is not None and request.method == "POST":
            prefer(request.person, country=chosen)
        elif request.person is None:
            _remember(response, "country", chosen)
    return response


@public
@require_safe
def guidelines(request: Request) -> HttpResponse:
    return render(request, "front/guidelines.html", {"rules": HOUSE})


@public
@require_safe
def who_sees_what(request: Request) -> HttpResponse:
    return render(request, "front/who_sees_what.html")


@public
@require_safe
def leave_fast(request: Request) -> HttpResponse:
    """What the control on every page does, and what it cannot do."""
    return render(request, "front/leave_fast.html", {"neutral": urlsplit(NEUTRAL).hostname})


@public
def appearance(request: Request) -> HttpResponse:
    """Light, dark or calm: kept with the person, or in this browser for a visitor."""
    chosen = request.POST.get("appearance", "")
    if request.method != "POST" or chosen not in Person.Appearance.values:
        return render(request, "front/appearance.html", {"choices": Person.Appearance.choices})
    if request.person is not None:
        prefer(request.person, appearance=chosen)
    response = redirect(_back(request))
    _remember(response, "appearance", chosen)
    return response


@public
def language(request: Request) -> HttpResponse:
    """The language of the pages: kept with the person (by a form), or in this browser for a visitor (by a link)."""
    asked = request.POST if request.method == "POST" else request.GET
    chosen, response = asked.get("language", ""), redirect(_back(request))
    if chosen in {code for code, _name in settings.LANGUAGES}:
        if request.person is not None and request.method == "POST":
            prefer(request.person, language=chosen)
        _remember(response, settings.LANGUAGE_COOKIE_NAME, chosen)
    return response


def _remember(response: HttpResponse, name: str, value: str) -> None:
    """Kept in this browser for a year."""
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(name, value, max_age=YEAR, samesite="Lax", secure=secure)


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if is_ours else reverse("front:home")


@public
@require_safe
def style_guide(request: Request) -> HttpResponse:
    """Every part of the design on one page, for those who build."""
    if not (settings.DEMO or settings.DEBUG):
        raise Http404
    return render(request, "ui/styleguide.html", {"page": {"number": 2, "pages": 5, "has_later": True}})


@public
@require_safe
def offline(request: Request) -> HttpResponse:
    return render(request, "offline.html")


@public
def health(request: Request) -> HttpResponse:
    """Whether this installation can serve: it asks the database, and tells nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "well"}, headers={"Cache-Control": "no-store"})


@public
@require_safe
def robots(request: Request) -> HttpResponse:
    lines = ["User-agent: *", "Disallow: /account/", "Disallow: /search/", "Disallow: /me/"]
    lines += ["Disallow: /library/*/versions/", ""]  # made for each who asks; the pages say the same
    return HttpResponse("\n".join(lines), content_type="text/plain")


@public
@require_safe
@cache_control(no_cache=True)
def service_worker(request: Request) -> HttpResponse:
    """Served from the root, since a worker looks after the folder that it comes from; as one, from its parts."""
    files = [Path(str(finders.find(f"ui/worker/{part}.js"))) for part in WORKER]
    script = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return HttpResponse(script, content_type="text/javascript")


@public
@require_safe
def manifest(request: Request) -> HttpResponse:
    context = {"start": urlsplit(settings.SITE_URL).path or "/"}
    return render(request, "ui/manifest.webmanifest", context, content_type="application/manifest+json")
