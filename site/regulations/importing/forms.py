"""What an import begins with: a file, or text that was pasted."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .limits import LONGEST_TEXT
from .readers import read
from .refusing import NotReadable, check_text, without_controls


class ImportForm(forms.Form):
    """Either of the two; a file counts when both are there."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy(
            "A Word file (.docx), text, a web page or a PDF with text, up to 10 MB."
        ),
        widget=forms.ClearableFileInput(
            attrs={"accept": ".docx,.txt,.html,.htm,.pdf,.md,text/plain,text/html,application/pdf"}
        ),
    )
    text = forms.CharField(
        label=gettext_lazy("Or pasted text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "maxlength": LONGEST_TEXT}),
    )

    def clean(self) -> dict[str, Any]:
        """The text in `source_text`, and where it came from in `source_name`."""
        cleaned = super().clean() or {}
        upload = cleaned.get("file")
        try:
            if upload:
                cleaned["source_text"], cleaned["source_name"] = read(upload), upload.name[:255]
            else:
                cleaned["source_text"], cleaned["source_name"] = self._pasted(cleaned), ""
        except NotReadable as refused:
            self.add_error("file" if upload else "text", str(refused))
        return cleaned

    def _pasted(self, cleaned: dict[str, Any]) -> str:
        text = without_controls(cleaned.get("text") or "")
        if not text.strip():
            raise NotReadable(_("Choose a file, or paste the text of a regulation here."))
        check_text(text)
        return text
