"""The routes of the games: of several holders any, all and most; side by side; with a time; with ways back."""

from tests.seals import clause, published, route, station, when

HIGHEST = 500
DEPUTY, DIRECTOR = "deputy-leader", "office-director"


def between(low: int, high: int, *stations: dict) -> dict:
    """A route for so many copies; the highest has no bound."""
    rows = [when("seal.copies", ">", low), when("seal.copies", "<=", high)]
    return route(*rows[: 1 if high == HIGHEST else 2], by=list(stations))


TIMED = {"within": 2, "within_unit": "working_days"}
HOURS = {"within": 4, "within_unit": "hours", "tell": "party-secretary"}

ANY = between(0, 10, station(DIRECTOR, **TIMED))
ALL = between(10, 20, station(DEPUTY, holders="all", **TIMED), station(DIRECTOR, order=2))
MOST = between(20, 30, station(DEPUTY, holders="majority"))
BESIDE = between(
    30, 40,
    station("finance-clerk", "opine", **HOURS), station(DEPUTY, "opine", holders="all"),
    station("party-secretary", order=2, comes_back=True, **TIMED), station(DIRECTOR, order=2),
)  # fmt: skip
LONG = between(
    40, HIGHEST,
    station("finance-clerk", "opine"), station(DEPUTY, "opine", order=2, where="in_charge"),
    station("leaders-meeting", "deliberate", order=3), station("hr-bureau", "refer", order=4, **TIMED),
    station("org-department", "refer", order=4),
)  # fmt: skip
OTHERWISE = between(0, 10, station("finance-clerk", "opine", **HOURS), station(DIRECTOR, order=2))
FILED = route(by=[station("office-clerk", "file")], place="after")

OF_TEN = [clause("十份以内的，主任批。", ANY)]
OF_TEN_ANEW = [clause("十份以内的，先由财务签注意见，再由主任批。", OTHERWISE)]
OTHERS = [
    clause("二十份以内的，分管领导都批了，主任再批。", ALL),
    clause("三十份以内的，分管领导过半数批。", MOST),
    clause("四十份以内的，财务和分管领导签注意见，书记和主任批。", BESIDE),
    clause("更多的，逐级办理。", LONG),
    clause("十份以上的，交办公室备查。", {**FILED, "when": [when("seal.copies", ">", 30)]}),
]


def lay_down() -> None:
    """The regulation as it is when a game begins."""
    published(*OF_TEN, *OTHERS)
