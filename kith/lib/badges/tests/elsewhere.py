"""What others are asked to check and to sign as well: `python -m kith.lib.badges.tests.elsewhere`."""

import json
import sys
from decimal import Decimal
from typing import Any

from kith.lib.badges import data_integrity
from kith.lib.badges.did_web import did_document
from kith.lib.badges.status_list import StatusList, list_document
from kith.lib.badges.tests.samples import AWARDED, CREDENTIAL, DID, KEY, LIST, changed
from kith.lib.badges.values import Achievement, Recipient
from kith.lib.badges.writing import document_of, moment

ODD = Achievement(
    "https://kith.example/gatherings/6/",
    'Hope 🙂 “said” "so" \\ back',
    "Ω 語 مرحبا é e\u0301",
    "One\nTwo",
    Decimal("0.1"),
)
CREDENTIALS = [
    CREDENTIAL,
    changed(address="urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33", achievement=ODD, credits=Decimal("0.25")),
    changed(address="https://kith.example/3", credits=Decimal("33.33"), hours=(), evidence=(), status=None),
    changed(address="https://kith.example/4", credits=Decimal(10_000), recipient=Recipient("Ana"), valid_until=None),
    changed(address="https://kith.example/5", credits=Decimal("1.15"), recipient=Recipient(mail=CREDENTIAL.recipient.mail)),
    changed(address="https://kith.example/6", credits=Decimal(0)),
]  # fmt: skip


def documents() -> list[dict[str, Any]]:
    taken_back = list_document(StatusList([94567]), at_address=LIST, issuer=DID, valid_from=AWARDED)
    return [*map(document_of, CREDENTIALS), taken_back]


def ours() -> dict[str, Any]:
    return {
        "did": did_document(DID, [KEY.public]),
        "secret": KEY.multikey,
        "at": moment(AWARDED),
        "signed": [data_integrity.sign(each, key=KEY, at=AWARDED) for each in documents()],
    }


if __name__ == "__main__":
    json.dump(ours(), sys.stdout)
