"""What people write becomes safe HTML, whatever they write."""

import re
import time
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kith.lib.markdown import excerpt, first_part, fold, quote, render, with_anchor
from kith.lib.sanitising import is_our_file, sanitise

TAGS = {
    "a", "blockquote", "br", "code", "div", "em", "h3", "h4", "h5", "h6", "hr", "img", "input", "label", "li", "ol",
    "p", "pre", "s", "section", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "href", "title", "id", "class", "rel", "dir", "tabindex", "src", "alt", "loading", "start",
    "type", "checked", "disabled",
}  # fmt: skip
NASTY = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![a](https://elsewhere.example/pixel.png)",
    "![a](//elsewhere.example/pixel.png)",
    "![a](/files/../../account/)",
    "![a](/files/%2e%2e/account/)",
    "![a](/files/..%2faccount/)",
    "![a](/files/..%5caccount)",
    "![a](/files\\..\\account)",
    "![a](\\\\elsewhere.example/x)",
    "![a](data:image/svg+xml;base64,PHN2Zz4=)",
    "![![b](http://x.example/b)](http://x.example/a)",
    "[![a](https://elsewhere.example/p.png)](javascript:alert(1))",
    "^[![a](https://elsewhere.example/p.png)]",
    "[a](javascript:alert(1)) [a](java\tscript:alert(1)) <javascript:alert(1)>",
    "[a](&#106;avascript:alert(1)) [a](vbscript:x) [a](data:text/html,x)",
    "[a]: javascript:alert(1)\n\n[a] ![a]",
    '[a](http://x.example "onclick=alert(1)")',
    '[a](http://x.example/"onmouseover="alert(1))',
    "```\" onload=\"alert(1)\n</code><script>\n```",
    "- [ ] <input onfocus=alert(1) autofocus>",
    "- [x]\t\n- [ ] \n- [x] [x]",
    "<style>@import url(//elsewhere.example)</style>",
    "<svg/onload=alert(1)> <math><mtext></p><img src=x>",
    "| <b> | ![x](//y) |\n|:-:|--:|\n| a | b |",
    "[^\"><script>]: x\n\na[^\"><script>]",
    "@ana<script> @\"onload=x",
]  # fmt: skip
FRAGMENTS = [
    *NASTY,
    "> ",
    "- ",
    "\n",
    "\n\n",
    "    ",
    "[^1]",
    "[^1]: ",
    "@ana",
    "`",
    "*",
    "|",
    "<",
    "&lt;",
    "\x00",
    "\u202e",
]


class Walls(HTMLParser):
    """Reads HTML as a browser does, and stops at anything that is not meant to be there."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        for name, value in attrs:
            assert name in ATTRIBUTES, f"{tag} {name}"
            if name == "src":
                assert is_our_file(value or ""), value
            if name == "href":
                scheme = re.match(
                    r"([a-z][a-z0-9+.-]*):", re.sub(r"[\x00-\x20]", "", value or ""), re.IGNORECASE
                )
                assert not scheme or scheme[1].lower() in ("http", "https", "mailto"), value
            if name == "id":
                assert re.fullmatch(r"fn(ref)?-here-\d+(:\d+)?", value or ""), value
        if tag == "a":
            assert ("rel", "nofollow noopener ugc") in attrs
        if tag == "input":
            assert {"type": "checkbox", "disabled": ""}.items() <= dict(attrs).items()

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)


def walk(html: str) -> None:
    walls = Walls()
    walls.feed(html)
    walls.close()


def known(*handles: str) -> Callable[[str], str | None]:
    return lambda handle: f"/people/{handle}/" if handle in handles else None


def html(source: str) -> str:
    return render(source, mention=known("ana", "ben-2"), anchor="here").html


@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=20), max_size=12).map("".join))
@example("\n\n".join(NASTY))
def test_nothing_that_people_write_can_act_or_call_elsewhere(source: str) -> None:
    walk(html(source))


@given(st.sampled_from(NASTY), st.text(max_size=50))
def test_the_second_wall_holds_alone(nasty: str, around: str) -> None:
    walk(sanitise(around + nasty + around))
    walk(
        sanitise(
            f'<a href="{nasty}" onclick="x" style="y" id="content">a</a><img src="{around}" srcset="//x 2x">'
        )
    )


@pytest.mark.parametrize("nasty", NASTY)
def test_each_known_attack_stays_words(nasty: str) -> None:
    walk(html(nasty))


def test_pictures_of_this_site_are_shown_and_others_become_links() -> None:
    assert '<img src="/files/abc/cup.png" alt="A cup"' in html("![A cup](/files/abc/cup.png)")
    assert '<img src="/files/abc/a%C3%B1o.png"' in html("![Year](/files/abc/año.png)")
    elsewhere = html("![A *red* cup](https://x.example/cup.png)")
    assert "<img" not in elsewhere
    assert 'href="https://x.example/cup.png"' in elsewhere
    assert ">A red cup</a>" in elsewhere


def test_a_mention_links_only_to_people_who_are_found() -> None:
    found = render("Hi @ana, @ben-2. And @ana again, not @nobody", mention=known("ana", "ben-2"))
    assert found.mentions == ("ana", "ben-2")
    assert found.html.count('<a class="mention" href="/people/ana/"') == 2
    assert "not @nobody" in found.html


@pytest.mark.parametrize(
    "source",
    [
        "`@ana`",
        "    @ana",
        "[@ana](/x)",
        "mail@ana",
        "x/@ana",
        "\\@ana",
        "@ana@example.org",
        "@a",
        "@" + "ana" * 20,
    ],
)
def test_what_only_looks_like_a_mention_stays_text(source: str) -> None:
    assert render(source, mention=lambda _: "/people/ana/").mentions == ()


def test_a_mention_in_a_quote_is_a_link_but_calls_nobody_again() -> None:
    quoted = render("> ask @ana\n\nyes", mention=known("ana"))
    assert 'class="mention"' in quoted.html
    assert quoted.mentions == ()


def test_each_handle_is_asked_for_once_and_only_so_many() -> None:
    asked: list[str] = []
    render(" ".join(f"@one @person{number}" for number in range(500)), mention=asked.append)
    assert len(asked) == len(set(asked)) == 100


def test_headings_start_below_those_of_the_page() -> None:
    assert re.findall(r"<(h\d)", html("## A\n\n### B\n\n##### C\n\n###### D")) == ["h3", "h4", "h5", "h6"]
    assert re.findall(r"<(h\d)", html("## A\n\n# B\n\n### C\n\n# D")) == ["h3", "h3", "h4", "h3"]


def test_a_task_has_its_words_as_label() -> None:
    assert '<label><input checked="checked" disabled="" type="checkbox"> call Ben</label>' in html(
        "- [x] call Ben"
    )


def test_footnotes_of_two_texts_do_not_clash() -> None:
    texts = [render("a[^1]\n\n[^1]: b", anchor=anchor).html for anchor in ("post-1", "post-2")]
    ids = [set(re.findall(r' id="([^"]+)"', text)) for text in texts]
    assert all(len(found) == 2 for found in ids)
    assert not ids[0] & ids[1]
    assert set(re.findall(r'href="#([^"]+)"', texts[0])) == ids[0]


NOTES = 'a[^1] b[^n] c[^1] ^[inline]\n\n[^1]: One\n[^n]: `id="fn-3--1"` or [a link](<x> "<a id=y>")\n\n'


@given(st.text(max_size=40).filter(lambda typed: "fn" not in typed))
def test_another_anchor_gives_what_rendering_with_it_would_have_given(typed: str) -> None:
    before, after = (render(NOTES + typed, anchor=anchor).html for anchor in ("3-", "41-"))
    assert with_anchor(before, "41-") == after
    assert with_anchor(render(NOTES + typed).html, "41-") != after, "only what has an anchor gets another"


def test_wide_tables_and_code_can_be_reached_with_the_keyboard() -> None:
    assert '<div class="table" tabindex="0"><table' in html("|a|b|\n|-|-:|\n|1|2|")
    assert '<td class="align-right" dir="auto">2</td>' in html("|a|b|\n|-|-:|\n|1|2|")
    assert '<pre tabindex="0" dir="auto"><code>x' in html("```py\nx\n```")


def test_texts_and_what_holds_them_run_in_the_direction_of_their_letters() -> None:
    mixed = html("> مرحبا\n\nhello\n\n- مرحبا\n\n  b\n- a")
    assert '<blockquote dir="rtl">' in mixed
    assert '<p dir="auto">hello' in mixed
    assert re.findall(r'<[ul][li] dir="(\w+)"', mixed) == ["rtl", "rtl", "ltr"]


def test_bare_addresses_become_links_but_a_missing_space_does_not() -> None:
    assert 'href="https://a.example/x"' in html("see https://a.example/x.")
    assert 'href="http://kith.example.org"' in html("see kith.example.org")
    assert "<a" not in html("It was late.So we left the notes.md there.")


def test_the_plain_text_holds_the_words_without_the_marks() -> None:
    source = "# Top\n\nOne *two*\nthree `four`[^1]\n\n- [ ] five\n\n![six](/files/a/b)\n\n```\nseven\n```\n\n[^1]: eight"
    assert render(source).text.split() == [
        "Top",
        "One",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
    ]


@pytest.mark.parametrize("signs", [10_000, pytest.param(100_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "piece", ["[", ">", "*", "_", "![", "^[", "- ", "> - ", "[](", "http://a.example/(", "@a "]
)
def test_a_hundred_thousand_signs_take_seconds_at_most(piece: str, signs: int) -> None:
    began = time.process_time()
    walk(html((piece * signs)[:signs]))
    assert time.process_time() - began < max(2, signs / 10_000)


@given(st.text(), st.integers(5, 60))
def test_an_excerpt_keeps_its_length_and_is_a_beginning(text: str, length: int) -> None:
    short = excerpt(text, length)
    assert len(short) <= length
    assert _letters(text).startswith(_letters(short.removesuffix("…")))


def _letters(text: str) -> str:
    return "".join(text.replace("·", "").split())


def test_an_excerpt_ends_after_a_whole_word() -> None:
    assert excerpt("Listening, first of all, is work.", 20) == "Listening, first of…"
    assert excerpt("short") == "short"


def test_in_an_excerpt_the_points_of_a_list_are_told_apart() -> None:
    assert excerpt("Aims\nListen well\nAsk first.\nGo home") == "Aims · Listen well · Ask first. Go home"


def test_a_quote_says_who_wrote_it_and_holds_the_words() -> None:
    quoted = quote("one\n\n- two", by="Ana [the] *first*", link="/talk/7/#post-2")
    shown = html(quoted + "My answer")
    assert '<a href="/talk/7/#post-2" rel="nofollow noopener ugc">Ana [the] *first* wrote:</a>' in shown
    assert shown.index("<li") < shown.index("</blockquote>") < shown.index("My answer")


@pytest.mark.parametrize("inside", ["> one\n\ntwo", "::: quoted\nthree\n:::", ":::::\n", "# Title"])
def test_what_is_folded_opens_on_demand_and_ends_where_it_ends(inside: str) -> None:
    found = render(f"Before\n\n{fold(inside)}\nAfter")
    assert found.html.count('<details class="quoted"><summary>Quoted text</summary>') >= 1
    assert found.html.endswith('</details>\n<p dir="auto">After</p>\n')
    assert found.text.startswith("Before\n")


@pytest.mark.parametrize(
    ("source", "first"),
    [("One\n\n## Two\n\nThree", "One"), ("## One\n\nTwo", "## One\n\nTwo"), ("One", "One"), ("", "")],
)
def test_the_first_part_stands_before_the_first_heading(source: str, first: str) -> None:
    assert first_part(source) == first
