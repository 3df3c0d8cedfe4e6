"""Reports alone, by setting, and changing one: what was chosen as well as what was said."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from kith.capabilities.conversations.actions.writing import reply
from kith.capabilities.items.models import Item
from kith.domains.library.actions import report_trial
from kith.domains.library.models import Entry, Trial
from kith.domains.library.trying import ASKS, answers_in, told
from kith.foundation.spaces.actions.boundaries import keep_away
from tests.appraising import appraised
from tests.cast import Cast
from tests.entries import text_of

TOLD = {
    "happened": "We made tea.\n\nThen soup.",
    "whom": "a group of six",
    "setting": ":clinic",
    "again": "yes",
}
TEXT = st.text(alphabet="ab *:.\n", max_size=30)


def _reported(cast: Cast, item: Item, who: str = "noor", **words: str) -> Trial:
    assert cast.client(who).post(f"/library/{item.pk}/trials/", TOLD | words).status_code == 302
    return Trial.objects.latest("pk")


@given(
    st.fixed_dictionaries({ask.name: TEXT for ask in ASKS if ask.choices is None}),
    st.sampled_from(["en", "es"]),
)
def test_what_is_read_back_of_a_report_tells_the_same(words: dict[str, str], language: str) -> None:
    once = told(words, language=language)
    assert told(answers_in(once, language=language), language=language) == once


def test_hosts_split_off_talk_and_reports_stay_with_what_they_are_about(cast: Cast, item: Item) -> None:
    noor = cast.place("noor", cast.commons)
    tried = report_trial(item, author=noor, source="We made tea", setting=":clinic", again="yes")
    weighed = appraised(cast, "sam", item, "most", framework="lived").post
    talk = reply(item, author=noor, source="Where is the bus stop?")
    host, address = cast.client("tomasz"), f"/items/{item.pk}/split/"
    page = text_of(host, address)
    for words, is_offered in (
        ("bus stop", True),
        ("We made tea", False),
        ("words of sam", False),
        ("reports on what stands", True),
    ):
        assert (words in page) is is_offered, words
    keys = [post.pk for post in (tried, weighed, talk)]
    assert host.post(address, {"title": "The bus stop", "posts": keys}).status_code == 422
    assert host.post(address, {"title": "The bus stop", "posts": keys[2:]}).status_code == 302
    assert set(item.posts.filter(pk__in=keys).values_list("pk", flat=True)) == set(keys[:2])


def test_where_nothing_was_reported_nothing_is_said_of_it(cast: Cast, item: Item) -> None:
    assert "reports on what stands" not in text_of(cast.client("tomasz"), f"/items/{item.pk}/split/")


def test_each_answer_comes_back_to_its_own_question(cast: Cast, item: Item) -> None:
    trial = _reported(cast, item)
    page = text_of(cast.client("noor"), f"/library/trials/{trial.post_id}/")
    for typed in ("Then soup.</textarea>", "a group of six</textarea>", 'value=":clinic"', "checked"):
        assert typed in page, typed
    assert "**With whom" not in page


def test_where_it_was_and_whether_one_would_again_can_be_changed(
    cast: Cast, item: Item, deliver: Callable[[], None]
) -> None:
    trial, noor = _reported(cast, item), cast.client("noor")
    address = f"/library/trials/{trial.post_id}/"
    assert f'href="{address}"' in text_of(noor, item.get_absolute_url())
    assert noor.post(address, TOLD | {"setting": ":housing", "again": "no"}).status_code == 302
    deliver()
    assert Entry.objects.get(item=item).tried_in == [":housing"]
    page = text_of(cast.client(None), item.get_absolute_url())
    assert "I would not do it again" in page
    assert noor.post(address, TOLD | {"happened": "We made coffee."}).status_code == 302
    assert "tea" in text_of(noor, f"/posts/{trial.post_id}/history/")


@pytest.mark.parametrize(("who", "status"), [("sam", 403), ("tomasz", 403)])
def test_nobody_else_changes_a_report(cast: Cast, item: Item, who: str, status: int) -> None:
    trial = _reported(cast, item)
    assert cast.client(who).post(f"/library/trials/{trial.post_id}/", TOLD).status_code == status


def test_a_post_that_is_no_report_has_no_such_page(cast: Cast, item: Item) -> None:
    opening = item.posts.get(number=1)
    assert cast.client("maria").get(f"/library/trials/{opening.pk}/").status_code == 404


def test_what_is_missing_or_could_lead_to_a_person_is_asked_again(cast: Cast, item: Item) -> None:
    trial, noor = _reported(cast, item), cast.client("noor")
    for words in ({"happened": ""}, {"whom": "Mrs Alvarez"}):
        answer = noor.post(f"/library/trials/{trial.post_id}/", TOLD | words)
        assert answer.status_code == 422
    assert "Mrs Alvarez" in answer.content.decode()


def test_reports_are_read_alone_and_by_setting(cast: Cast, item: Item) -> None:
    _reported(cast, item, happened="Noor made tea")
    _reported(cast, item, "sam", happened="Sam made soup", setting=":housing")
    cast.client("sam").post(f"/items/{item.pk}/reply/", {"source": "How nice", "send_key": "k"})
    visitor, address = cast.client(None), f"/library/{item.pk}/tried/"
    assert f'href="{address}"' in text_of(visitor, item.get_absolute_url())
    page = text_of(visitor, address)
    assert "Noor made tea" in page
    assert "Sam made soup" in page
    assert "How nice" not in page
    page = text_of(visitor, f"{address}?setting=:housing")
    assert "Sam made soup" in page
    assert "Noor made tea" not in page


def test_who_keeps_away_from_someone_reads_nothing_of_theirs_there(cast: Cast, item: Item) -> None:
    _reported(cast, item, "sam", happened="Sam made soup", setting=":housing")
    keep_away(cast["sam"], by=cast["noor"], sort="block")
    page = text_of(cast.client("noor"), f"/library/{item.pk}/tried/")
    assert "Sam made soup" not in page
    assert ":housing" not in page


def test_fifty_reports_cost_as_few_queries_as_one(cast: Cast, item: Item) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as heard:
            assert cast.client("noor").get(f"/library/{item.pk}/tried/").status_code == 200
        return len(heard)

    place = cast.place("sam", cast.commons)
    report_trial(item, author=place, source="One", setting=":clinic")
    cost()
    before = cost()
    for number in range(50):
        report_trial(item, author=place, source=f"Another {number}", setting=":housing")
    assert cost() == before
