"""Words for what may follow, and the kind of outcome that they are (D1-2.P, D5-4)."""

import re

WORDS = {
    "fine": r"罚款|处罚金|罚金|罚 ?\d+ ?元|(?:扣除|扣发|扣减|扣罚|扣)[^,;]{0,12}?\d+ ?元",
    "publicity": r"公开曝光|曝光|公示批评",
    "circular": r"通报批评|书面通报",
    "criticism": r"批评教育|批判教育|(?:进行|给予|予以)(?!通报)[^,]{0,8}(?<!通报)批评|(?:^|,)批评(?!和|与)|口头批评|书面批评",
    "self_criticism": r"书面检查|书面检讨|写检查|写检讨|作出?检查|写出?检查|写出?检讨",
    "training": r"培训教育|教育培训|离岗培训|培训笔记|诫勉学习",
    "suspension": r"待岗|停职|停岗|暂停[^,]{0,4}(?:工作|职务|履职)",
    "transfer_of_file": r"(?:人事|劳动|组织)关系[^,]{0,6}(?:介绍|转|移交)到|转到[^,]{0,8}(?:中心|机构|机关)",
    "dismissal_request": r"(?:请求|建议|提请|申请)[^,]{0,12}(?:劝退|辞退|解聘)|调离[^,]{0,4}岗|调岗",
    "dismissal": r"劝退|辞退|解聘|解除(?:劳动|聘用)?(?:合同|关系)|清退|开除",
    "loss_of_eligibility": r"(?:取消|没有)[^,]{0,12}资格|不得[^,]{0,8}(?:评优|评先|评为)|一票否决|不评优|取消[^,]{0,12}(?:评优|评先|档次)|丧失[^,]{0,8}资格",
    "organisational": r"组织处理|纪律处分|(?:给予|予以)[^,]{0,6}处分|纪律处理|严肃处理",
    "accountability": r"追究[^,]{0,12}责任|移送[^,]{0,8}(?:机关|部门)",
    "questioning": r"诫勉谈话|训诫谈话|诫勉|约谈",
    "absence": r"(?:视为|视同|按|作|算)旷工(?:处理)?|(?:视为|视同)(?:迟到|早退|缺勤|缺席|未完成|不合格|自动离职)",
    "reward": r"(?:给予|予以|一次性)[^,]{0,6}(?:奖励|表彰)|奖励 ?\d+ ?元|奖 ?\d+ ?元",
}
OUTCOME = re.compile("|".join(f"(?:{words})" for words in WORDS.values()))
#: What a wider word says too, when both are there.
WIDER = {"dismissal_request": "dismissal"}


def outcome_kinds(text: str) -> list[str]:
    """The kinds of outcome that the words name, in a fixed order."""
    found = [kind for kind, pattern in WORDS.items() if re.search(pattern, text)]
    return [kind for kind in found if kind not in {WIDER.get(each) for each in found}]
