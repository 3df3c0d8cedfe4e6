"""Pages for oneself: quiet, neutral, kept or not as one chooses, deleted at will, and there for nobody else."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from kith.domains.wellbeing.actions.keeping import keep, write_anew
from kith.domains.wellbeing.tests.instruments import all_answered, instrument
from kith.domains.wellbeing.tests.own import OWN, main_of, what_is_kept
from kith.domains.wellbeing.things import Kept, Moment, Page, Result
from kith.foundation.people.models import Person
from tests.cast import Cast
from tests.entries import text_of

CBI = instrument("cbi")
QUESTIONS = f"{OWN}questions/{CBI.key}/"


def _answers(value: int, **others: int) -> dict[str, str]:
    return {name: str(each) for name, each in all_answered(CBI, value, **others).items()}


class TestAPage:
    def test_is_written_read_changed_and_deleted(self, cast: Cast) -> None:
        noor = cast.client("noor")
        address = noor.post(f"{OWN}pages/new/", {"words": "The heron"}).headers["Location"]
        assert "The heron" in text_of(noor, address)
        assert noor.post(f"{address}change/", {"words": "The otter"}).headers["Location"] == address
        assert what_is_kept(cast["noor"]) == [Page("The otter")]
        assert "The otter" in text_of(noor, OWN)
        assert "cannot be brought back" in text_of(noor, f"{address}removal/")
        noor.post(f"{address}removal/")
        assert what_is_kept(cast["noor"]) == []
        assert noor.get(address).status_code == 404

    def test_what_was_typed_comes_back_when_something_is_wrong(self, cast: Cast) -> None:
        long = "heron " * 4_000
        answer = cast.client("noor").post(f"{OWN}pages/new/", {"words": long})
        assert answer.status_code == 422
        assert long.strip() in answer.content.decode()
        assert what_is_kept(cast["noor"]) == []

    def test_is_kept_by_no_script(self, cast: Cast) -> None:
        for address in ("pages/new/", "moment/new/", "people/", f"questions/{CBI.key}/new/"):
            assert "data-draft=" not in text_of(cast.client("noor"), OWN + address)


class TestAMoment:
    def test_says_first_what_it_is_and_that_one_need_not_save(self, cast: Cast) -> None:
        page = text_of(cast.client("noor"), f"{OWN}moment/")
        for words in (
            "five minutes",
            "Only you see it",
            "leave out",
            "stop at any time",
            "nothing is saved",
            "delete",
        ):
            assert words in page, words

    def test_is_kept_when_one_says_so_and_shows_the_good_side_first(self, cast: Cast) -> None:
        noor = cast.client("noor")
        said = {"word": "tired", "carried": "My aunt", "weighs": "The phone", "do": "keep"}
        address = noor.post(f"{OWN}moment/new/", said).headers["Location"]
        assert what_is_kept(cast["noor"]) == [Moment(word="tired", carried="My aunt", weighs="The phone")]
        page = main_of(text_of(noor, address))
        assert page.index("My aunt") < page.index("Tired") < page.index("The phone")

    def test_can_be_kept_after_a_look(self, cast: Cast) -> None:
        noor = cast.client("noor")
        shown = noor.post(f"{OWN}moment/new/", {"needs": "Sleep", "do": "show"}).content.decode()
        assert '<input type="hidden" name="needs" value="Sleep">' in shown
        noor.post(f"{OWN}moment/new/", {"needs": "Sleep", "do": "keep"})
        assert what_is_kept(cast["noor"]) == [Moment(needs="Sleep")]

    def test_needs_one_word_at_least_and_says_it_kindly(self, cast: Cast) -> None:
        answer = cast.client("noor").post(f"{OWN}moment/new/", {"do": "keep"})
        assert answer.status_code == 422
        assert "another day is fine too" in answer.content.decode()

    def test_has_words_without_numbers_or_order_of_worth(self, cast: Cast) -> None:
        page = main_of(text_of(cast.client("noor"), f"{OWN}moment/new/"))
        choices = page.partition('class="choices"')[2].partition("</fieldset")[0]
        assert "Up and down" in choices
        assert not any(f'value="{number}"' in choices for number in range(10))


class TestAnswers:
    def test_before_they_begin_people_know_what_it_is_and_whose(self, cast: Cast) -> None:
        page = text_of(cast.client("noor"), QUESTIONS)
        for words in (
            "about 5 minutes",
            "Only you see it",
            "no diagnosis",
            "nothing is saved",
            "Kristensen",
            CBI.source,
        ):
            assert words in page, words

    def test_words_come_before_numbers_and_work_before_care(self, cast: Cast) -> None:
        noor = cast.client("noor")
        address = noor.post(f"{QUESTIONS}new/", _answers(50) | {"do": "keep"}).headers["Location"]
        page = main_of(text_of(noor, address))
        said = CBI.scales[0].bands[1].text
        order = [
            said,
            "Show the number",
            "no diagnosis",
            "What could change at work",
            "What could be good for you",
            "Someone to talk to",
        ]
        places = [page.index(words) for words in order]
        assert places == sorted(places)
        assert 'href="/crisis/"' in page
        assert "50, on a line from 0 to 100" in page
        assert "on a line" not in re.sub(r"<details.*?</details>", "", page, flags=re.DOTALL)

    def test_each_can_be_left_out_and_what_cannot_be_counted_is_not(self, cast: Cast) -> None:
        noor = cast.client("noor")
        few = {"p1": "100", "p2": "100", "w1": "", "do": "keep"}
        page = text_of(noor, noor.post(f"{QUESTIONS}new/", few).headers["Location"])
        assert page.count("Too few answers here to say something") == 3
        assert "Show the number" not in page
        nothing = noor.post(f"{QUESTIONS}new/", {"do": "keep"})
        assert nothing.status_code == 422
        assert "Nothing is answered yet" in nothing.content.decode()

    def test_a_value_that_is_none_is_refused_and_the_rest_stays(self, cast: Cast) -> None:
        answer = cast.client("noor").post(f"{QUESTIONS}new/", {"p1": "33", "p2": "75", "do": "keep"})
        assert answer.status_code == 422
        page = answer.content.decode()
        ticked = page.partition('name="p2"')[2].partition("</fieldset")[0]
        assert 'value="75"' in ticked
        assert "checked" in ticked

    def test_a_second_look_within_a_month_is_answered_kindly_and_not_forbidden(
        self, cast: Cast, result: Kept[Result]
    ) -> None:
        page = text_of(cast.client("maria"), QUESTIONS)
        assert "Such things change slowly" in page
        assert f'href="{QUESTIONS}new/"' in page
        assert "Such things change slowly" not in text_of(cast.client("noor"), QUESTIONS)

    def test_after_a_month_nothing_is_said_about_the_last_time(
        self, cast: Cast, result: Kept[Result]
    ) -> None:
        long_ago = replace(result, at=timezone.now() - timedelta(days=31))
        write_anew(long_ago, result.what, by=cast["maria"])
        assert "Such things change slowly" not in text_of(cast.client("maria"), QUESTIONS)

    def test_earlier_ones_are_shown_when_asked_for_and_are_ones_own(
        self, cast: Cast, result: Kept[Result]
    ) -> None:
        maria = cast.client("maria")
        first = result.get_absolute_url()
        assert "answered before" not in text_of(maria, first), "there is nothing to look back to yet"
        second = maria.post(f"{QUESTIONS}new/", _answers(0) | {"do": "keep"}).headers["Location"]
        assert f'href="{second}earlier/"' in text_of(maria, second)
        page = text_of(maria, f"{second}earlier/")
        assert first in page
        assert second in page

    def test_they_are_read_when_the_questions_are_gone(self, cast: Cast, result: Kept[Result]) -> None:
        old = replace(result.what, code="gone", title="Old questions")
        kept = keep(old, by=cast["maria"])
        page = text_of(cast.client("maria"), kept.get_absolute_url())
        assert "Old questions" in page
        assert CBI.scales[0].bands[1].text in page

    def test_in_spanish_the_questions_are_spanish(self, cast: Cast) -> None:
        Person.objects.filter(pk=cast["noor"].pk).update(language="es")
        page = text_of(cast.client("noor"), f"{QUESTIONS}new/")
        assert instrument("cbi", "es").items[0].text in page


HEAVY = [
    (f"{OWN}moment/new/", {"word": "too_much"}),
    (f"{QUESTIONS}new/", {"p4": "100"}),
    (f"{QUESTIONS}new/", _answers(100)),
]


class TestWhatWeighs:
    @pytest.mark.parametrize(("address", "sent"), HEAVY)
    def test_people_come_first_ones_own_then_warm_lines(
        self, kept: Cast, address: str, sent: dict[str, str]
    ) -> None:
        Person.objects.filter(pk=kept["maria"].pk).update(country="NZ")
        page = main_of(kept.client("maria").post(address, sent | {"do": "show"}).content.decode())
        places = [
            page.index(words)
            for words in ("not have to be alone", "tel:5550199", "tel:1737", "What could change at work")
        ]
        assert places == sorted(places)
        assert "We tell nobody" in page

    def test_without_a_country_the_way_to_lines_is_there(self, cast: Cast) -> None:
        page = main_of(cast.client("noor").post(HEAVY[0][0], HEAVY[0][1]).content.decode())
        assert 'href="/crisis/"' in page
        assert f'href="{OWN}people/"' in page

    def test_what_is_light_says_nothing_of_weight(self, cast: Cast) -> None:
        page = main_of(cast.client("noor").post(f"{QUESTIONS}new/", _answers(25)).content.decode())
        assert "alone with it" not in page
        assert "Someone to talk to" in page


class TestPeople:
    def test_are_written_down_and_changed(self, cast: Cast) -> None:
        noor = cast.client("noor")
        noor.post(f"{OWN}people/", {"lines": "Kim, 555 0100\n\n Ada "})
        noor.post(f"{OWN}people/", {"lines": "Ada\nLou +44 20 7946 0000"})
        assert [each.lines for each in what_is_kept(cast["noor"])] == [("Ada", "Lou +44 20 7946 0000")]
        noor.post(f"{OWN}people/", {"lines": ""})
        assert what_is_kept(cast["noor"]) == []

    def test_more_than_ten_are_asked_to_be_fewer(self, cast: Cast) -> None:
        lines = "\n".join(f"Person {number}" for number in range(11))
        answer = cast.client("noor").post(f"{OWN}people/", {"lines": lines})
        assert answer.status_code == 422
        assert "Person 10" in answer.content.decode()
