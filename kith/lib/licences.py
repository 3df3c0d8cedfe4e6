"""Where the text of a Creative Commons licence stands, by the name that archives give it."""

import re

NAME = re.compile(r"CC[ -](?P<terms>BY(?:-(?:NC|SA|ND|NC-SA|NC-ND))?)[ -](?P<version>\d\.\d)", re.IGNORECASE)


def address_of(licence: str) -> str:
    """Empty for a licence of another kind."""
    name = NAME.fullmatch(licence.strip())
    return f"https://creativecommons.org/licenses/{name['terms'].lower()}/{name['version']}/" if name else ""
