"""用车申请 as a clerk makes it in the editor: a form, a regulation, and what people do with them."""

from datetime import timedelta

from playwright.sync_api import Locator, expect

from tests.journeys import building, editing, staff
from tests.journeys.desk import Desk

FORM, FORM_ADDRESS = "用车申请", "yong-che-shen-qing"
RULES = "公务用车管理规定"
NEW_FACT = "＋ 新建一个，就照这一栏"
WITHIN = "区内用车，本社区书记签注意见，办事处主任批准，办公室备查"
OUTSIDE = "出区用车，本社区书记、办事处主任签注意见，党工委书记批准，办公室备查"
SHORTER = "区内用车，办事处主任批准，办公室备查"
TIME = "每个环节1个工作日内办完"
OFTEN = "每人每月申请用车一般不超过2次"
FAR = "一次用车不得超过300公里"
PROOF = "用车要填用车申请，写明去向和里程"


def build_form(desk: Desk) -> None:
    """Eight questions; two of them become facts that rules ask about."""
    building.begin(desk, "从空白开始")
    desk.page.fill("[name=title]", FORM)
    who = _must(building.add(desk, "人员", "用车人"))
    tick(who.locator("[name$='-value-oneself']"))
    _must(building.add(desk, "日期和起止时间", "用车时间"))
    _must(building.add(desk, "文字", "目的地"))
    where = _must(building.add(desk, "单选", "去向"))
    where.locator("[name$='-value-pasted']").fill("区内\n区外")
    _as_fact(where)
    far = _must(building.add(desk, "数字", "往返里程"))
    far.locator("[name$='-value-unit']").fill("公里")
    far.locator("[name$='-value-minimum']").fill("1")
    _as_fact(far)
    _must(building.add(desk, "多行文字", "事由"))
    building.add(desk, "数字", "同行人数")
    building.add(desk, "文字", "车牌")


def _must(block: Locator) -> Locator:
    tick(block.locator("[name$='-value-required']"))
    return block


def tick(box: Locator) -> None:
    """By the keyboard: what is said above may move the box while somebody clicks."""
    box.focus()
    box.press("Space")
    expect(box).to_be_checked()


def _as_fact(block: Locator) -> None:
    block.locator("select[name$='-value-fact']").select_option(label=NEW_FACT)


def write_rules(desk: Desk) -> None:
    """Four clauses: who decides, how often, how far, and by what it is proved."""
    page = desk.page
    desk.press(page.get_by_role("link", name="新建制度"))
    page.fill("[name=title]", RULES)
    clause = add_clause(desk, "谁来批", f"{WITHIN}。\n{OUTSIDE}。\n{TIME}。")
    director, secretary, office = "办事处主任", "社区书记", ("办公室人员", "备查")
    stations = [(secretary, "签注意见"), (director, "审批"), office]
    route(clause, WITHIN, stations, where="区内", within="1")
    stations = [(secretary, "签注意见"), (director, "签注意见"), ("党工委书记", "审批"), office]
    route(clause, OUTSIDE, stations, where="区外", within="1")
    clause = add_clause(desk, "多少", f"{OFTEN}。\n{FAR}。")
    limit(clause, OFTEN, bound="2", per="一个自然月内", effect="提醒")
    limit(clause, FAR, fact="往返里程", bound="300")
    clause = add_clause(desk, "凭据", f"{PROOF}。")
    evidence(clause, PROOF, ["去向", "往返里程"])


def heading(desk: Desk) -> None:
    """Who issues it, for whom."""
    editing.tab(desk, "首部")
    desk.page.fill("[name=issuer]", "云桥街道办事处")
    desk.page.select_option("[name=binds]", label="云桥街道办事处")
    editing.tab(desk, "正文")


def add_clause(desk: Desk, title: str, text: str) -> Locator:
    """One more clause behind the one that is open."""
    desk.page.locator("[data-bf=add]").click()
    here = desk.page.locator(".bf-body > .bf-here")
    here.locator("input[name$='-value-title']").fill(title)
    here.locator("textarea[name$='-value-text']").fill(text)
    return here


def rule(clause: Locator, kind: str) -> Locator:
    """A rule of a kind behind those that the clause has."""
    rules = clause.locator(f"[data-streamfield-child]:has(> [name$='-type'][value='{kind}'])")
    before = rules.count()
    clause.locator(f".bf-add-rule [data-kind={kind}]").click()
    expect(rules).to_have_count(before + 1)
    added = rules.last
    added.locator("select[name$='-value-form']").select_option(label=FORM)
    return added


def route(
    clause: Locator,
    quote: str,
    stations: list[tuple[str, str]],
    *,
    where: str = "",
    within: str = "",
) -> Locator:
    """A route with its stations in order."""
    added = rule(clause, "route")
    for number, (post, act) in enumerate(stations):
        added.locator("[data-contentpath=stations] [data-streamfield-list-add]").last.click()
        station = added.locator(f"[name$='-stations-{number}-value-post']")
        station.select_option(label=post)
        added.locator(f"[name$='-stations-{number}-value-act']").select_option(label=act)
        if within:
            added.locator(f"[name$='-stations-{number}-value-within']").fill(within)
    if where:
        added.locator("[data-contentpath=when] [data-streamfield-list-add]").last.click()
        added.locator("[name$='-when-0-value-fact']").select_option(label="去向")
        added.locator("[name$='-when-0-value-op']").select_option(label="是")
        added.locator("[data-contentpath=when] [data-bf-stands-for]").select_option(label=where)
    added.locator("[name$='-value-quote']").fill(quote)
    return added


def limit(
    clause: Locator, quote: str, *, bound: str, fact: str = "", per: str = "", effect: str = ""
) -> None:
    """At most so much of a fact, or, without one, so often."""
    added = rule(clause, "limit")
    if fact:
        added.locator("[name$='-value-fact']").select_option(label=fact)
    added.locator("[name$='-value-bound']").fill(bound)
    if per:
        added.locator("[name$='-value-per']").select_option(label=per)
    if effect:
        added.locator("[name$='-value-effect']").select_option(label=effect)
    added.locator("[name$='-value-quote']").fill(quote)


def evidence(clause: Locator, quote: str, facts: list[str]) -> None:
    """The form proves it, with these answers."""
    added = rule(clause, "evidence")
    for each in facts:
        tick(added.get_by_label(each, exact=True))
    added.locator("[name$='-value-quote']").fill(quote)


def ask(desk: Desk, *, where: str = "区内", kilometres: int = 20, days: int = 1) -> str:
    """Fill it in and hand it in; the address of the matter."""
    page = desk.page
    desk.press(page.get_by_role("link", name="填报"))
    desk.press(page.get_by_role("link", name=FORM))
    fill(desk, where=where, kilometres=kilometres, days=days)
    return staff.hand_in(desk)


def fill(desk: Desk, *, where: str = "区内", kilometres: int = 20, days: int = 1) -> None:
    """All that must be answered."""
    page = desk.page
    staff.pick(desk, "yong_che_ren", "陆")
    page.fill("[name=day]", (staff.TODAY + timedelta(days=days)).isoformat())
    page.fill("[name=from_time]", "09:00")
    page.fill("[name=to_time]", "11:30")
    page.fill("[name=mu_de_de]", "云桥区档案馆")
    page.get_by_label(where, exact=True).check()
    page.fill("[name=wang_fan_li_cheng]", str(kilometres))
    page.fill("[name=shi_you]", "移交去年的卷宗，两箱。")
    page.locator("[name=shi_you]").blur()


def change_route(desk: Desk) -> None:
    """Next year: within the district the director decides alone, and has two days for it."""
    editing.open_regulation(desk, RULES)
    clause = editing.clause(desk, "谁来批")
    text = clause.locator("textarea[name$='-value-text']")
    text.fill(text.input_value().replace(WITHIN, SHORTER))
    clause.locator("[data-contentpath=rules] [data-panel-toggle]").first.click()
    first = clause.locator("[data-streamfield-child]:has(> [name$='-type'][value='route'])").first
    first.locator("[name$='-value-quote']").first.fill(SHORTER)
    station = first.locator("[data-contentpath=stations] [data-streamfield-child]").first
    station.get_by_role("button", name="删除").click()
    first.locator("[name$='-stations-1-value-within']").fill("2")


def change_form(desk: Desk) -> None:
    """Next year: one more thing to be answered."""
    desk.page.get_by_role("button", name="页面").click()
    desk.press(desk.page.get_by_role("link", name="表单", exact=True))
    desk.press(desk.page.get_by_role("link", name=FORM, exact=True))
    _must(building.add(desk, "文字", "联系电话"))
