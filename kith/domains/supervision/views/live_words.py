"""What is written in a session in which people meet, and who says that they were trained to lead one."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kith.domains.supervision.actions import keeping_words, training
from kith.domains.supervision.forms.live import NoteForm, TrainingForm, WordsForm
from kith.domains.supervision.queries import circles, live
from kith.domains.supervision.views.answering import again, answered, taken_part
from kith.domains.supervision.views.shut import in_safe
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private
from kith.foundation.permissions.tables import require


@in_safe
@require_POST
def words(request: SignedRequest, pk: int, key: UUID) -> HttpResponse:
    found = taken_part(request, pk, key)
    form = WordsForm(request.POST, writer=request.person, auto_id="words_%s")
    if form.is_valid():
        try:
            keeping_words.write(found, by=request.person, **form.cleaned_data)
        except ValidationError as reason:
            form.add_error("words", reason)
        else:
            return answered(request, found, None)
    return again(request, found, form=form)


@private
@require_POST
def withdrawal(request: SignedRequest, pk: int, key: UUID, words: UUID) -> HttpResponse:
    """Take back words of one's own."""
    found = taken_part(request, pk, key)
    own = live.reach_passage(found, words, by=found.circle.space.own_place(request.person))
    keeping_words.take_back(own, by=request.person)
    return answered(request, found, None)


@in_safe
@require_POST
def notes(request: SignedRequest, pk: int, key: UUID) -> HttpResponse:
    found, form = taken_part(request, pk, key), NoteForm(request.POST)
    if form.is_valid():
        try:
            keeping_words.note_down(found, form.cleaned_data["notes"], by=request.person)
        except ValidationError as reason:
            form.add_error("notes", reason)
        else:
            return answered(request, found, None)
    return again(request, found, note_form=form)


@private
def trained(request: SignedRequest, pk: int) -> HttpResponse:
    """Who in the circle was trained to lead, as they say it; and saying it of oneself."""
    circle = circles.reach_circle(request.person, pk)
    said = live.trainings_of(circle, reader=request.person)
    own = next((each for each in said if each.member.person_id == request.person.pk), None)
    form = TrainingForm(
        request.POST if request.method == "POST" else None, initial={"words": own.words if own else ""}
    )
    if request.method == "POST":
        require(request.person, "circle.take_part", circle)
        if form.is_valid():
            training.say_trained(circle, form.cleaned_data["words"], by=request.person)
            messages.success(request, _("Your circle can read it now."))
            return redirect("supervision:trained", pk)
    context = {"circle": circle, "form": form, "said": said, "own": own, "session": live.open_session(circle)}
    return render(request, "supervision/live/trained.html", context, status=422 if form.errors else 200)


@private
@require_POST
def no_longer_trained(request: SignedRequest, pk: int) -> HttpResponse:
    training.say_no_longer(circles.reach_circle(request.person, pk), by=request.person)
    return redirect("supervision:trained", pk)
