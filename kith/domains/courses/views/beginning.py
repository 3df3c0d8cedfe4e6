"""Beginning to write a course."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kith.capabilities.items.drafts import Desk
from kith.domains.courses.actions.writing import begin
from kith.domains.courses.forms.describing import CourseForm
from kith.domains.courses.kinds import COURSE
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.queries import hints_in, reach_space


def reach_place(person: Person | None, slug: str, kind: str) -> Space:
    if kind != COURSE.name:
        raise Http404
    return reach_space(person, slug)


@requires("course.begin", of=reach_place)
def beginning(request: SignedRequest, space: Space) -> HttpResponse:
    desk = Desk(COURSE.name, space=space)
    if request.method != "POST":
        return _page(request, space, CourseForm(initial=desk.kept(request.person), space=space))
    form = CourseForm(request.POST, space=space, writer=request.person, hints=hints_in(space))
    if not form.is_valid():
        desk.keep(form.typed(), by=request.person)
        return _page(request, space, form, status=422)
    item = begin(by=space.own_place(request.person), **form.cleaned_data)
    desk.forget(request.person)
    return redirect("courses:writing", item.pk)


def _page(request: SignedRequest, space: Space, form: CourseForm, *, status: int = 200) -> HttpResponse:
    context = {"space": space, "form": form, "kind": COURSE, "place": space.place_of(request.person)}
    return render(request, "courses/beginning.html", context, status=status)


@requires("course.begin", of=reach_place)
@require_POST
def beginning_draft(request: SignedRequest, space: Space) -> HttpResponse:
    """Keeps what is being typed; called by the page itself while someone writes."""
    Desk(COURSE.name, space=space).keep(CourseForm(request.POST, space=space).typed(), by=request.person)
    return HttpResponse(status=204)
