"""The list of words to think about: of a space, and of the whole house. Writers get a hint, and decide."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kith.capabilities.moderation.forms import WordListForm
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.spaces.actions.words import list_words
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.queries import reach_nothing, reach_space, word_list


@requires("space.words", of=reach_space)
def of_space(request: SignedRequest, space: Space) -> HttpResponse:
    return _words(request, space)


@requires("site.desk", of=reach_nothing)
def of_house(request: SignedRequest, _nothing: None) -> HttpResponse:
    return _words(request, None)


def _words(request: SignedRequest, space: Space | None) -> HttpResponse:
    form = WordListForm(request.POST or None, initial={"source": word_list(space)})
    if request.method == "POST" and form.is_valid():
        list_words(form.cleaned_data["source"], space=space, by=request.person)
        messages.success(request, _("The list is kept. Nothing that was written is touched by it."))
        return redirect("moderation:desk-of-space", space.slug) if space else redirect("moderation:desk")
    context = {"space": space, "form": form, "house": word_list(None) if space else ""}
    return render(request, "moderation/words.html", context, status=422 if form.errors else 200)
