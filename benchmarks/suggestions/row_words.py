"""How rows of answer sheets write figures: 2 < N ≤ 7天, ≥ 3次/month, months 3—6, 1st—15th."""

import re

from regulations.numerals import NUMERAL
from regulations.suggesting.figures import DAY_OF_MONTH

#: Units as sheets write them, and the names that figures bear.
UNIT_NAMES = {
    "个工作日": "工作日",
    "工作日": "工作日",
    "working days": "工作日",
    "working day": "工作日",
    "calendar days": "天",
    "calendar day": "天",
    "个小时": "小时",
    "小时": "小时",
    "hours": "小时",
    "hour": "小时",
    "分钟": "分钟",
    "minutes": "分钟",
    "个月": "月",
    "months": "月",
    "月": "月",
    "个星期": "周",
    "周": "周",
    "weeks": "周",
    "年限": "年",
    "年": "年",
    "years": "年",
    "天": "天",
    "日": "天",
    "days": "天",
    "day": "天",
    "号": DAY_OF_MONTH,
    "yuan": "元",
    "元": "元",
    "万字": "万字",
    "字": "字",
    "times": "次",
    "次": "次",
    "遍": "次",
    "回": "次",
    "people": "人",
    "人次": "人次",
    "人": "人",
    "名": "人",
    **{
        sign: sign for sign in ("学时", "课时", "本", "篇", "份", "件", "条", "户", "家", "分", "%")
    },
}
UNIT = "|".join(sorted(UNIT_NAMES, key=len, reverse=True))
PERIOD_NAMES = {
    "day": "day",
    "天": "day",
    "日": "day",
    "week": "week",
    "周": "week",
    "half-month": "half_month",
    "半个月": "half_month",
    "半月": "half_month",
    "month": "month",
    "月": "month",
    "quarter": "quarter",
    "季度": "quarter",
    "half-year": "half_year",
    "半年": "half_year",
    "year": "year",
    "年": "year",
}
PERIOD = "|".join(sorted(PERIOD_NAMES, key=len, reverse=True))
ADVERBS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "half-yearly": "half_year",
    "yearly": "year",
    "annually": "year",
}
OPS = {"≤": "<=", "≥": ">=", "<=": "<=", ">=": ">=", "<": "<", ">": ">"}
WORDED = {
    "at most": "<=",
    "no more than": "<=",
    "within": "<=",
    "不超过": "<=",
    "at least": ">=",
    "no less than": ">=",
    "不少于": ">=",
    "至少": ">=",
    "more than": ">",
    "超过": ">",
    "less than": "<",
    "不满": "<",
}
ENDS = {"内": "<=", "以内": "<=", "之内": "<=", "前": "<=", "以上": ">=", "以下": "<="}
#: What a note counts and the text does not say: steps, acts, forms; and n of m.
COUNTED = (
    "steps?|acts?|levels?|forms?|inputs?|classes|contents?|grades?|reasons?|checks?|findings?|rounds?"
    "|quarters|items?|parts?|contents|kinds?"
)

EXPLAINED = re.compile(r"\([^()]*\)|（[^（）]*）|'[^']*'|\"[^\"]*\"")
COUNT = re.compile(
    rf"\b\d+\s*(?:of|×)\s*\d+(?:\s*(?:{COUNTED})\b)?|\b\d+\s+(?:[a-z]+\s+)?(?:{COUNTED})\b"
)
READ = re.compile(r"\s-\s*read\s*(?P<op>[<>≤≥])\s*(?P<number>\d+(?:\.\d+)?)")
MONTHS = re.compile(r"months?\s*(?P<first>\d+)\s*[—–-]\s*(?P<last>\d+)")
FROM_MONTH = re.compile(r"\bmonth\s*(?:≥|>=)?\s*(?P<first>\d+)")
DAYS = re.compile(r"(?P<first>\d+)(?:st|nd|rd|th)\s*[—–-]\s*(?P<last>\d+)(?:st|nd|rd|th)")
BY_DAY = re.compile(r"\bby the (?P<last>\d+)(?:st|nd|rd|th)(?: of (?:each|every|the) month)?")
EVERY = re.compile(rf"(?:1 per|every)\s*(?P<number>\d+)\s*(?P<unit>{PERIOD})s?")
RANGE = re.compile(
    rf"(?P<first>\d+(?:\.\d+)?)\s*(?P<low>{UNIT})?\s*[—–~-]\s*(?P<last>\d+(?:\.\d+)?)\s*(?P<unit>{UNIT})?"
)
BETWEEN = re.compile(
    rf"(?P<first>\d+(?:\.\d+)?)\s*(?P<low>{UNIT})?\s*(?P<lowop>[<≤])\s*[A-Za-z一-龥]+\s*"
    rf"(?P<op>[<≤])\s*(?P<last>\d+(?:\.\d+)?)\s*(?P<unit>{UNIT})?"
)
FIGURE = re.compile(
    rf"(?:每(?P<before>{PERIOD}))?(?P<label>年限)?\s*(?P<plus>\+)?"
    rf"\s*(?P<op>[<>≤≥]=?|{'|'.join(WORDED)})?\s*(?P<number>{NUMERAL})"
    rf"\s*(?P<unit>{UNIT})?(?P<end>以内|之内|内|前|以上|以下)?"
)
PER = re.compile(
    rf"\s*(?:combined|cumulative)?\s*(?:per|/|a|in one|in a|every|each|每)\s*(?P<period>{PERIOD})(?![a-z-])"
)
