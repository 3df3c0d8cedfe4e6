"""For those who do not belong, a hidden space is not there: not at one single address of ours."""

import re

import pytest
from django.http import HttpResponse

from kith.foundation.spaces.actions import inviting
from kith.foundation.spaces.actions.opening import open_space
from kith.foundation.spaces.urls import urlpatterns
from tests.cast import Cast
from tests.contracts.makers import MAKERS


def _routes() -> list[str]:
    return ["/" + str(each.pattern) for each in urlpatterns if "<slug:slug>" in str(each.pattern)]


def _said(answer: HttpResponse) -> str:
    """The page without what differs from one visit to the next: its own address, and the form's secret."""
    page = answer.content.decode().replace("nowhere", "tuesday")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


@pytest.mark.parametrize("reader", ["eleni", "ruth", "noor", None])
@pytest.mark.parametrize("verb", ["get", "post"])
def test_a_hidden_space_is_not_there_for_outsiders(cast: Cast, reader: str | None, verb: str) -> None:
    made, _token = inviting.invite(to=cast.circle, by=cast["tomasz"], days=1)
    client, host = cast.client(reader), cast.place("tomasz", cast.circle)
    for route in _routes():
        pk = made.pk if "invitations" in route else host.pk
        address = route.replace("<slug:slug>", cast.circle.slug).replace("<int:pk>", str(pk))
        nowhere = route.replace("<slug:slug>", "nowhere").replace("<int:pk>", str(pk))
        answer, other = getattr(client, verb)(address), getattr(client, verb)(nowhere)
        assert answer.status_code == other.status_code, address
        assert answer.status_code in (404, 405), address
        assert _said(answer) == _said(other), address


@pytest.mark.parametrize("reader", ["eleni", "ruth", None])
def test_nor_does_the_list_know_of_it(cast: Cast, reader: str | None) -> None:
    for query in ("", "?sort=circle", "?region=", "?language=en", "?page=2"):
        assert "Tuesday" not in cast.client(reader).get(f"/spaces/{query}").content.decode()
    assert "Tuesday circle" in cast.client("maria").get("/spaces/?sort=circle").content.decode()


def test_its_pages_name_it_in_no_title(cast: Cast) -> None:
    for page in ("members", "log", "guidelines", "permissions", "name", "leaving"):
        html = cast.client("maria").get(f"/spaces/tuesday/{page}/").content.decode()
        assert "Tuesday" not in html.partition("</title>")[0]
        assert '<meta name="robots" content="noindex">' in html


def test_a_name_that_a_hidden_space_has_is_not_taken(cast: Cast) -> None:
    for visibility, joining in (("hidden", "invitation"), ("public", "open")):
        space = open_space(by=cast["maria"], name="Night shift", sort="circle", guidelines="Listen.",
                           purpose="Talk.", visibility=visibility, joining=joining)  # fmt: skip
    assert space.slug == "night-shift"


def test_the_title_of_a_page_inside_names_nothing(cast: Cast) -> None:
    item = MAKERS["question"](cast.place("maria", cast.circle), title="About a blanket")
    reply = item.posts.get().number
    for address in (
        "/spaces/tuesday/",
        item.get_absolute_url(),
        f"/items/{item.pk}/reply/?to={reply}",
        "/spaces/tuesday/new/question/",
    ):
        page = cast.client("maria").get(address).content.decode()
        (title,) = re.findall(r"<title>([^<]*)</title>", page)
        assert "Tuesday" not in title, address
        assert "blanket" not in title, address


def test_the_address_of_a_conversation_tells_its_title_to_everyone_or_to_nobody(cast: Cast) -> None:
    for space, audience, shown in (
        (cast.circle, "space", False),
        (cast.rural, "network", False),
        (cast.commons, "public", True),
    ):
        item = MAKERS["question"](cast.place("maria", space), title="About a blanket", visibility=audience)
        assert ("blanket" in item.get_absolute_url()) is shown
        old = cast.client("maria").get(f"/talk/{item.pk}/about-a-blanket/")
        assert (old.status_code, old.headers.get("Location")) == (
            (200, None) if shown else (302, item.get_absolute_url())
        )
