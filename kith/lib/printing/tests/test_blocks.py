"""What stands on a page is what was written, in an order and depth that paper can bear."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kith.lib.markdown import render
from kith.lib.printing.blocks import DEEPEST, Block, blocks
from kith.lib.printing.runs import BREAK
from kith.lib.printing.tree import printable, tree

HERE = "https://kith.example/library/1/"


def blocks_of(source: str) -> list[Block]:
    return blocks(tree(render(source).html, base=HERE))


def runs_in(found: Any) -> list[dict[str, Any]]:
    """All runs, however deep."""
    if isinstance(found, dict):
        return ([found] if "text" in found and "marks" in found else []) + runs_in(list(found.values()))
    return [run for part in found for run in runs_in(part)] if isinstance(found, list) else []


def words_in(found: Any) -> str:
    return "".join(run.get("text", "") for run in runs_in(found)).replace(BREAK, "")


def depth(found: Any) -> int:
    inside = found.get("items", [found.get("blocks", [])]) if isinstance(found, dict) else []
    return max((1 + depth(each) for part in inside for each in part), default=0)


def test_a_page_has_paragraphs_headings_lists_quotes_code_and_tables() -> None:
    source = "Hello\n\n# One\n\n- a\n- b\n\n3. c\n\n> d\n\n```\ne  f\n```\n\n| g | h |\n|---|---|\n| i | j |\n\n***\n"
    kinds = [each["kind"] for each in blocks_of(source)]
    assert kinds == ["words", "heading", "list", "numbered", "quote", "code", "table", "rule"]
    numbered, code, table = (blocks_of(source)[place] for place in (3, 5, 6))
    assert numbered["start"] == 3
    assert code["text"] == "e  f"
    assert [[words_in(cell) for cell in row] for row in table["rows"]] == [["g", "h"], ["i", "j"]]


def test_marks_inside_one_another_become_marks_beside_one_another() -> None:
    (line,) = blocks_of("a **b *c*** ~~d~~ `e`")
    assert [(run["text"], run["marks"]) for run in line["runs"] if run["text"] != " "] == [
        ("a ", ""), ("b ", "b"), ("c", "bi"), ("d", "s"), ("e", "c")
    ]  # fmt: skip


def test_headings_never_skip_a_level() -> None:
    html = "<h2>a</h2><h5>b</h5><h2></h2><h3>c</h3><h2>d</h2>"
    found = [(each["level"], words_in(each)) for each in blocks(tree(html, base=HERE))]
    assert found == [(1, "a"), (2, "b"), (2, "c"), (1, "d")]


def test_a_link_says_where_it_leads_unless_its_words_do() -> None:
    (line,) = blocks_of("[there](https://x.org/a) <https://y.org/b> [we](/people/ana)")
    links = [run for run in line["runs"] if run["kind"] == "link"]
    assert [(link["to"], words_in(link["runs"]), link["is_shown"]) for link in links] == [
        ("https://x.org/a", "there", True),
        ("https://y.org/b", "", False),
        ("https://kith.example/people/ana", "we", True),
    ]


def test_a_footnote_stands_where_it_is_first_asked_for() -> None:
    (line,) = blocks_of("one[^n] two[^n]\n\n[^n]: The **note**.\n\n    And more.\n")
    first, second = (run for run in line["runs"] if run["kind"] == "note")
    assert words_in(first["runs"]) == "The note.And more."
    assert "runs" not in second
    assert first["key"] == second["key"]


def test_a_footnote_that_asks_for_itself_ends() -> None:
    assert words_in(blocks_of("one[^n]\n\n[^n]: again[^n]\n")).startswith("one")


def test_each_block_says_in_which_direction_and_language_it_is_read() -> None:
    html = '<div lang="en"><p>Hello</p><p lang="he-IL">שלום</p><ul lang="xx-1"><li>a</li></ul></div>'
    found = [(each.get("lang"), each.get("dir")) for each in blocks(tree(html, base=HERE))]
    assert found == [("en", "ltr"), ("he", "rtl"), ("xx", "ltr")]


@given(st.integers(0, 30), st.sampled_from(["> ", "- ", "1. "]))
def test_nothing_is_deeper_than_paper_can_bear(levels: int, mark: str) -> None:
    found = blocks_of(
        "".join(
            "   " * (level if mark != "> " else 0) + mark * (level if mark == "> " else 1) + "x\n"
            for level in range(levels)
        )
    )
    assert max(map(depth, found), default=0) <= DEEPEST


@given(st.text(max_size=300))
def test_no_word_is_lost(text: str) -> None:
    html = "".join(f"<p>{_escaped(part)}</p>" for part in text.split("\n\n"))
    assert "".join(words_in(blocks(tree(html, base=HERE))).split()) == "".join(printable(text).split())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
