"""Who is named beside an item, who is asked, and what those who are asked may read."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions.naming import (
    LastWriter,
    answer_naming,
    ask_to_name,
    change_role,
    take_back_question,
)
from kith.capabilities.versions.files import files_of
from kith.capabilities.versions.forms.publishing import NamingForm
from kith.capabilities.versions.material import chosen_of
from kith.capabilities.versions.models import Contributor
from kith.capabilities.versions.queries import (
    MOST_OFFERED,
    could_be_named,
    draft_of,
    reach_asked,
    reach_naming,
    reach_readable,
    reach_written,
)
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires, signed_in
from kith.foundation.spaces.masks import is_own


@requires("version.write", of=reach_written)
def contributors(request: SignedRequest, item: Item) -> HttpResponse:
    """Those who are named or were asked; and someone more can be asked, in large spaces found by a part of their name."""
    like = request.GET.get("name", "").strip()[:100]
    form = NamingForm(request.POST or None, members=could_be_named(item, by=request.person, like=like))
    if request.method == "POST" and form.is_valid():
        member = form.members[form.cleaned_data["member"]]
        ask_to_name(item, member=member, role=form.cleaned_data["role"], by=request.person)
        return redirect("versions:contributors", item.pk)
    people = list(item.contributors.select_related("member__person", "member__seal"))
    for each in people:
        each.is_own = is_own(each.member, request.person)  # type: ignore[attr-defined]
    context = {"item": item, "form": form, "people": people, "like": like}
    context["is_large"] = len(form.members) == MOST_OFFERED
    return render(request, "versions/contributors.html", context, status=422 if form.errors else 200)


@requires("version.write", of=reach_asked)
@require_POST
def taking_back(request: SignedRequest, asked: Contributor) -> HttpResponse:
    """Takes back a question that nobody has answered; it can be asked again, as something else."""
    take_back_question(asked)
    messages.success(request, _("They are not asked any more."))
    return redirect("versions:contributors", asked.item_id)


@signed_in
def naming(request: SignedRequest, pk: int) -> HttpResponse:
    """Asks someone whether they want to be named; they can change their mind."""
    asked = reach_naming(request.person, pk)
    if request.method == "POST":
        answer_naming(asked, agrees="agree" in request.POST, refuses_words="refuse" in request.POST)
        return redirect("versions:naming", pk)
    context = {"asked": asked, "item": asked.item, "states": Contributor.State, "chosen": chosen_of(asked)}
    context["draft"] = draft_of(asked.item) if asked.may_read else None
    return render(request, "versions/naming.html", context)


@signed_in
@require_safe
def reading(request: SignedRequest, pk: int) -> HttpResponse:
    """A draft as those read it who are asked to write it too, or who advise."""
    asked, version = reach_readable(request.person, pk)
    context = {"asked": asked, "item": asked.item, "version": version, "files": list(files_of(version))}
    return render(request, "versions/reading.html", context)


@signed_in
@require_POST
def role(request: SignedRequest, pk: int) -> HttpResponse:
    """Says that one did something else; whoever is the last to write it goes on writing it."""
    own = reach_naming(request.person, pk)
    chosen = request.POST.get("role", "")
    if own.state != Contributor.State.AGREED or chosen not in dict(own.other_roles):
        raise Http404
    try:
        change_role(own, role=chosen)
    except LastWriter:
        messages.error(request, _("Nobody else writes it. Ask someone to write it with you first."))
    return redirect("versions:naming", pk)
