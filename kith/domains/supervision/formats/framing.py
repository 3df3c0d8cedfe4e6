"""A frame as plain values, for sessions that keep their steps with them."""

from typing import Any

from kith.domains.supervision.formats.shapes import Doing, Frame, Voice


def frame_to_plain(frame: Frame) -> dict[str, Any]:
    return {
        **vars(frame), "speakers": sorted(voice.value for voice in frame.speakers), "methods": list(frame.methods),
        "presenter": frame.presenter.value if frame.presenter else None,
    }  # fmt: skip


def frame_from_plain(plain: dict[str, Any]) -> Frame:
    doing = plain["presenter"]
    own = {
        "speakers": frozenset(map(Voice, plain["speakers"])), "methods": tuple(plain["methods"]),
        "presenter": Doing(doing) if doing else None,
    }  # fmt: skip
    return Frame(**plain | own)
