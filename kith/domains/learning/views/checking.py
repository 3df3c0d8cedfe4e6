"""Where anyone checks a certificate of ours, and where other programs find what they need for it."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from kith.domains.learning import verdict_words
from kith.domains.learning.actions.issuing import signing_key
from kith.domains.learning.checking import look, reach_achievement, reach_issued
from kith.domains.learning.forms.certificates import CheckForm
from kith.domains.learning.issuers import list_of, opened, public_keys, reach_issuer, reach_public_key
from kith.foundation.house.choices import house
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.lib.badges import data_integrity, web_token
from kith.lib.badges.did_web import did_document, key_alone
from kith.lib.badges.writing import text_of

MINUTES = 5  # for which others may keep what they read


@public
@never_cache
def check(request: Request) -> HttpResponse:
    """Nothing that is pasted or uploaded here is kept."""
    form = CheckForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        found = look(form.cleaned_data["given"], at=timezone.now())
        context |= {
            "verdict": found.verdict, "sentences": verdict_words.in_sentences(found.verdict),
            "is_ours": found.is_ours, "because": verdict_words.because(found.issued), "facts": verdict_words.facts(found.verdict.credential),
        }  # fmt: skip
    return render(request, "learning/check.html", context, status=422 if form.errors else 200)


@public
@never_cache
@require_safe
def checked(request: Request, uid: str) -> HttpResponse:
    """Who has the address has the certificate: it tells them what stands on it, and whether it holds."""
    issued, credential = reach_issued(uid)
    context = {
        "why_not": verdict_words.why_not(issued, credential), "facts": verdict_words.facts(credential),
    }  # fmt: skip
    return _for_those_who_know(render(request, "learning/checked.html", context))


@public
@never_cache
@require_safe
def achievement(request: Request, uid: str) -> HttpResponse:
    """What several certificates are given for: it stands in each of them, and nobody’s own hours are on it."""
    context = {"achievement": reach_achievement(uid), "issuer": house().name}
    return _for_those_who_know(render(request, "learning/achievement.html", context))


@public
@cache_control(public=True, max_age=60 * MINUTES)
@require_safe
def did(_request: Request, issuer: str) -> HttpResponse:
    """The keys of the house."""
    found = reach_issuer(issuer)
    return _for_all(JsonResponse(did_document(found.did, public_keys(found))))


@public
@cache_control(public=True, max_age=60 * MINUTES)
@require_safe
def key(_request: Request, issuer: str, key: str) -> HttpResponse:
    """One of them by itself, also one that signs no more."""
    return _for_all(JsonResponse(key_alone(reach_public_key(issuer, key))))


@public
@cache_control(public=True, max_age=60 * MINUTES)
@vary_on_headers("Accept")
@require_safe
def taken_back(request: Request, issuer: str, number: int) -> HttpResponse:
    """A list of what was taken back, with a proof inside; or signed as a whole, for programs that ask for that."""
    if "jwt" in request.headers.get("Accept", ""):
        return _token(issuer, number)
    now = timezone.now()
    document = list_of(reach_issuer(issuer), number, at=now)
    signed = data_integrity.sign(document, key=opened(signing_key()), at=now)
    return _for_all(HttpResponse(text_of(signed), content_type="application/vc"))


@public
@cache_control(public=True, max_age=60 * MINUTES)
@require_safe
def taken_back_token(_request: Request, issuer: str, number: int) -> HttpResponse:
    """The same list signed as a whole, for programs that cannot say what they want."""
    return _token(issuer, number)


def _for_those_who_know(response: HttpResponse) -> HttpResponse:
    """The address is the key: no page that they go on to learns it, and no search engine keeps it."""
    response["X-Robots-Tag"], response["Referrer-Policy"] = "noindex", "no-referrer"
    return response


def _token(issuer: str, number: int) -> HttpResponse:
    now = timezone.now()
    document = list_of(reach_issuer(issuer), number, at=now)
    token = web_token.sign(document, key=opened(signing_key()), at=now)
    return _for_all(HttpResponse(token, content_type="application/jwt"))


def _for_all(response: HttpResponse) -> HttpResponse:
    """Programs in browsers may read it too, from wherever they come."""
    response["Access-Control-Allow-Origin"] = "*"
    response["X-Robots-Tag"] = "noindex"
    return response
