"""Marking an answer as one that helped."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kith.capabilities.conversations.models import Post
from kith.capabilities.conversations.queries import reach_post
from kith.capabilities.conversations.views.post import place_of
from kith.capabilities.items.masks import acting
from kith.domains.talk.actions import accept, no_longer_accept
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


@requires("answer.accept", of=reach_post)
@require_POST
def acceptance(request: SignedRequest, post: Post) -> HttpResponse:
    accept(post, by=post.space.own_place(acting(post.item, request.person)))
    return redirect(place_of(post))


@requires("answer.accept", of=reach_post)
@require_POST
def acceptance_withdrawal(request: SignedRequest, post: Post) -> HttpResponse:
    no_longer_accept(post, by=post.space.own_place(acting(post.item, request.person)))
    return redirect(place_of(post))
