"""What a person tells reaches its audience, and nobody else: not on the page, not by filter, choice or search."""

import pytest
from django.utils.html import escape
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.foundation.people.actions import prefer
from kith.foundation.profiles.actions import default_audience, tell
from kith.foundation.profiles.models import Audience, Field, ProfileEntry
from tests.cast import Cast

WORD = "lighthouse keeping"
# The owner is Robin Achterberg, who goes by their own name in the commons and is "Kestrel" in the rural space.
VIEWERS = {"kestrel": "self", "sam": "mate", "tomasz": "mate", "eleni": "member", None: "anyone"}
SEEN_BY = {
    "self": {"self"},
    "spaces": {"self", "mate"},
    "members": {"self", "mate", "member"},
    "everyone": {"self", "mate", "member", "anyone"},
}
FILTERED = [Field.ROLE, Field.SETTING, Field.REGION, Field.SKILL_OFFERED, Field.SKILL_SOUGHT]


def _page(cast: Cast, who: str | None, address: str) -> str:
    return cast.client(who).get(address).content.decode()


@pytest.mark.parametrize("audience", Audience.values)
@pytest.mark.parametrize("who", VIEWERS)
def test_the_page_of_a_person(cast: Cast, audience: str, who: str | None) -> None:
    tell(cast["kestrel"], field=Field.LIVED_EXPERIENCE, texts=[WORD], audience=audience)
    assert (WORD in _page(cast, who, "/people/robin/")) == (VIEWERS[who] in SEEN_BY[audience])


@pytest.mark.parametrize("audience", Audience.values)
@pytest.mark.parametrize("who", ["sam", "eleni"])
@pytest.mark.parametrize("field", FILTERED)
def test_the_directory(cast: Cast, audience: str, who: str, field: Field) -> None:
    tell(cast["kestrel"], field=field, texts=[WORD], audience=audience)
    told = VIEWERS[who] in SEEN_BY[audience]
    assert (WORD in _page(cast, who, "/people/")) == told  # as a choice of the filter, or on the card
    for query in (f"{field}={WORD}", "q=lighthouse", f"q=robin&{field}={WORD}", "q=robin+keeping"):
        assert ("/people/robin/" in _page(cast, who, f"/people/?{query}")) == told, query
    assert "/people/robin/" in _page(cast, who, "/people/")


@pytest.mark.parametrize("audience", Audience.values)
@pytest.mark.parametrize("who", ["sam", "eleni", None])
def test_search_finds_people_by_what_they_tell_its_reader(cast: Cast, audience: str, who: str | None) -> None:
    """Visitors find nobody, whatever is told to everyone: a list of people is for members."""
    tell(cast["kestrel"], field=Field.ROLE, texts=[WORD], audience=audience)
    told = who is not None and VIEWERS[who] in SEEN_BY[audience]
    for words in ("lighthouse", '"lighthouse keeping"', "robin lighthouse"):
        assert ("/people/robin/" in _page(cast, who, f"/search/?q={words}")) == told, words
    assert ("/people/robin/" in _page(cast, who, "/search/?q=achterberg")) == (who is not None)


@pytest.mark.parametrize(
    "narrowed",
    ["in:commons", "by:robin", "kind:question", "tag:calm", "-soup", "has:answer", "after:2020-01-31"],
)
def test_a_search_that_asks_for_something_said_finds_no_people(cast: Cast, narrowed: str) -> None:
    assert "Robin Achterberg" in _page(cast, "sam", "/search/?q=robin")
    assert "Robin Achterberg" not in _page(cast, "sam", f"/search/?q=robin+{narrowed}")


def test_search_leads_from_no_name_of_a_space_to_a_person(cast: Cast) -> None:
    assert "/people/robin/" not in _page(cast, "maria", "/search/?q=kestrel")


def test_sharing_only_a_space_with_another_name_is_not_sharing(cast: Cast) -> None:
    """Maria meets Kestrel in the rural space; when Robin leaves the commons, nothing leads from one to the other."""
    cast.place("kestrel", cast.commons).delete()
    tell(cast["kestrel"], field=Field.ROLE, texts=[WORD], audience="spaces")
    assert WORD not in _page(cast, "maria", "/people/robin/")
    assert WORD not in _page(cast, "maria", "/people/")
    assert "/people/robin/" not in _page(cast, "maria", "/people/?q=lighthouse")


@pytest.mark.parametrize("state", ["left", "removed", "requested"])
def test_who_no_longer_belongs_shares_nothing(cast: Cast, state: str) -> None:
    tell(cast["kestrel"], field=Field.ROLE, texts=[WORD], audience="spaces")
    place = cast.place("sam", cast.commons)
    place.state = state
    place.save()
    assert WORD not in _page(cast, "sam", "/people/robin/")
    assert "/people/robin/" not in _page(cast, "sam", "/people/?q=lighthouse")


def test_what_one_keeps_for_oneself_is_not_in_the_directory_even_for_oneself(cast: Cast) -> None:
    tell(cast["kestrel"], field=Field.ROLE, texts=[WORD], audience="self")
    assert WORD not in _page(cast, "kestrel", "/people/")


def test_a_filter_that_nobody_tells_finds_nobody_and_stays_in_the_form(cast: Cast) -> None:
    page = _page(cast, "sam", "/people/?role=astronaut")
    assert '<option value="astronaut" selected>' in page
    assert "Nobody was found" in page


def test_who_does_not_want_to_be_found_is_not_found(cast: Cast) -> None:
    tell(cast["kestrel"], field=Field.ROLE, texts=[WORD], audience="everyone")
    prefer(cast["kestrel"], findable=False)
    for query in ("", "?q=robin", "?q=lighthouse", f"?role={WORD}"):
        assert "/people/robin/" not in _page(cast, "sam", f"/people/{query}")
    assert "/people/robin/" not in _page(cast, "sam", "/search/?q=robin")
    assert f">{WORD}<" not in _page(cast, "sam", "/people/")
    assert WORD in _page(cast, "sam", "/people/robin/")


def test_lived_experience_begins_with_oneself_alone(cast: Cast) -> None:
    tell(cast["kestrel"], field=Field.LIVED_EXPERIENCE, texts=[WORD])
    assert ProfileEntry.objects.get(person=cast["kestrel"]).audience == "self"
    assert {default_audience(field) for field in Field} == {"self", "members"}
    page = cast.client("sam").get("/me/profile/").context["form"]
    assert page["lived_experience_audience"].value() == "self"


@pytest.mark.parametrize(
    ("as_whom", "told"),
    [
        ("everyone", {"everyone"}),
        ("members", {"everyone", "members"}),
        ("spaces", {"everyone", "members", "spaces"}),
    ],
)
def test_one_sees_oneself_as_others_do(cast: Cast, as_whom: str, told: set[str]) -> None:
    fields = dict(zip(Audience.values, FILTERED, strict=False))
    for audience, field in fields.items():
        tell(cast["kestrel"], field=field, texts=[f"told to {audience}"], audience=audience)
    page = _page(cast, "kestrel", f"/people/robin/?as={as_whom}")
    assert {audience for audience in fields if f"told to {audience}" in page} == told
    assert "told to self" in _page(cast, "kestrel", "/people/robin/")
    assert "told to self" not in _page(cast, "sam", "/people/robin/?as=spaces")


def test_ones_own_page_is_stored_nowhere(cast: Cast) -> None:
    assert "no-store" in cast.client("kestrel").get("/people/robin/").headers["Cache-Control"]


def test_only_the_owner_sees_who_can_see_what(cast: Cast) -> None:
    tell(cast["kestrel"], field=Field.ROLE, texts=[WORD], audience="everyone")
    assert "Anyone on the web" in _page(cast, "kestrel", "/people/robin/")
    assert "Anyone on the web" not in _page(cast, "sam", "/people/robin/")


@pytest.mark.parametrize("who", [None, "sam"])
def test_the_suspended_and_the_closed_have_no_page(cast: Cast, who: str | None) -> None:
    tell(cast["victor"], field=Field.ROLE, texts=[WORD], audience="everyone")
    assert cast.client(who).get("/people/victor/").status_code == 404
    assert cast.client(who).get("/people/nobody-at-all/").status_code == 404


def test_visitors_see_a_page_only_when_something_on_it_is_for_everyone(cast: Cast) -> None:
    tell(cast["kestrel"], field=Field.ROLE, texts=[WORD], audience="members")
    assert cast.client(None).get("/people/robin/").status_code == 404
    tell(cast["kestrel"], field=Field.PRONOUNS, texts=["they/them"], audience="everyone")
    page = _page(cast, None, "/people/robin/")
    assert "they/them" in page
    assert WORD not in page
    assert "noindex" in page


TOLD = st.dictionaries(st.sampled_from(list(Field)), st.sampled_from(Audience.values), min_size=1)


@given(told=TOLD, who=st.sampled_from(["sam", "eleni"]), asked=st.sampled_from(FILTERED))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_nothing_hidden_is_anywhere_in_the_directory(
    cast: Cast, told: dict[Field, str], who: str, asked: Field
) -> None:
    ProfileEntry.objects.all().delete()
    languages = {Field.LANGUAGE: "zu", Field.TIME_ZONE: "Africa/Lagos"}
    for field, audience in told.items():
        tell(
            cast["kestrel"],
            field=field,
            texts=[languages.get(field, f"secret of {field}")],
            audience=audience,
        )
    hidden = [field for field, audience in told.items() if VIEWERS[who] not in SEEN_BY[audience]]
    pages = [_page(cast, who, address) for address in ("/people/", "/people/robin/", f"/people/?{asked}=x")]
    words = {Field.LANGUAGE: "Zulu", Field.TIME_ZONE: "Lagos"}
    for field in hidden:
        assert all(escape(words.get(field, f"secret of {field}")) not in page for page in pages)
        found = _page(cast, who, f"/people/?q={words.get(field, f'secret+of+{field}')}")
        assert "/people/robin/" not in found
