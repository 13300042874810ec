"""Fields of every type and answers to them, drawn at random: right ones, and anything else.

A new type adds itself with `drawn`; one whose answers are rows of the database does so in
`in_database.py`, and gives answers by a function of the field all the same.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from forms.schemas.patterns import PRESETS

Field = dict[str, Any]
#: What a right answer puts under the keys of the field.
Answered = st.SearchStrategy[dict[str, Any]]

LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])
TEXTS = (
    st.text(LETTERS, min_size=1, max_size=12)
    .map(str.strip)
    .filter(lambda text: text.strip("\ufeff \u3000"))
)
#: All of them were handed in by then, and not long before.
DAYS = st.dates(date(2024, 1, 1), date(2026, 6, 30)).map(date.isoformat)
CODES = ("a", "b", "c", "𠮷")


@dataclass(frozen=True)
class Drawn:
    """How fields of one type and answers to them are drawn."""

    settings: st.SearchStrategy[Field]
    answered: Callable[[Field], Answered]
    #: Answers that are nearly right.
    nearly: tuple[Any, ...] = ()
    in_database: bool = False


REGISTRY: dict[str, Drawn] = {}


def drawn(
    code: str,
    answered: Callable[[Field], Answered],
    *,
    nearly: Iterable[Any] = (),
    in_database: bool = False,
    **settings: st.SearchStrategy[Any],
) -> None:
    """Register how a type is drawn."""
    drawn_settings = st.fixed_dictionaries({}, optional=settings)
    REGISTRY[code] = Drawn(drawn_settings, answered, tuple(nearly), in_database)


def one(strategy: st.SearchStrategy[Any]) -> Callable[[Field], Answered]:
    """Answers that do not depend on the settings of the field."""
    return lambda field: strategy.map(lambda value: {field["key"]: value})


def _number(field: Field) -> Answered:
    whole = st.integers(int(field.get("minimum", -50)), int(float(field.get("maximum", 50))))
    decimals = field.get("decimals", 2)
    if field["type"] == "money":
        decimals = 2
    step = 10**decimals
    fraction = st.integers(0, step - 1).map(lambda part: part / step)
    added = st.builds(lambda number, part: number + part, whole, fraction)
    top = float(field.get("maximum", 50))
    figures = added.map(lambda number: min(round(number, decimals), top))
    return figures.map(
        lambda number: {field["key"]: int(number) if number == int(number) else number}
    )


def _text(field: Field) -> Answered:
    match field:
        case {"preset": "phone"}:
            found: st.SearchStrategy[str] = st.sampled_from(["13800138000", "010-62345678"])
        case {"preset": "identity_number"}:
            found = identity_numbers()
        case {"pattern": _}:
            found = st.from_regex(r"\A[A-Z]{2}-[0-9]{1,4}\Z")
        case _:
            found = TEXTS
    return one(found)(field)


def identity_numbers(*, right: bool = True) -> st.SearchStrategy[str]:
    """18 characters as on the card; the last one follows from the others, or need not."""
    born = st.dates(date(1930, 1, 1), date(2020, 12, 31)).map(lambda day: f"{day:%Y%m%d}")
    begun = st.builds(
        "{}{}{:03}".format, st.sampled_from(["110105", "440524"]), born, st.integers(0, 999)
    )
    if right:
        return begun.map(lambda number: number + check_digit(number))
    return st.builds("{}{}".format, begun, st.sampled_from("0123456789Xx"))


def check_digit(number: str) -> str:
    """GB 11643-1999, annex A: the sum of the weighed figures, looked up by its rest."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    weighed = sum(int(figure) * weight for figure, weight in zip(number, weights, strict=True))
    return "10X98765432"[weighed % 11]


def _options(count: int) -> list[dict[str, str]]:
    return [{"value": code, "label": f"选项{code}"} for code in CODES[:count]]


def _codes(field: Field) -> list[str]:
    return [each["value"] for each in field["options"]]


def _many(field: Field) -> Answered:
    least, most = field.get("at_least", 1), field.get("at_most", len(_codes(field)))
    lists = st.lists(st.sampled_from(_codes(field)), min_size=least, max_size=most, unique=True)
    return one(lists)(field)


def _half_days(field: Field) -> Answered:
    def answered(first: str, days: int, halves: tuple[bool, bool]) -> dict[str, str]:
        last = (date.fromisoformat(first) + timedelta(days=days)).isoformat()
        starts, ends = halves if days else (halves[0], False)
        return {
            field["first_key"]: first,
            field["last_key"]: last,
            **({field["starts_key"]: "pm"} if starts else {}),
            **({field["ends_key"]: "am"} if ends else {}),
        }

    return st.builds(answered, DAYS, st.integers(0, 20), st.tuples(st.booleans(), st.booleans()))


def _span(field: Field) -> Answered:
    def answered(day: str, start: int, minutes: int) -> dict[str, str]:
        clock = [f"{each // 60:02}:{each % 60:02}" for each in (start, start + minutes)]
        return {field["day_key"]: day, field["from_key"]: clock[0], field["to_key"]: clock[1]}

    return st.builds(answered, DAYS, st.integers(0, 1000), st.integers(1, 400))


def _moment(moment: datetime, shape: int) -> str:
    shapes = ("%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M+08:00",
              "%Y-%m-%dT%H:%MZ")  # fmt: skip
    return moment.strftime(shapes[shape])


MOMENTS = st.builds(
    _moment, st.datetimes(datetime(2024, 1, 1), datetime(2026, 2, 1)), st.integers(0, 4)
)
BOUNDS = {
    "minimum": st.sampled_from(["-3", "0", "1"]),
    "maximum": st.sampled_from(["3", "5.5", "50"]),
}
NUMBERS = (
    0,
    -0.0,
    0.5,
    1.005,
    0.0001,
    1e-7,
    3,
    3.01,
    50.004,
    51,
    -4,
    1e11,
    100000000000,
    "3",
    True,
)
DATES = ("2026-02-30", "1899-12-31", "2100-01-01", "2023-12-30", "2026-12-31", "2027-01-01",
         "2026-06-30", "2026-2-3", "20260203", "2026-02-03\n", "0001-01-01", 20260203)  # fmt: skip
WRITTEN = ("AB-12345", "ab-1", "AB-1\n", "23800138000", "11010519491231002x", "110105194912310021",
           "440524188001010024", "11010519491331002X", "字" * 13, " ", "A" * 21)  # fmt: skip
TIMES = ("2026-02-30T10:00", "2026-02-03T24:00", "2026-12-31T23:59Z", "2100-01-01T00:00+08:00",
         "2099-12-31T17:00Z", "2023-12-30T16:00Z", "2026-02-03T1:00", "2026-02-03T10:00:00.5+09:30",
         "1899-12-31", "2026-02-03 10:00", "2030-01-01T09:00:00.1234567")  # fmt: skip
drawn("text", _text, nearly=WRITTEN, max_length=st.sampled_from([12, 20]))
drawn("long_text", one(TEXTS), nearly=WRITTEN)
drawn("number", _number, nearly=NUMBERS, **BOUNDS, decimals=st.integers(0, 3), unit=st.just("户"))
drawn("money", _number, nearly=NUMBERS, **BOUNDS)
drawn(
    "rating",
    lambda field: one(st.integers(1, field.get("most", 5)))(field),
    nearly=(0, 1.0, 1.5, 3, 6, 7, "1"),
    most=st.integers(2, 6),
)
drawn("yes_no", one(st.booleans()), nearly=("yes", "true", 0, 1))
drawn("choice", lambda field: one(st.sampled_from(_codes(field)))(field), nearly=("z", ["a"]))
drawn(
    "many_choices",
    _many,
    nearly=(["a"], ["a", "b", "c", "𠮷"], ["a", "a"], ["a", "z"], "a", "a,b", [1]),
    at_least=st.integers(1, 2),
    at_most=st.integers(2, 3),
)
drawn("date", one(DAYS), nearly=DATES, not_later=st.booleans(), earliest=st.just("2023-12-31"),
      latest=st.just("2026-12-31"))  # fmt: skip
drawn("moment", one(MOMENTS), nearly=(*TIMES, *DATES), not_later=st.booleans())
drawn("half_day_range", _half_days, nearly=("am", "pm", "2026-02-03", "2016-01-01", *DATES))
drawn(
    "time_span", _span, nearly=("09:00", "23:59", "24:00", "9:00", *DATES), not_later=st.booleans()
)


@st.composite
def fields(draw: Callable[..., Any], code: str, key: str) -> Field:
    """A field of one type."""
    field = {"type": code, "key": key, "label": f"“{key}”", "required": draw(st.booleans())}
    field |= draw(REGISTRY[code].settings)
    match code:
        case "choice" | "many_choices":
            field["options"] = _options(draw(st.integers(3, 4)))
            if code == "choice" and draw(st.booleans()):
                field["default"] = "a"
        case "text":
            written = draw(st.sampled_from(["", "pattern", *PRESETS]))
            if written == "pattern":
                field |= {"pattern": r"[A-Z]{2}-\d{1,4}", "pattern_help": "两个字母、横线、数字。"}
            elif written:
                field |= {"preset": written, "max_length": 20}
        case "half_day_range":
            field |= {
                f"{part}_key": f"{key}_{part}" for part in ("first", "last", "starts", "ends")
            }
        case "time_span":
            field |= {f"{part}_key": f"{key}_{part}" for part in ("day", "from", "to")}
    return field


#: Whatever a program may send in the place of an answer.
JUNK = st.sampled_from(
    [
        None, "", " \t\n", "\u3000", "\ufeff", "\u0085", "\x1c", [], [[]], {}, {"a": 1}, ["a"],
        ["a", "a"], ["a", 3], [None], [True], "a", "abc", "x" * 300, "𠮷堃😀", "\u202eabc", "A\x00B",
        "\ud83d", ["\ud83d"], {"\x00": 1}, 0, -0.0, 1, 1.0, 2.5, 3, 5, 6, -1, 51, 1.005, 0.001, 1e-7,
        1e15, 99999999999, 100000000000, 2**53 + 1, 10**25, 1e300, True, False, "true", "yes", "1",
        "2026-02-30", "2026-2-3", "20260203", "2026-W05-1", "2026-02-03", "2026-02-03\n",
        "2026-02-03T10:00", "2026-02-03T24:00", "2026-02-03T10:00:00.5+09:30", "1899-12-31",
        "2100-01-01", "2027-05-05", "am", "pm", "09:00", "24:00", "9:00", "AB-12", "AB-12345",
        "13800138000", "110105194912310021", "11010519491231002x", [[[[[[[[["a"]]]]]]]]],
        "１２", "constructor",
    ]
)  # fmt: skip
STRANGE_KEYS = st.sampled_from(
    ["x", "__proto__", "constructor", "toString", "", "a\x00b", "\ud800", "k0.k1", "𠮷", "0"]
)
