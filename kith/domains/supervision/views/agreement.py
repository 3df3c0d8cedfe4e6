"""What a circle agreed on: reading it, with what changed from version to version, and writing it anew."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from kith.domains.supervision.actions import agreeing
from kith.domains.supervision.forms.agreeing import AgreementForm
from kith.domains.supervision.models import Agreement, Circle
from kith.domains.supervision.queries import circles
from kith.domains.supervision.queries.agreed import is_from_answers
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private
from kith.foundation.permissions.tables import may, require
from kith.foundation.spaces.queries import guidelines_with_changes


@private
@require_safe
def agreement(request: SignedRequest, pk: int) -> HttpResponse:
    circle = circles.reach_circle(request.person, pk)
    return _shown(request, circle, circle.space.guidelines_version)


@private
@require_safe
def version(request: SignedRequest, pk: int, number: int) -> HttpResponse:
    """An earlier version, and what it changed."""
    return _shown(request, circles.reach_circle(request.person, pk), number)


def _shown(request: SignedRequest, circle: Circle, number: int) -> HttpResponse:
    shown, changes = guidelines_with_changes(circle.space, version=number)
    members = circles.members_here(circle, reader=request.person)
    context = {
        "circle": circle, "shown": shown, "changes": changes, "members": members,
        "mine": circle.space.place_of(request.person), "versions": circle.space.guidelines.all(),
        "is_newest": number == circle.space.guidelines_version,
        "all_agree": circles.do_all_agree(circle), "can_write": may(request.person, "circle.agreement", circle),
    }  # fmt: skip
    return render(request, "supervision/agreement.html", context)


@private
def writing(request: SignedRequest, pk: int) -> HttpResponse:
    circle = circles.reach_circle(request.person, pk)
    require(request.person, "circle.agreement", circle)
    with override(circle.space.language):
        begun = agreeing.newest(circle)
    form = AgreementForm(
        request.POST if request.method == "POST" else None, initial=begun, instance=Agreement()
    )
    if request.method == "POST" and form.is_valid():
        if agreeing.agree_on(circle, by=request.person, **form.cleaned_data):
            messages.success(
                request, _("It is written down. Everyone else is asked to read it, and to agree.")
            )
        return redirect("supervision:agreement", circle.pk)
    context = {"form": form, "circle": circle, "is_free_text": not is_from_answers(circle)}
    return render(request, "supervision/agreement_form.html", context, status=422 if form.errors else 200)
