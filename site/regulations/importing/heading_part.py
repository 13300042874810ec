"""The heading part (首部): issuer, document number, basis, purpose, scope and day in force, where they stand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,14}\s?[〔［\[（(【]\s?(?:19|20)\d{2}\s?[〕］\])）】]\s?第?\s?\d{1,4}\s?号"
)
_ISSUER = re.compile(
    r"^(?:(?:中共|中国共产党)?[\u4e00-\u9fff（）()]{2,30}?(?:办事处|委员会|人民政府|政府|党工委|管委会|居委会|村委会|办公室|管理中心|中心|公司|集团|学校|医院|局|厅|社区|林场|服务站|工作站))(?:文件)?$"
)
_DAY_ALONE = re.compile(
    r"^[（(]?(?:\d{4}|[二〇○零一二三四五六七八九]{4})\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月\s?[\d一二三四五六七八九十]{1,3}\s?日(?:印发|发布|施行)?[)）]?$"
)
_SIGNED = re.compile(
    r"^(?:签\s?发(?:人)?|拟\s?稿(?:人)?|审\s?核(?:人)?|抄\s?送|主题词|印\s?发|发布(?:单位|机关)|印发机关)\s*[：:]"
)
_IN_FORCE = re.compile(
    r"(?:自|从)?\s?(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日(?:起|开始)(?:正式)?(?:施行|执行|实施|生效)"
)
_BASIS = re.compile(
    r"(?:根据|依据|按照|遵照)(.{2,200}?)(?:的?(?:文件)?精神)?[，,](?=.{0,60}(?:结合|制定|制订|特|现))"
)
_PURPOSE = re.compile(
    r"(?:^|[。；，])(为(?!止|准|主)了?.{3,160}?)[，,](?=.{0,80}(?:制定|制订|特|现|根据|依据|按照|结合|需要))"
)
_SCOPE = re.compile(
    r"(?:本(?:办法|制度|规定|细则|条例|规则|规范|守则|方案)?)?(?:适用于|适用范围[：:为是])([^。；]{2,120})"
)


@dataclass(frozen=True)
class HeadingPart:
    """What the heading part of a regulation says; blank where it says nothing."""

    issuer: str = ""
    document_number: str = ""
    basis: str = ""
    purpose: str = ""
    scope: str = ""
    in_force_from: date | None = None


def is_formal(text: str) -> bool:
    """Whether a line is a number, an issuer, a day or a signature, and no provision."""
    plain = text.strip()
    alone = (_NUMBER.fullmatch(plain), _ISSUER.match(plain), _DAY_ALONE.match(plain))
    return any(alone) or bool(_SIGNED.match(plain)) or is_signature(plain)


def is_signature(text: str) -> bool:
    """Whether a line belongs to what stands below the last provision (落款)."""
    plain = re.sub(r"\s+", "", text)
    return bool(
        _SIGNED.match(plain)
        or _DAY_ALONE.match(plain)
        or (_ISSUER.match(plain) and len(plain) <= 30)
    )


def heading_part(
    formal: Iterable[str], opening: Iterable[str], everything: Iterable[str]
) -> HeadingPart:
    """Read from the lines around the title, the opening paragraphs and the whole text."""
    lines, first = list(formal), list(opening)
    return HeadingPart(
        issuer=next((_issuer(each) for each in lines if _issuer(each)), ""),
        document_number=next((f[0] for each in lines if (f := _NUMBER.search(each))), ""),
        basis=_first(_BASIS, first),
        purpose=_first(_PURPOSE, first),
        scope=_first(_SCOPE, everything),
        in_force_from=next((d for each in everything if (d := _in_force(each))), None),
    )


def _issuer(line: str) -> str:
    plain = re.sub(r"\s+", "", line)
    named = re.match(r"^(?:发布|制定|印发)(?:单位|机关)[：:](.{2,40})$", plain)
    if named:
        return named[1]
    return plain.removesuffix("文件") if _ISSUER.match(plain) else ""


def _first(pattern: re.Pattern[str], texts: Iterable[str]) -> str:
    return next((f[1].strip() for each in texts if (f := pattern.search(each[:600]))), "")


def _in_force(text: str) -> date | None:
    for found in _IN_FORCE.finditer(text):
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue
    return None
