"""Proposes evidence: records, ledgers and reports that a clause asks for (D4-4.5, D3-2)."""

import re
from collections.abc import Iterator

from .found import Found
from .passages import Passage
from .vocabulary import Vocabulary

LEDGER = r"(?:记录|台[账帐]|日志|日记|笔记本?|登记[表簿册]|档案|考勤表|报表|登记)"
KEPT = re.compile(
    rf"(?:做好|作好|填写|填报|填在|记入|计入|记在|填写在|建立|写好|报送|有|做|写出?|形成|录入)[^,;]{{0,24}}?(?:《(?P<title>[^》]+)》|(?P<ledger>[一-龥]{{0,12}}{LEDGER}))"
    rf"|(?P<filed>登记备案|登记存档|归入[^,]{{1,10}}档案|存档|拍照留存)"
)


def evidences(sentence: Passage, words: Vocabulary) -> Iterator[Found]:
    """One proof per sentence that asks for a record."""
    match = KEPT.search(sentence.text)
    if match:
        name = match["title"] or match["ledger"] or match["filed"]
        posts = [each.code for each in words.posts_in(sentence.text)][:1]
        parameters = {"ledger": name} | ({"post": posts} if posts else {})
        yield Found("evidence", sentence, match[0], parameters=parameters, missing={"form": ""})
