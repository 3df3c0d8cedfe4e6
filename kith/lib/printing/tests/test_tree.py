"""A tree stands alone: whole, with full addresses, without anything that only a screen can do."""

from xml.etree.ElementTree import tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.markdown import render
from kith.lib.printing.tree import tree

HERE = "https://kith.example/library/1/"


def read(html: str) -> str:
    return tostring(tree(html, base=HERE), encoding="unicode")


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>a<br>b</p>", "<body><p>a<br />b</p></body>"),
        ("<p>a", "<body><p>a</p></body>"),
        ("</p>a</b>", "<body>a</body>"),
        ("<p>&lt;b&gt; &amp;amp;</p>", "<body><p>&lt;b&gt; &amp;amp;</p></body>"),
        ('<a href="/x">a</a>', '<body><a href="https://kith.example/x">a</a></body>'),
        ('<a href="#fn-1">a</a>', '<body><a href="#fn-1">a</a></body>'),
        ('<a href="javascript:x">a</a>', "<body><a>a</a></body>"),
        ('<a href="http://[">a</a>', "<body><a>a</a></body>"),
        ('<p onclick="x" tabindex="0">a</p>', "<body><p>a</p></body>"),
        ("<details><summary>a</summary>b</details>", "<body><blockquote><p>a</p>b</blockquote></body>"),
        ('<input type="checkbox" checked=""> a', "<body>☑ a</body>"),
        ('<img src="/files/k/a.png" alt="A cup">', '<body><a href="https://kith.example/files/k/a.png">Picture: A cup</a></body>'),
        ('<a href="/x"><img src="/files/k/a.png"></a>', '<body><a href="https://kith.example/x"><span>Picture: without a description</span></a></body>'),
    ],
)  # fmt: skip
def test_html_is_read_as_it_is_meant(html: str, words: str) -> None:
    assert read(html) == words


@given(st.text(max_size=200))
def test_whatever_is_written_ends_as_one_tree(text: str) -> None:
    assert read(render(text).html).startswith("<body")
    assert read(text).startswith("<body")
