"""Which members speak at a gathering: hosts say whom they mean, and whoever it is says whether it is shown."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions.speaking import ask_whether_it_is, mean_nobody, say_no, say_yes
from kith.domains.gatherings.forms.naming import SpeakerForm
from kith.domains.gatherings.named import names_in, reach_among
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires, signed_in


@requires("gathering.invite", of=reach_gathering)
def speakers(request: SignedRequest, item: Item) -> HttpResponse:
    everyone = item.gathering.speakers.select_related("person")
    untied = [each for each in everyone if each.person is None]
    form = SpeakerForm(request.POST or None, space=item.space, by=request.person, speakers=untied)
    if request.method == "POST" and form.is_valid():
        (member,), speaker = form.cleaned_data["names"], form.cleaned_data["speaker"]
        ask_whether_it_is(member.person, speaker=speaker, item=item, by=request.person)
        return redirect("gatherings:speakers", item.pk)
    known = names_in(item, (each.person for each in everyone if each.person))
    meant = [(each, known[each.person_id]) for each in everyone if each.person_id]
    context = {"item": item, "form": form, "untied": untied, "meant": meant}
    return render(request, "gatherings/speakers.html", context, status=422 if form.errors else 200)


@requires("gathering.invite", of=reach_gathering)
@require_POST
def speaker_end(request: SignedRequest, item: Item) -> HttpResponse:
    mean_nobody(reach_among(item.gathering.speakers.exclude(person=None), request.POST.get("speaker", "")))
    return redirect("gatherings:speakers", item.pk)


@signed_in
@require_POST
def acceptance(request: SignedRequest, pk: int) -> HttpResponse:
    item = reach_gathering(request.person, pk)
    say_yes(item, by=request.person)
    return redirect(item)


@signed_in
@require_POST
def refusal(request: SignedRequest, pk: int) -> HttpResponse:
    """Not to be shown is for each to say, before or after, without a reason."""
    item = reach_gathering(request.person, pk)
    say_no(item, by=request.person)
    return redirect(item)
