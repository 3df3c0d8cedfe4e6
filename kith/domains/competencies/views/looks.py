"""Looks at one's own work: beginning one, going on part by part, how it changed, and deleting it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.domains.competencies import queries
from kith.domains.competencies.actions import looking
from kith.domains.competencies.book import book
from kith.domains.competencies.changing import stories
from kith.domains.competencies.forms import AnswerForm, LookForm
from kith.domains.competencies.frameworks.shapes import Framework
from kith.domains.competencies.models import Look
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private
from kith.lib.paging import page_of

SHOWN, NEXT = 20, 5


@private
@require_safe
def mine(request: SignedRequest) -> HttpResponse:
    """One's own looks, and the beginning of one's plan."""
    known, page = book(), page_of(queries.looks_of(request.person), request, size=SHOWN)
    looks = [(each, known.get(each.framework, each.version)) for each in page.rows]
    ahead = queries.steps_of(request.person, is_open=True)[:NEXT]
    steps = queries.with_what_they_are_about(ahead, reader=request.person, known=known)
    changed = [each for code, each in known.newest.items() if code in {look.framework for look, _of in looks}]
    context = {"looks": looks, "page": page, "changed": changed, "steps": steps}
    return render(request, "competencies/mine.html", context)


@private
def new(request: SignedRequest) -> HttpResponse:
    form = LookForm(request.POST if request.method == "POST" else None, book=book())
    if request.method == "POST" and form.is_valid():
        framework = form.newest[form.cleaned_data["framework"]]
        begun = looking.begin_look(framework, by=request.person)
        return redirect("competencies:answer", begun.pk, framework.competencies[0].code)
    return render(request, "competencies/new_look.html", {"form": form}, status=422 if form.errors else 200)


@private
@require_safe
def look(request: SignedRequest, pk: int) -> HttpResponse:
    """What it says so far, and the way to each part of it."""
    found = queries.reach_look(request.person, pk)
    framework, answers = _framework_of(found), queries.answers_in(found)
    parts = [(each, answers.get(each.code)) for each in framework.competencies]
    left_open = next((each for each, answer in parts if answer is None), None)
    context = {"look": found, "framework": framework, "parts": parts, "left_open": left_open}
    return render(request, "competencies/look.html", context)


@private
def answer(request: SignedRequest, pk: int, code: str) -> HttpResponse:
    """One part. It is kept when it is sent, so one can stop anywhere."""
    found = queries.reach_look(request.person, pk)
    framework = _framework_of(found)
    competency = framework.get(code)
    if competency is None:
        raise Http404
    said, after = queries.answers_in(found).get(code), framework.after(code)
    before = {"word": said.word, "note": said.note} if said else {}
    form = AnswerForm(request.POST if request.method == "POST" else None, initial=before)
    if request.method == "POST" and form.is_valid():
        looking.answer(found, about=competency, by=request.person, **form.cleaned_data)
        if after and "stop" not in request.POST:
            return redirect("competencies:answer", found.pk, after.code)
        return redirect(found)
    context = {"look": found, "framework": framework, "competency": competency, "after": after, "form": form}
    return render(request, "competencies/answer.html", context, status=422 if form.errors else 200)


@private
@require_safe
def changes(request: SignedRequest, framework: str) -> HttpResponse:
    """How one's words about a framework changed."""
    newest = book().newest.get(framework)
    if newest is None:
        raise Http404
    told = stories(newest, queries.answers_over_time(request.person, framework))
    return render(request, "competencies/changes.html", {"framework": newest, "stories": told})


@private
def removal(request: SignedRequest, pk: int) -> HttpResponse:
    found = queries.reach_look(request.person, pk)
    if request.method != "POST":
        context = {"look": found, "framework": _framework_of(found)}
        return render(request, "competencies/look_removal.html", context)
    looking.drop_look(found, by=request.person)
    messages.success(request, _("It is gone."))
    return redirect("competencies:mine")


def _framework_of(look: Look) -> Framework:
    """No version ever goes, so it is there."""
    found = book().get(look.framework, look.version)
    if found is None:
        raise Http404
    return found
