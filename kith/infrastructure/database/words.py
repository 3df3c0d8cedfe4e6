"""Words that are found by how they begin, without capitals and accents, through an index of PostgreSQL."""

import unicodedata

from django.contrib.postgres.search import Lexeme, SearchQuery, SearchVector
from django.db.models import Func, TextField

from kith.lib.letters import SPELLED

NO_WORD = "-"


def _plain(text: str) -> str:
    """The SQL for small letters without accents: as `letters.plain`, and without the marks of Greek and Cyrillic too.

    An apostrophe of print parts words, as that of a typewriter does.

    Both what is kept and what is looked for go through it, so they only have to agree with each other.
    """
    apart = f"translate(lower(normalize({text}, NFKD)), 'ς’ʼ', 'σ  ')"
    for letter, spelled in SPELLED.items():
        apart = f"replace({apart}, '{letter}', '{spelled}')"
    return rf"normalize(regexp_replace({apart}, '[\u0300-\u036f]', '', 'g'), NFC)"


class Plain(Func):
    """A text in small letters without accents. Indexes are made of it: to change it is to make them anew, by a migration."""

    template = _plain("%(expressions)s")
    arity = 1
    output_field = TextField()


def words_in(field: str) -> SearchVector:
    """The words of a field, as an index keeps them."""
    return SearchVector(Plain(field), config="simple")


def beginning_with(text: str) -> SearchQuery:
    """What a word has to begin with, or several that follow each other. A text without letters begins none.

    It is taken apart before it is quoted: some letters become quotation marks by that.
    """
    apart = unicodedata.normalize("NFKD", text)
    has_letters = any(map(str.isalnum, apart))
    wanted = Lexeme(apart if has_letters else NO_WORD, prefix=True)
    return SearchQuery(Plain(wanted), config="simple", search_type="raw")
