"""How titles, headings, prefaces and closing paragraphs are worded."""

import re

from .marks import mark_at

LONGEST_TITLE = 50
LONGEST_HEADING = 24
#: What a regulation may be called.
_KINDS = "制度|办法|规定|细则|条例|规则|规范|守则|准则|章程|规程|公约|实施意见|实施方案|管理方案|预案|暂行规定"
_SUFFIX = re.compile(
    r"[（(【〔](?:试行|暂行|草案|修订|修订版|修订稿|修正|讨论稿|征求意见稿|送审稿|试行稿|最新|[0-9]{4}年?[^（()）]{0,8})[）)】〕]$"
)
_LAST_NUMBER = re.compile(
    r"\s*(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[（(][0-9一二三四五六七八九十]{1,3}[）)])$"
)
_IN_COLLECTION = re.compile(
    r"^(?:第[一二三四五六七八九十百0-9]+篇|篇[一二三四五六七八九十0-9]+|【?范文[一二三四五六七八九十0-9]*】?|【篇[一二三四五六七八九十0-9]+】)[\s：:、.]*"
)
_COLLECTION = re.compile(
    r"(?:精选|集合|合集|大全|汇编|范文|通用|最新|推荐|热门|汇总|优秀).{0,6}[0-9一二三四五六七八九十百]+\s*篇|[0-9]+\s*篇[）)]?$"
)
_EDITORS_WORDS = re.compile(
    r"小编|仅供参考|希望对(?:大家|你|您).{0,6}帮助|欢迎(?:阅读|大家|借鉴)|(?:精选|收集|整理).{0,12}[0-9一二三四五六七八九十]+篇|一起来看看"
)
_NO_HEADING = re.compile(r"[，。；！？,;!?]")
_BEGINS_SENTENCE = re.compile(
    r"^(?:根据|依据|按照|遵照|为[了更加切进充规认深]?|经|现将|特|凡|对|由)"
)
_CLOSING = (
    re.compile(
        r"^.{0,8}(?:以上|上述|前述|上列|前款)(?:的|各[条项]|所列|全部)?.{0,6}(?:规定|制度|条款|条|项|要求|纪律|情形|行为|内容|事项|处罚|处理|奖惩)"
    ),
    re.compile(
        r"^(?:本|此)(?:办法|制度|规定|细则|条例|规则|守则|章程|方案|规范|公约|准则|规程|意见).{0,40}(?:施行|实施|执行|解释|生效|废止|为准)"
    ),
)
_NAMED = re.compile(r"^([^\s，。；：、！？,;:!?（()）“”0-9]{2,20})(：|:(?![0-9]))\s*(?=\S)")
_ENDS_SENTENCE = re.compile(r"[。；;！!？?…：:][”’」』）)]*$")


def bare_title(text: str) -> str:
    """A title without its place in a collection (第四篇：, …办法2) and without （试行）."""
    bare = _IN_COLLECTION.sub("", text.strip())
    while True:
        shorter = _SUFFIX.sub("", _LAST_NUMBER.sub("", bare)).strip()
        if shorter == bare or not shorter:
            return bare
        bare = shorter


def is_title(text: str) -> bool:
    """Whether a line may be the title of a regulation."""
    if len(text) > LONGEST_TITLE or _NO_HEADING.search(text) or _BEGINS_SENTENCE.match(text):
        return False
    return bool(re.search(rf"(?:{_KINDS})$", bare_title(text).strip('《》「」"“”')))


def has_place_in_collection(text: str) -> bool:
    """Whether a title is numbered as one of several: 第四篇：…, …办法2."""
    whole = text.strip()
    return bool(_IN_COLLECTION.match(whole)) or bool(_LAST_NUMBER.search(_SUFFIX.sub("", whole)))


def is_collections_heading(text: str) -> bool:
    """Whether a line is the heading of a collection of texts (…精选10篇)."""
    return len(text) <= LONGEST_TITLE and "。" not in text and bool(_COLLECTION.search(text))


def is_editors_words(text: str) -> bool:
    """Whether a paragraph was written by whoever put a collection together."""
    return bool(_EDITORS_WORDS.search(text))


def is_heading(text: str) -> bool:
    """Whether a line without a mark reads as a heading."""
    plain = text.strip()
    if not 2 <= len(plain) <= LONGEST_HEADING or mark_at(plain) or "\t" in plain:
        return False
    if _NO_HEADING.search(plain) or plain.endswith(("：", ":")) or _BEGINS_SENTENCE.match(plain):
        return False
    return bool(re.search(r"[\u4e00-\u9fff]{2}", plain.replace(" ", "").replace("\u3000", "")))


def closes(text: str) -> bool:
    """Whether a paragraph speaks about all that stands above it."""
    return any(pattern.match(text) for pattern in _CLOSING)


def closes_the_whole(text: str) -> bool:
    """Whether a paragraph says of the whole regulation when it begins or who explains it."""
    return bool(_CLOSING[1].match(text))


def name_before_colon(text: str) -> tuple[str, str] | None:
    """名称：… → the name and the colon."""
    found = _NAMED.match(text)
    return (found[1], found[2]) if found else None


def short_name(name: str) -> str:
    """A name as a label: 值班是否到位 → 值班到位, 服务态度是否热情周到 → 服务态度."""
    before, asked, after = name.partition("是否")
    if not asked:
        return name[:12]
    return before if len(before) >= 4 else (before + after)[:12]


def ends(text: str) -> bool:
    """Whether a paragraph ends where a sentence ends."""
    return bool(_ENDS_SENTENCE.search(text.rstrip()))


def leads_on(text: str) -> bool:
    """Whether a paragraph announces what follows."""
    return text.rstrip().endswith(("：", ":"))


_ANNOUNCES = re.compile(r"(?:如下|以下|下列|包括|分为|分|有|为|是|做到|应当|要求)[：:]$")
#: A short sentence that begins so lays something down and is no heading.
_IS_SENTENCE = re.compile(r"^(?:每|凡|应|须|必须|由|对|如|若|可以|不得|要|严格|按时)")
_SHORT_SENTENCE = re.compile(
    r"^([^，。；：、！？,;:!?（()）]{2,14})((?:[。：]|:(?![0-9]))\s*)(?=\S)"
)


def split_title(text: str, *, heads: bool) -> tuple[str, str, str]:
    """A clause's words as title, what joins it, and text; `heads`: more stands below it."""
    words = text.strip()
    if (found := _SHORT_SENTENCE.match(words)) and not _IS_SENTENCE.match(words):
        return found[1], found[2], words[found.end() :]
    if len(words) <= 40 and not re.search(r"[。；！？,;!?]", words) and not leads_on(words):
        if "，" not in words:
            return words, "", ""
    elif (
        heads
        and re.fullmatch(r"[^，。；！？]{2,16}[。：:]", words)
        and not _ANNOUNCES.search(words)
    ):
        return words[:-1], words[-1], ""
    return "", "", words
