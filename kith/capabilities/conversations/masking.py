"""Writing under a name made for one conversation: what the form offers, and where the draft lies."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.drafts import Desk
from kith.foundation.people.models import Person
from kith.foundation.permissions.tables import may
from kith.foundation.spaces.actions.masking import rename
from kith.foundation.spaces.models import Membership

NOT_OFFERED = _(
    "Names for one conversation are not made here now, so we shared nothing. Your words are kept. You can share them under "
    "your usual name."
)


class MayBeMasked(forms.Form):
    """A form whose words can be signed with a made name, where that may be. Never is anyone named who ticked the box."""

    masked = forms.BooleanField(
        label=_("Post under a name made for this conversation"),
        required=False,
        help_text=_(
            "Others then see the made name and not you. Hosts do not learn who you are. They can still hide your words, or "
            "decide that their author may only read. Only two stewards together can open it. They need a reason, and you are told."
        ),
    )

    def __init__(self, *args: Any, may_mask: bool = False, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.may_mask = may_mask
        if not may_mask:
            del self.fields["masked"]

    @property
    def is_masked(self) -> bool:
        return self.may_mask and bool(self.data.get("masked"))

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or self.cleaned_data
        words.pop("masked", None)
        if self.data.get("masked") and not self.may_mask:
            self.add_error(None, str(NOT_OFFERED))
        return words

    def mark(self) -> dict[str, str]:
        """Goes with the draft, so that nobody who comes back to it is named by mistake."""
        return {"masked": "on"} if self.is_masked else {}


def mask_offer(thing: Any, person: Person | None) -> dict[str, bool]:
    """Whether a form about an item or a space offers a made name to someone."""
    return {"may_mask": may(person, "space.mask", thing)}


def started(desk: Desk, *, by: Person, mask: Membership | None) -> dict[str, str]:
    """What someone typed before, under a made name or their own."""
    return (mask and desk.kept(mask.person)) or desk.kept(by)


class Signing:
    """One form that was sent, and by which name its words are signed."""

    def __init__(
        self, form: MayBeMasked, *, by: Person, known: Membership | None, wear: Callable[[], Membership]
    ) -> None:
        self.form, self.by = form, by
        self.mask = known or wear() if form.is_masked else known
        if form.is_masked and "another" in form.data and self.mask and self.is_unseen:
            rename(self.mask, language=self.mask.space.language)

    @property
    def is_unseen(self) -> bool:
        """Whether nobody else knows the made name yet."""
        return self.mask is not None and not self.mask.posts.exists()

    @property
    def shows_name_first(self) -> bool:
        """Whether the writer has to see the name that was made for them before anything is shared."""
        told = {self.form.data.get(where, "") for where in ("known_as", "seen_as")}
        return self.form.is_masked and self.mask is not None and self.mask.display_name not in told

    def keep(self, desk: Desk, words: dict[str, str]) -> None:
        """Keep the words in one of two places: what is typed under a made name lies with nobody."""
        self.forget(desk, but=self._writer)
        desk.keep(words, by=self._writer)

    def forget(self, desk: Desk, *, but: Person | None = None) -> None:
        for writer in {self.by, self.mask.person if self.mask else self.by} - {but}:
            desk.forget(writer)

    @property
    def _writer(self) -> Person:
        return self.mask.person if self.form.is_masked and self.mask else self.by

    def shown(self) -> dict[str, Any]:
        """What the page says about the name."""
        name = self.mask.display_name if self.mask else ""
        return {"mask_name": name, "can_rename": self.form.is_masked and self.is_unseen}
