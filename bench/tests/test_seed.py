"""What is measured is measured on rows that the database of today takes."""

import pytest

from bench import cases, digests, telling
from bench.seed import write_rows
from bench.sizes import Size
from bench.tests.comparing import unanswered
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space


@pytest.mark.slow
@pytest.mark.django_db
def test_the_seed_fits_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    write_rows(Size("tiny", posts=4_000, people=60))
    assert Person.objects.count() == 60
    assert Space.objects.filter(send_key="").count() == 20
    assert 3_500 < Post.objects.count() <= 4_000
    assert Item.objects.get(pk=1).posts.count() == 2_000
    assert unanswered(cases.pages()) == []
    monkeypatch.setattr(telling, "FOLLOWERS", 30)
    assert telling.fan_out()["followers"] == 30
    for name, value in {"MEMBERS": 300, "MADE": 300}.items():
        monkeypatch.setattr(digests, name, value)
    assert digests.made()["rate"] > 0
    assert Person.objects.count() == 60  # what was measured is taken back
