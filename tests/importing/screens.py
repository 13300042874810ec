"""What an editor does on the screens of an import."""

from typing import Any

from django.test import Client
from django.urls import reverse

from regulations.models import ImportDraft, RegulationPage

DUTY = "溪口站值班制度\n一、守班\n1、每晚两人。周末三人。\n2、不离岗。\n二、巡楼\n1、每晚两遍。"
#: The menu is handed to the browser as data.
MENU = '"url": "/admin/import/"'


def begin(client: Client, text: str = DUTY, **more: Any) -> ImportDraft:
    response = client.post(reverse("import_begin"), {"text": text, **more})
    assert response.status_code == 302, response.content.decode()
    return ImportDraft.objects.latest("pk")


def step(
    client: Client, draft: ImportDraft, name: str, at: int | None = None, /, **given: Any
) -> str:
    clauses = draft.outline["regulations"][0]["clauses"]
    chosen = {} if at is None else {"clause": clauses[at]["id"]}
    data = {"step": name, "regulation": "0", "shown": "1", **chosen, **given}
    response = client.post(reverse("import_step", args=[draft.pk]), data, follow=True)
    draft.refresh_from_db()
    return response.content.decode()


def levels(draft: ImportDraft, at: int = 0) -> list[int]:
    return [each["level"] for each in draft.outline["regulations"][at]["clauses"]]


def saved_clauses() -> Any:
    return RegulationPage.objects.get(title="溪口站守夜制度").clauses
