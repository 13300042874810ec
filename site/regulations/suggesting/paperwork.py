"""Records and reports: what comes round without a count is kept as evidence, and so is a report to somebody."""

import re

from .figures import TIMES
from .quantities import Quantity, quantities

PAPERWORK = re.compile(
    r"汇总|整理|总结|小结|梳理|填写|填报|登记|记录|记载|通报|点评|发送|归档|统计|台[账帐]|报送|汇报|上报|报告"
    r"|(?:写|填|记)[^,]{0,16}(?:日记|日志)|报 ?[一1]次"
)
REPORTED = re.compile(r"向[^,]{1,16}(?:报告|汇报|报送|上报)|报送")
TIME = frozenset({"天", "周", "月", "年", "工作日"})


def is_paperwork(text: str, before: str) -> bool:
    """Whether the words behind 每… (until the first comma) are about paper; meetings are not."""
    part = re.split(r"[,;。]", text)[0]
    if part.endswith(("会", "会议")):
        return False
    if REPORTED.search(part) or REPORTED.search(before) or re.search(r"向[^,]{1,16}$", before):
        return True
    return bool(PAPERWORK.search(part)) and not any(_is_count(each) for each in quantities(part))


def _is_count(quantity: Quantity) -> bool:
    figure = quantity.figure
    return figure.unit == TIMES or (figure.op in (">=", ">") and figure.unit not in TIME)
