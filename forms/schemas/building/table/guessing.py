"""What type a column is of: read from its heading, from what stands below, from its list."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from ...fields import field_types
from .headings import Column

_STAR = re.compile(r"^[*＊]\s*|\s*[*＊]$|[(（]必填[)）]")
_COUNTER = re.compile(r"^(序号|顺序号|行号|序|no\.?|№|#)$", re.IGNORECASE)
_YES = ({"是", "否"}, {"有", "无"}, {"√", "×"}, {"是", "不是"})

#: Headings by what they ask; the first that fits.
_BY_LABEL: tuple[tuple[str, str], ...] = (
    ("yes_no", r"^(是否|有无|是不是|可否)"),
    ("photo", r"照片|相片|图片"),
    ("signature", r"签名|签字|签章"),
    ("file", r"附件|佐证材料|扫描件"),
    ("text", r"电话|手机|联系方式|身份证|证件号|编号|号码|账号|车牌"),
    ("moment", r"时间$|几点"),
    ("date", r"日期|年月日|[年月]日$|出生|生日|之日"),
    ("money", r"金额|费用|单价|总价|工资|补贴|奖金|罚款|[(（]元[)）]|[(（]万元[)）]"),
    ("number", r"(人|户|次|天|份|个|件|分|小时|间|套|辆|条|课|栋)数|数量|年龄|面积|比例|合计|小计|得分"),
    ("number", r"[(（](人|户|次|天|份|个|件|平方米|㎡|亩|公里|米|岁|分|小时|%|％)[)）]"),
    ("long_text", r"备注|说明|情况|内容|意见|原因|描述|经过|措施|建议|详情|诉求|事由"),
    ("person", r"^(经办人|填报人|填表人|走访人|登记人|网格员)(姓名)?$"),
)  # fmt: skip
#: Texts that are written in one way only.
_WRITTEN = (
    ("phone", r"电话|手机|联系方式"),
    ("identity_number", r"身份证"),
)
#: What stands in for a type that is not there.
_OTHERWISE = {"photo": "file", "money": "number", "signature": "text", "moment": "date"}
LONG_TEXT = 30


@dataclass(frozen=True)
class Guess:
    """What a column becomes, until the editor says otherwise."""

    label: str
    type: str
    required: bool
    options: list[str]
    keep: bool


def guess(column: Column) -> Guess:
    """The type of one column."""
    label = _STAR.sub("", column.label).strip()
    code = _type(label, column)
    options = column.options if code == "choice" else []
    return Guess(label, code, label != column.label, options, not _COUNTER.match(label))


def preset_of(label: str) -> str:
    """How a text is written, where its heading says so."""
    return next((code for code, pattern in _WRITTEN if re.search(pattern, label)), "")


def known(code: str) -> str:
    """A type that there is: itself, or what stands in for it."""
    types = field_types()
    while code not in types:
        code = _OTHERWISE.get(code, "text")
    return code


def _type(label: str, column: Column) -> str:
    if column.options:
        return "yes_no" if set(column.options) in _YES else "choice"
    if by_samples := _by_samples(column.samples):
        return known(_nearer(label, by_samples))
    for code, pattern in _BY_LABEL:
        if re.search(pattern, label):
            return known(code)
    if any(len(str(each)) > LONG_TEXT for each in column.samples):
        return "long_text"
    return "text"


def _nearer(label: str, by_samples: str) -> str:
    """Figures below a heading may be money, a telephone, a number of a paper."""
    said = next((code for code, pattern in _BY_LABEL if re.search(pattern, label)), "")
    return said if by_samples == "number" and said in ("money", "text") else by_samples


def _by_samples(samples: list[Any]) -> str:
    """What all that stands below is, where that is plain."""
    checks: Mapping[str, Callable[[Any], bool]] = {
        "yes_no": lambda each: each in ("是", "否"),
        "moment": lambda each: isinstance(each, datetime) and each.time() != time.min,
        "date": lambda each: isinstance(each, date) or _is_day(each),
        "number": lambda each: isinstance(each, int | float) and not isinstance(each, bool),
    }
    if not samples:
        return ""
    return next((code for code, fits in checks.items() if all(map(fits, samples))), "")


def _is_day(text: Any) -> bool:
    return isinstance(text, str) and bool(
        re.fullmatch(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?", text)
    )
