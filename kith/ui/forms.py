"""How forms look, and the widgets that are ours."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Forms, fields and errors through the templates of the design."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"


class MarkdownBox(forms.Textarea):
    """A box that grows with the words."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 7, "class": "markdown", "dir": "auto"} | (attrs or {}))


class Suggestions(forms.TextInput):
    """A line with suggestions, where one's own words are as welcome."""

    template_name = "ui/forms/suggestions.html"

    def __init__(self, suggestions: Callable[[], Sequence[str]], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.suggestions = suggestions

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        list_id = f"{context['widget']['attrs'].get('id', name)}-list"
        context["widget"]["attrs"]["list"] = list_id
        return context | {"list_id": list_id, "suggestions": self.suggestions()}
