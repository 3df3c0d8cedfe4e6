"""The words of parsed Markdown, for search and excerpts."""

from collections.abc import Iterable, Iterator

from markdown_it.token import Token

_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


def plain_text(tokens: Iterable[Token]) -> str:
    """The words of all blocks, a line each."""
    return "\n".join(text for block in tokens if (text := _block(block).strip()))


def inline_text(tokens: Iterable[Token]) -> str:
    """The words of one line; a picture counts as the words that describe it."""
    return "".join(_words(tokens))


def _block(token: Token) -> str:
    if token.type in ("fence", "code_block"):
        return token.content
    return inline_text(token.children or ())


def _words(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("text", "text_special", "code_inline"):
            yield token.content
        elif token.type == "image":
            yield inline_text(token.children or ())
        else:
            yield _BREAKS.get(token.type, "")
