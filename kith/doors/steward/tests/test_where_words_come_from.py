"""Words of a question-and-answer site come in with their licence, and with the way back to where they were written."""

import io
from pathlib import Path
from typing import Any

import pytest
from defusedxml import ElementTree
from django.core.management import call_command
from django.urls import reverse

from kith.capabilities.conversations.actions.hosting import split
from kith.capabilities.items.models import Collection, Item
from tests.cast import Cast

SITE = "roads.stackexchange.com"
DUMP = """<posts>
<row Id="7" PostTypeId="1" CreationDate="2014-03-04T05:06:07" Title="Winter roads" Body="&lt;p&gt;Blankets?&lt;/p&gt;"
 OwnerDisplayName="Ann" />
<row Id="8" PostTypeId="2" ParentId="7" CreationDate="2014-03-05T05:06:07" Body="&lt;p&gt;And tea.&lt;/p&gt;"
 OwnerDisplayName="Ben" />
</posts>"""
LICENCE = "https://creativecommons.org/licenses/by-sa/3.0/"


@pytest.fixture
def dump(tmp_path: Path, settings: Any) -> Path:
    settings.DATA = tmp_path
    folder = tmp_path / "downloads"
    folder.mkdir()
    (folder / "Posts.xml").write_text(DUMP)
    return folder


def _import(dump: Path, *more: str) -> str:
    said = io.StringIO()
    call_command(
        "import", "stackexchange", str(dump), "--space", "commons", *more, stdout=io.StringIO(), stderr=said
    )
    return said.getvalue()


def _page(cast: Cast) -> str:
    return cast.client(None).get(Item.objects.get().get_absolute_url()).content.decode()


def test_the_page_leads_to_the_licence_and_to_the_original(cast: Cast, dump: Path) -> None:
    assert "No site is named" not in _import(dump, "--site", SITE)
    page = _page(cast)
    assert f"(Stack Exchange: {SITE})" in page
    assert f'<a href="{LICENCE}" rel="license noopener">CC BY-SA 3.0</a>. Ann, {SITE}' in page
    assert f'href="https://{SITE}/q/7"' in page


def test_without_a_site_the_command_says_what_is_missing_and_no_folder_is_named_as_one(
    cast: Cast, dump: Path
) -> None:
    assert "No site is named" in _import(dump)
    page = _page(cast)
    assert "(Stack Exchange)." in page
    assert "downloads" not in page
    assert "See the original" not in page
    assert LICENCE in page


def test_the_same_command_with_its_site_adds_the_ways_back_and_nothing_twice(cast: Cast, dump: Path) -> None:
    _import(dump)
    _import(dump, "--site", SITE)
    assert Collection.objects.get().name == SITE
    page = _page(cast)
    assert f'href="https://{SITE}/q/7"' in page
    assert f'href="https://{SITE}/a/8"' in page
    assert f"Ann, {SITE}" in page


def test_each_answer_leads_to_where_it_was_written_and_names_a_licence_of_its_own(
    cast: Cast, dump: Path
) -> None:
    own = DUMP.replace('ParentId="7"', 'ParentId="7" ContentLicense="CC BY-SA 4.0"')
    (dump / "Posts.xml").write_text(own)
    _import(dump, "--site", SITE)
    page = _page(cast)
    assert f'href="https://{SITE}/a/8"' in page
    assert f"CC BY-SA 4.0. Ben, {SITE}" in page
    assert page.count(f"https://{SITE}/q/7") == 1, "the question is named once, below all"


def test_an_answer_that_is_split_off_is_credited_to_whoever_wrote_it(cast: Cast, dump: Path) -> None:
    _import(dump, "--site", SITE)
    item = Item.objects.get()
    new = split(item, posts=[item.posts.get(number=2)], title="Tea", by=cast.place("tomasz", cast.commons))
    assert (new.origin.credit, new.origin.url) == (f"Ben, {SITE}", f"https://{SITE}/a/8")


@pytest.mark.parametrize("feed", ["space", "item"])
def test_feeds_carry_the_licence_along(cast: Cast, dump: Path, feed: str) -> None:
    _import(dump, "--site", SITE)
    key = {"space": "commons", "item": Item.objects.get().pk}[feed]
    told = cast.client(None).get(reverse(f"front:{feed}-feed", args=[key])).content
    (rights,) = ElementTree.fromstring(told).iter("{http://www.w3.org/2005/Atom}rights")
    assert rights.text == f"CC BY-SA 3.0, Ann, {SITE}, https://{SITE}/q/7"
