"""What every office needs before anything is written: shelves, groups, the approval of what editors write, categories of the registry, facts of leave."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from facts.models import Fact

from .loading.facts import load_facts
from .loading.files import FIXTURES, read
from .loading.pages import shelves
from .loading.registry import load_categories

#: What each group may do with pages below the shelves, and with the tables of which rooms.
PAGE_PERMISSIONS = {
    "policy-editor": ["add_page", "change_page"],
    "policy-approver": ["change_page", "publish_page"],
    "administrator": ["add_page", "change_page", "publish_page", "delete_page"],
}
TABLES = {
    "policy-editor": ["facts"],
    "policy-approver": [],
    "administrator": ["facts", "people", "calendars", "notices"],
    "archivist": [],
    "auditor": [],
}
#: What may be deleted: the room itself refuses where anything rests on it.
GUARDED = ("delete_fact",)
WORKFLOW = "制度和表单审核"


@transaction.atomic
def open_office() -> None:
    """Make what is missing; what is there stays as it is."""
    regulations, forms = shelves()
    for name, rooms in TABLES.items():
        group, _made = Group.objects.get_or_create(name=name)
        group.permissions.add(*_permissions(rooms))
        for shelf in (regulations, forms):
            _let(group, shelf, PAGE_PERMISSIONS.get(name, []))
    _approve_by("policy-approver", [regulations, forms])
    load_categories(read(FIXTURES / "office/categories.yaml"))
    _facts_of_leave()


def _facts_of_leave() -> None:
    """What slips are counted by; without them no form could ask for leave."""
    known = set(Fact.objects.values_list("key", flat=True))
    rows = read(FIXTURES / "office/facts-of-leave.yaml")
    load_facts(row for row in rows if row["key"] not in known)


def _permissions(rooms: list[str]) -> list[Permission]:
    enter = Permission.objects.filter(
        content_type=ContentType.objects.get(app_label="wagtailadmin", model="admin"),
        codename="access_admin",
    )
    of_rooms = Permission.objects.filter(content_type__app_label__in=rooms)
    kept = of_rooms.exclude(codename__startswith="delete_")
    return [*enter, *kept, *of_rooms.filter(codename__in=GUARDED)]


def _let(group: Group, shelf: Page, codenames: list[str]) -> None:
    for codename in codenames:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", content_type__model="page", codename=codename
        )
        GroupPagePermission.objects.get_or_create(group=group, page=shelf, permission=permission)


def _approve_by(name: str, pages: list[Page]) -> None:
    task, made = GroupApprovalTask.objects.get_or_create(name=WORKFLOW)
    if made:
        task.groups.add(Group.objects.get(name=name))
    workflow, _made = Workflow.objects.get_or_create(name=WORKFLOW)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    for page in pages:
        WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})
