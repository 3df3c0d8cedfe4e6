"""A whole library of references comes in by the page, in one file."""

from collections.abc import Iterator
from itertools import count

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import Cast
from tests.contracts.makers import MAKERS

MANY = 10_000
ABSTRACT = "Peers met once a week and talked about what had helped them through the night. " * 13


def _exported() -> Iterator[str]:
    for number in count(1):
        yield (
            f"TY  - JOUR\r\nAU  - Reyes, Ann\r\nTI  - What helps at night, part {number}\r\nPY  - 2019\r\n"
            f"JO  - Journal of Peer Practice\r\nDO  - 10.5555/jpp.{number}\r\nAB  - {ABSTRACT}\r\nER  - \r\n\r\n"
        )


def test_ten_thousand_references_with_abstracts_are_one_file(cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons))
    told = "".join(each for _number, each in zip(range(MANY), _exported(), strict=False)).encode()
    assert len(told) > 11_000_000
    file = SimpleUploadedFile("library.ris", told)
    answer = cast.client("maria").post(f"/items/{item.pk}/sources/files/", {"file": file})
    assert answer.status_code == 200
    assert "10000 sources came in." in answer.content.decode().replace(",", "")
    assert item.references.count() == MANY
