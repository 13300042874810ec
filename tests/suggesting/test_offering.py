"""An accepted suggestion becomes a rule of the page; until then it is read aloud with … for what is open."""

from regulations.rules.deadline import Deadline
from regulations.rules.kinds import build
from regulations.rules.route import Route
from regulations.suggesting import Vocabulary, block, sentence
from tests.suggesting.reading import WORDS, read

OFFICE = Vocabulary.of(WORDS)


class TestOffering:
    def test_a_route_reads_with_dots_for_who_is_not_known(self):
        route = read("请假2天以内的，由班组长审批；报区执法局备案。", OFFICE)

        assert sentence(route[0], WORDS) == "请假天数不超过 2 天的，由班组长审批。"
        assert "…" in sentence(route[1], WORDS)

    def test_a_time_that_the_text_leaves_open_has_no_sentence_yet(self):
        deadline = read("要在承诺的期限内办结。", OFFICE)[0]

        assert sentence(deadline, WORDS) == ""
        assert "15" in sentence(
            deadline, WORDS, amount=15, starts_with="receive", stops_with=["answer"]
        )

    def test_an_accepted_route_is_a_block_of_the_clause(self):
        route = read("请假2天以内的，由班组长审批。", OFFICE)[0]

        kept = block(route, form="leave")

        assert kept["type"] == "route"
        assert kept["value"].pop("quote") == "请假2天以内的，由班组长审批"
        assert isinstance(build("route", kept["value"]), Route)

    def test_so_is_a_deadline_with_what_the_editor_chose(self):
        deadline = read("自受理之日起15个工作日内答复。", OFFICE)[0]

        kept = block(deadline, form="case", starts_with="receive", stops_with=["answer"])["value"]

        kept.pop("quote")
        assert build("deadline", kept) == Deadline("case", "receive", ("answer",), amount=15)
