"""A mail looks in Markdown as it looked in the mail program."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kith.lib.archives.html_text import html_to_markdown
from kith.lib.archives.mail_text import mail_to_markdown, unflow
from kith.lib.archives.text import decode


def html(text: str) -> str:
    return str(MarkdownIt("commonmark", {"html": False}).render(mail_to_markdown(text)))


def test_quotes_stay_quotes_and_the_answer_stands_outside() -> None:
    shown = html(">> Older\n> Old\nMy answer")
    assert shown.count("<blockquote>") == 2
    assert shown.endswith("</blockquote>\n<p>My answer</p>\n")
    assert shown.index("Older</p>\n</blockquote>") < shown.index("Old</p>")


def test_quotes_with_initials_are_quotes() -> None:
    assert html("AR> We could meet.\nYes!").startswith("<blockquote>\n<p>We could meet.</p>")


@pytest.mark.parametrize("text", ["# 1 in my list", "Thanks\n-- \nAnn", "Plan\n====", "Plan\n-", "###"])
def test_nothing_turns_into_a_heading(text: str) -> None:
    assert "<h" not in html(text).replace("<hr", "")


def test_a_line_of_dashes_divides() -> None:
    assert "<hr" in html("one\n-----\ntwo")


def test_short_lines_keep_their_ends_and_long_ones_flow() -> None:
    long = "We meet each week in the hall behind the library and anybody who wants\nto come may come."
    assert "<br" not in html(long)
    assert html("Hall 3\nHarbour road 4\nopen at ten").count("<br") == 2


def test_flowed_lines_are_joined_by_depth() -> None:
    text = "We meet each \nweek.\n> Are you \n> coming?\n-- \nAnn"
    assert mail_to_markdown(unflow(text)).startswith("We meet each week.\n> Are you coming?")
    assert mail_to_markdown(unflow("won \nder", delsp=True)) == "wonder"


def test_the_footer_of_the_list_goes_and_the_signature_stays() -> None:
    text = "Yes.\n\n-- \nAnn\n_______________________________________________\nPeers mailing list\nPeers@example.org\nhttps://example.org/listinfo"
    found = mail_to_markdown(text)
    assert "mailing list" not in found
    assert "____" not in found
    assert "Ann" in found


def test_a_quoted_footer_goes_too() -> None:
    found = mail_to_markdown("> Yes.\n> ______________________\n> Peers mailing list\nNo, words stay.")
    assert "mailing list" not in found
    assert "No, words stay." in found


@pytest.mark.parametrize(
    "text",
    [
        "Write to bo.lind@example.org soon",
        "On Monday, bo.lind at example.org wrote:",
        "Bo <bo.lind at example.org> said",
        "bo.lind [at] example dot org",
        "bo.lind(at)example.org",
    ],
)
def test_addresses_in_the_text_lose_their_host(text: str) -> None:
    found = mail_to_markdown(text)
    assert "bo.lind@…" in found
    assert "example" not in found


def test_places_that_look_like_addresses_stay() -> None:
    assert mail_to_markdown("Look at example.org for the plan") == "Look at example.org for the plan"


def test_html_keeps_structure_and_loads_nothing() -> None:
    source = '<h2>Plan</h2><ul><li>one</li></ul><pre><code>a &lt; b</code></pre><img src="https://example.org/i.png" alt="map">'
    assert (
        html_to_markdown(source) == "## Plan\n\n- one\n\n```\na < b\n```\n\n[map](https://example.org/i.png)"
    )


@pytest.mark.parametrize(
    "text",
    ["2 * 3 * 4", "a_b_c", "1. is no list", "# is no heading", "<b> as text", r"\_x", "[a](b)", "&amp;"],
)
def test_words_of_html_mean_the_same_in_markdown(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    shown = MarkdownIt("commonmark", {"html": False}).render(html_to_markdown(f"<p>{escaped}</p>"))
    assert shown.strip() == f"<p>{escaped.replace('>', '&gt;')}</p>"


def test_html_that_is_nested_without_end_gives_its_words() -> None:
    assert "deep" in html_to_markdown("<div>" * 5000 + "deep")


@given(st.text())
def test_any_text_becomes_clean_markdown(text: str) -> None:
    for found in (mail_to_markdown(text), mail_to_markdown(unflow(text)), html_to_markdown(text)):
        assert "\x00" not in found
        assert found.encode("utf-8").decode("utf-8") == found


@given(st.binary(max_size=400), st.text(max_size=12))
def test_any_bytes_become_text_under_any_charset(data: bytes, charset: str) -> None:
    found = decode(data, declared=charset)
    assert found.encode("utf-8").decode("utf-8") == found
    assert "\x00" not in found
