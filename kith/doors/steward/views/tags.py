"""Looking after tags: one word for one thing."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from kith.capabilities.tags.actions import add_synonym, merge, rename
from kith.capabilities.tags.models import Tag
from kith.doors.steward.forms import TagForm
from kith.foundation.people.models import Person
from kith.foundation.people.queries import reach_desk
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


def reach_any_tag(person: Person | None, pk: int) -> Tag:
    """Stewards see every tag as a word; what carries it they see only where they belong."""
    reach_desk(person)
    found = Tag.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@requires("steward.tags", of=reach_desk)
def tags(request: SignedRequest, _desk: Person) -> HttpResponse:
    return render(request, "steward/tags.html", {"tags": Tag.objects.prefetch_related("synonyms")})


@requires("steward.tags", of=reach_any_tag)
def tag(request: SignedRequest, found: Tag) -> HttpResponse:
    form = TagForm(request.POST or None, tag=found, initial={"words": found.words})
    if request.method == "POST" and form.is_valid():
        _do(found, form, by=request.person)
        return redirect("steward:tags")
    context = {"tag": found, "form": form}
    return render(request, "steward/tag.html", context, status=422 if form.errors else 200)


def _do(tag: Tag, form: TagForm, *, by: Person) -> None:
    words = form.cleaned_data
    if words["synonym"]:
        add_synonym(tag, words=words["synonym"], by=by)
    if words["words"] and words["words"] != tag.words:
        rename(tag, words=words["words"], by=by)
    if words["into"]:
        merge(tag, into=words["into"], by=by)
