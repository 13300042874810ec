"""What an editor of forms does on the editors' side."""

from playwright.sync_api import Locator, expect

from tests.journeys.desk import Desk

TRIES = 4
#: Of fields, not of their options.
LABELS = "[data-streamfield-child] input[name$='-value-label']:not([name*='-options-'])"


def begin(desk: Desk, way: str) -> None:
    """From the staff site to one of the ways in which a form begins."""
    desk.press(desk.page.get_by_role("link", name="编辑后台"))
    desk.press(desk.page.get_by_role("link", name="新建表单"))
    desk.look("new-form")
    desk.press(desk.page.get_by_role("link", name=way))


def add(desk: Desk, kind: str, label: str, *, within: Locator | None = None) -> Locator:
    """One more field behind the last, with its label; gives its block."""
    stream = within or desk.page.locator("[data-bf-building]")
    chosen = desk.page.get_by_role("option", name=kind, exact=True).locator("visible=true")
    names = stream.locator(LABELS)
    before = names.count()
    _open_chooser(stream, chosen)
    chosen.click()
    expect(names).to_have_count(before + 1)
    name = names.last
    name.fill(label)
    number = name.get_attribute("name").removesuffix("-value-label")
    return desk.page.locator(f"[data-streamfield-child]:has(> [name='{number}-id'])")


def _open_chooser(stream: Locator, chosen: Locator) -> None:
    """The list of types; what is drawn anew in the meantime closes it, and one opens it once more."""
    for _each in range(TRIES):
        stream.locator(".c-sf-add-button[title='加一段']").last.click()
        try:
            expect(chosen).to_be_visible()
        except AssertionError:
            continue
        return


def wait_for_look(desk: Desk) -> None:
    """What is written has been looked through."""
    with desk.page.expect_response(lambda answer: answer.url.endswith("/look/")):
        pass


def shown_when(block: Locator, field: str, value: str) -> None:
    """A condition, chosen from the fields above and their options."""
    rows = block.locator("[data-contentpath=shown_when]").first
    rows.get_by_role("button").first.click()
    choice = rows.get_by_label("选择栏目")
    option = choice.locator("option").filter(has_text=field)
    expect(option).to_have_count(1)
    choice.select_option(option.get_attribute("value"))
    rows.get_by_label("值", exact=True).locator("visible=true").last.select_option(label=value)
