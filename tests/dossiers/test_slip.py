"""The slip: one page, before and after the decision."""

from dataclasses import replace

from tests.dossiers import matters


class TestASlipUnderWay:
    """It can be printed and signed by hand while the matter is still going on."""

    def test_it_is_one_page_with_a_box_for_each_who_is_still_to_sign(self, printed_slip):
        slip = printed_slip(matters.leave_under_way())

        assert len(slip.texts) == 1
        assert all(post in slip.text for post in ("分管领导", "办事处主任", "办公室人员"))

    def test_it_carries_no_files(self, printed_slip):
        assert printed_slip(matters.leave_under_way()).files() == {}


class TestASlipWithMuchOnIt:
    """It is set closer, and long opinions are cut, rather than spilling over."""

    def test_seven_stations_still_fit(self, printed_slip):
        matter = matters.sick_leave_of_45_days()
        slip = printed_slip(replace(matter, stations=(*matter.stations, *matter.stations[:3])))

        assert len(slip.texts) == 1

    def test_long_opinions_are_cut(self, printed_slip):
        matter = matters.sick_leave_of_45_days()
        long = tuple(replace(station, opinion="同意。" * 500) for station in matter.stations)

        assert len(printed_slip(replace(matter, stations=long)).texts) == 1
