"""What members and stewards see of mail that comes in."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.doors.mail.doctor import LONG, mail_in
from kith.doors.mail.models import IncomingMail
from kith.doors.mail.tests.conftest import Send, bring, mail, reply_to, to_space
from kith.doors.steward.doctor import complaints
from kith.lib.mail.addresses import Key, Sort, key_of
from tests.cast import Cast


def test_a_member_finds_the_address_for_a_space(cast: Cast) -> None:
    page = cast.client("maria").get("/spaces/commons/").content.decode()
    assert "/spaces/commons/mail/" in page
    page = cast.client("maria").get("/spaces/commons/mail/").content.decode()
    address = to_space(cast)
    assert f'href="mailto:{address}"' in page
    assert key_of(address) == Key(Sort.SPACE, cast.commons.pk, cast["maria"].pk)
    assert "leave your own name out" not in page


def test_who_goes_by_another_name_is_told_to_keep_it(cast: Cast) -> None:
    page = cast.client("kestrel").get("/spaces/rural/mail/").content.decode()
    assert "signed with the name Kestrel" in page
    assert "leave your own name out" in page


def test_the_address_of_a_hidden_space_does_not_name_it(cast: Cast) -> None:
    page = cast.client("maria").get("/spaces/tuesday/mail/").content.decode()
    assert "mailto:space+" in page
    assert "mailto:tuesday" not in page


@pytest.mark.parametrize(("who", "status"), [("dana", 403), ("eleni", 404), (None, 404)])
def test_others_get_no_address(cast: Cast, who: str | None, status: int) -> None:
    assert (
        cast.client(who)
        .get("/spaces/tuesday/mail/" if status == 404 else "/spaces/commons/mail/")
        .status_code
        == status
    )


def test_where_no_mail_comes_in_the_page_says_so_and_nothing_leads_there(cast: Cast, settings: Any) -> None:
    settings.MAIL_IN = ""
    assert "/spaces/commons/mail/" not in cast.client("maria").get("/spaces/commons/").content.decode()
    assert (
        "nobody can write by e-mail yet" in cast.client("maria").get("/spaces/commons/mail/").content.decode()
    )


def _said(*arguments: str) -> str:
    out = StringIO()
    call_command("mails", *arguments, stdout=out)
    return out.getvalue()


def test_a_steward_sees_why_a_mail_did_not_come_in_and_no_word_of_it(
    cast: Cast, item: Item, send: Send
) -> None:
    assert _said() == "Every mail of the last two weeks came in.\n"
    send(reply_to(item, cast), "A secret.", sender="other@example.org")
    said = _said()
    assert "from an address that we do not know as yours" in said
    for word in ("secret", "other@", "maria", "Beginnings"):
        assert word not in said


def test_what_could_not_be_read_is_handled_once_more(cast: Cast, item: Item) -> None:
    bring(mail(reply_to(item, cast)), reply_to(item, cast))
    IncomingMail.objects.update(state="broken", reason="unreadable", details={"trouble": "KeyError read:7"})
    assert "(KeyError read:7)" in _said()
    assert _said("--again") == "Handled once more: 1.\n"
    assert IncomingMail.objects.get().state == "waiting"


def test_the_doctor_says_what_is_missing(cast: Cast, item: Item, settings: Any) -> None:
    settings.LMTP, settings.MAIL_HOOK = None, ""
    assert [words for words in complaints() if "has no way in" in words]
    settings.MAIL_HOOK, settings.MAIL_AUTHSERV = "x" * 32, "mx.example.org"
    assert list(mail_in()) == []
    settings.MAIL_AUTHSERV = ""
    bring(mail(reply_to(item, cast)), reply_to(item, cast))
    IncomingMail.objects.update(came_at=timezone.now() - LONG * 2)
    said = "\n".join(mail_in())
    assert "KITH_MAIL_AUTHSERV" in said
    assert "Is the worker running?" in said
    IncomingMail.objects.update(state="broken")
    assert "kept aside: 1." in "\n".join(mail_in())
    settings.MAIL_IN = ""
    assert list(mail_in()) == []
