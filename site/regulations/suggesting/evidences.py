"""Proposes evidence: records, ledgers and reports that a clause asks for (D4-4.5, D3-2)."""

import re
from collections.abc import Iterator

from .found import Found
from .paperwork import REPORTED
from .passages import Passage
from .periods import periods
from .vocabulary import Vocabulary

LEDGER = r"(?:记录|台[账帐]|日志|日记|笔记本?|登记[表簿册]|档案|考勤表|报表|登记)"
KEPT = re.compile(
    r"(?:做好|作好|填写|填报|填在|记入|计入|记在|填写在|建立|写好|报送|有|做|写出?|形成|录入)[^,;]{0,24}?"
    rf"(?:《(?P<title>[^》]+)》|(?P<ledger>[一-龥]{{0,12}}{LEDGER}))"
    r"|(?P<filed>登记备案|登记存档|归入[^,]{1,10}档案|存档|拍照留存)"
)
VERB = re.compile(r"^(?:有|在|好|及时|认真|如实|做好|每次|都)+")
LONGEST = 40


def evidences(sentence: Passage, words: Vocabulary) -> Iterator[Found]:
    """One proof per sentence that asks for a record, or for a report every so often."""
    match = KEPT.search(sentence.text)
    reported = REPORTED.search(sentence.text) if periods(sentence.text) else None
    if match:
        name = match["title"] or match["ledger"] or match["filed"]
    elif reported:
        name = sentence.text[reported.start() :]
    else:
        return
    name = VERB.sub("", name)
    posts = [each.code for each in words.posts_in(sentence.text)][:1]
    parameters = {"ledger": name[:LONGEST], **({"post": posts} if posts else {})}
    yield Found("evidence", sentence, name, parameters=parameters, missing={"form": ""})
