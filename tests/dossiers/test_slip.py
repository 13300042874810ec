"""The slip: one page, before and after the decision."""

from tests.dossiers import matters


class TestASlipUnderWay:
    """It can be printed and signed by hand while the matter is still going on."""

    def test_it_is_one_page(self, slip_under_way):
        assert len(slip_under_way.texts) == 1

    def test_it_has_a_box_for_each_who_is_still_to_sign(self, slip_under_way):
        posts = ("分管领导", "办事处主任", "办公室人员")

        assert all(post in slip_under_way.text for post in posts)

    def test_it_carries_no_files(self, slip_under_way):
        assert slip_under_way.files() == {}


class TestASlipWithMuchOnIt:
    """It is set closer, and long opinions are cut, rather than spilling over."""

    def test_it_is_still_one_page(self, hard_slip):
        assert len(hard_slip.texts) == 1

    def test_the_answers_are_whole(self, hard_slip):
        assert matters.WITHOUT_A_GAP[0] in hard_slip.text

    def test_the_opinion_is_cut(self, hard_slip):
        assert "第0点意见" in hard_slip.text
        assert "第399点意见" not in hard_slip.text
