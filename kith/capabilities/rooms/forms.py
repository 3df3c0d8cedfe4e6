"""Forms of rooms."""

import json
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kith.capabilities.rooms.actions.saying import Message
from kith.capabilities.rooms.models import Presence, Room, Signal
from kith.lib.lines import one_line
from kith.ui.forms import Choices

LONGEST_BODY, MOST_AT_ONCE = 20_000, 60
HELP = {
    Room.Way.OWN: _(
        "Up to eight people by picture or voice, and more in writing. Nothing passes through others."
    ),
    Room.Way.LARGE: _("For many people, on the server that this house uses for it."),
    Room.Way.LINK: _("By a link, such as one of Jitsi or Zoom. Only those who may come in see it."),
}
HOW = {
    Presence.Way.VIDEO: _("The others see and hear you, and you them."),
    Presence.Way.AUDIO: _("The others hear you. Your camera stays off."),
    Presence.Way.TEXT: _("You read and write. You neither see nor hear the others, nor they you."),
}


class RoomForm(forms.Form):
    way = forms.ChoiceField(label=_("Where people meet"), widget=Choices(helps=HELP))
    link = forms.URLField(
        label=_("Its address, if it is somewhere else"), required=False, max_length=500, assume_scheme="https"
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        offered = [way for way in Room.Way if way != Room.Way.LARGE or settings.LARGE_ROOMS]
        self.fields["way"].choices = [(way.value, way.label) for way in offered]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A link counts where it leads somewhere else, and is needed there."""
        cleaned = dict(super().clean() or {})
        if cleaned.get("way") != Room.Way.LINK:
            cleaned["link"] = ""
        elif not cleaned.get("link") and "link" not in self.errors:
            self.add_error("link", _("Please write the address of the room there."))
        return cleaned


class EnteringForm(forms.Form):
    """How one comes in. Nothing is chosen for anybody; where a host records, one says that one knows."""

    way = forms.ChoiceField(
        label=_("How would you like to come in?"), choices=Presence.Way.choices,
        widget=Choices(helps=HOW),
        error_messages={"required": _("Please choose one of these ways.")},
    )  # fmt: skip
    agreed = forms.BooleanField(
        label=_("I know that a host records this, and I go along"),
        error_messages={
            "required": _("Without this you cannot come in while a host records. You can stay outside.")
        },
    )

    def __init__(self, *args: Any, room: Room, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if not room.is_recorded:
            del self.fields["agreed"]


class LineForm(forms.Form):
    """What the kind of the item refuses is not sent; the words stay in the form."""

    words = forms.CharField(
        label=_("Write to everyone in the room"), max_length=1000,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        error_messages={"required": _("There are no words yet. Write a few, then send them.")},
    )  # fmt: skip

    def __init__(self, *args: Any, room: Room, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.kind = room.item.kind_of

    def clean_words(self) -> str:
        words = one_line(self.cleaned_data["words"])
        if reason := self.kind.refuses(words):
            raise forms.ValidationError(reason)
        return words


class RoundForm(forms.Form):
    minutes = forms.IntegerField(label=_("Minutes for each to speak"), min_value=1, max_value=60, initial=5)


def read_signals(body: bytes) -> list[Message] | None:
    """What a browser sends for others; None if it is nothing that one of ours would send."""
    if len(body) > LONGEST_BODY * 5:
        return None
    try:
        sent = json.loads(body)["signals"]
        found = [Message(int(each["to"]), str(each["kind"]), each["body"]) for each in sent]
        can_be_kept = all(_can_be_kept(each.body) for each in found)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
    fits = can_be_kept and all(each.kind in Signal.Kind and 0 < each.to < 2**63 for each in found)
    return found if fits and len(found) <= MOST_AT_ONCE else None


def _can_be_kept(body: Any) -> bool:
    """PostgreSQL takes neither NUL nor half a letter, nor what is no number. May raise `ValueError`."""
    written = json.dumps(body, ensure_ascii=False, allow_nan=False)
    return "\\u0000" not in written and len(written.encode()) <= LONGEST_BODY
