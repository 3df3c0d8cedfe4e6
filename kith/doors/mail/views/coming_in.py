"""The way in over HTTP, and the page that tells a member to which address they can write."""

import logging
from email.utils import parseaddr

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from kith.doors.mail.actions import NOT_OURS, TAKEN, TOO_LARGE, take_in
from kith.doors.mail.events import SignatureForged
from kith.doors.mail.hook import is_signed
from kith.foundation.activity.guarding import note_refusal
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import public, requires
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.queries import reach_space
from kith.lib.mail.addresses import Key, Sort, address_of, is_here
from kith.lib.mail.incoming import head, recipients_of

log = logging.getLogger("kith.audit")
IN_HTTP = {250: 200, 550: 422, 552: 413, 451: 429}


@csrf_exempt  # mail servers send it; the signature is the proof
@public
@require_POST
def hook(request: HttpRequest) -> HttpResponse:
    """Take a mail in, as it is, for each address of ours that it names. Sending it twice does no harm."""
    raw = request.read(settings.MAIL_BYTES + 1)
    if len(raw) > settings.MAIL_BYTES:
        return _say(413, TOO_LARGE.words)
    if not is_signed(raw, request.headers.get("X-Kith-Signature", ""), secret=settings.MAIL_HOOK):
        log.warning("a forged or late signature of the mail hook")
        note_refusal(SignatureForged())
        return _say(403, "This signature is not right.")
    headers = head(raw)
    sender = parseaddr(dict(headers).get("return-path", "") or dict(headers).get("from", ""))[1]
    ours = [address for address in recipients_of(headers) if is_here(address)]
    told = [take_in(raw, recipient=address, sender=sender) for address in ours] or [NOT_OURS]
    worst = max(told, key=lambda status: (status.code == 451, status != TAKEN))
    return _say(IN_HTTP[worst.code], "\n".join(status.words for status in told))


def _say(status: int, words: str) -> HttpResponse:
    answer = HttpResponse(f"{words}\n", content_type="text/plain; charset=utf-8", status=status)
    if status == 429:
        answer["Retry-After"] = "900"
    return answer


@requires("talk.open", of=reach_space)
@require_safe
def space(request: SignedRequest, space: Space) -> HttpResponse:
    """The address at which one person can start a conversation in a space."""
    words = "space" if space.visibility == Space.Visibility.HIDDEN else space.slug
    address = address_of(Key(Sort.SPACE, space.pk, request.person.pk), words=words)
    context = {"space": space, "address": address, "place": space.own_place(request.person)}
    return render(request, "mail/space.html", context)
