"""代理 arranged by the holder: what can be, what cannot be and why, and what he should know about it."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from people.arranging import NotArranged, Told, Wanted, arrange, end
from people.models import Person, Substitution, User
from people.service import hats
from people.signals import substitution_arranged
from tests.people.conftest import TODAY

NOW = datetime.combine(TODAY, time(9), ZoneInfo("Asia/Shanghai"))
TOMORROW, NEXT_WEEK = TODAY + timedelta(days=1), TODAY + timedelta(days=7)


@pytest.fixture
def told():
    """(what happened, whose substitute) of everything that higher rooms were told."""
    heard: list[tuple[str, str]] = []

    def hear(sender, row, what, **more):
        heard.append((what, row.substitute.name))

    substitution_arranged.connect(hear)
    yield heard
    substitution_arranged.disconnect(hear)


@pytest.fixture
def colleague(db):
    """Somebody with an account."""

    def make(name: str) -> Person:
        person, _new = Person.objects.get_or_create(name=name)
        if person.user is None:
            person.user = User.objects.create_user(name)
            person.save()
        return person

    return make


@pytest.fixture
def director(street, appoint, colleague):
    held = appoint("甲", "office-director", street.street)
    colleague("甲")
    held.refresh_from_db()
    return held


@pytest.fixture
def name_(director, colleague):
    """甲 names somebody: `name_("乙", post=True, ends=NEXT_WEEK)`."""

    def arranged(
        who: str = "乙", *, of: str = "甲", post: bool = False, row=None, on: datetime = NOW, **more
    ):
        asked = {"starts": TODAY, "ends": TODAY} | more
        wanted = Wanted(colleague(who), director if post else None, **asked)
        return arrange(colleague(of), wanted, at=on, row=row)

    return arranged


def refusal(errors) -> str:
    return "".join(sentence for found in errors.value.errors.values() for sentence in found)


class TestYearsAhead:
    def test_is_asked_about_again(self, name_):
        """Somebody wrote 2028 for 2026."""
        far = TODAY + timedelta(days=367)
        with pytest.raises(NotArranged) as errors:
            name_("乙", starts=far, ends=far)

        assert list(errors.value.errors) == ["starts"]
        assert "一年" in refusal(errors)

    def test_is_not_a_year_to_the_day(self, name_):
        day = TODAY + timedelta(days=366)

        assert name_("乙", starts=day, ends=day).row.starts == day


class TestNaming:
    def test_in_everything_takes_his_place_from_that_day_on(self, name_, told):
        row = name_("乙").row

        assert (row.absent.name, row.appointment) == ("甲", None)
        assert [hat.on_behalf_of.name for hat in hats(row.substitute, TODAY)] == ["甲"]
        assert told == [(Told.NAMED, "乙")]

    def test_for_one_post_and_one_form(self, name_, director):
        row = name_("乙", post=True, forms=("leave",)).row

        assert (row.appointment, row.absent, row.forms) == (director, None, ["leave"])

    @pytest.mark.parametrize(
        ("asked", "field"),
        [
            ({"starts": None}, "starts"),
            ({"ends": None}, "ends"),
            ({"starts": TODAY - timedelta(days=1)}, "starts"),
            ({"starts": NEXT_WEEK, "ends": TOMORROW}, "ends"),
            ({"forms": tuple(map(str, range(61)))}, "forms"),
        ],
    )
    def test_what_cannot_be_is_said_at_its_field_and_nothing_is_kept(self, name_, asked, field):
        with pytest.raises(NotArranged) as refused:
            name_("乙", **asked)

        assert list(refused.value.errors) == [field]
        assert not Substitution.objects.exists()

    def test_of_oneself_or_of_nobody_is_refused(self, name_, director):
        with pytest.raises(NotArranged, match="substitute"):
            name_("甲")
        with pytest.raises(NotArranged, match="substitute"):
            arrange(director.person, Wanted(None, None, TODAY, TODAY), at=NOW)

    def test_of_somebody_who_cannot_sign_in_is_refused(self, name_, colleague):
        User.objects.filter(pk=colleague("乙").user_id).update(is_active=False)

        with pytest.raises(NotArranged) as refused:
            name_("乙")
        assert "乙" in refusal(refused)

    def test_twice_the_same_is_refused_and_other_days_are_not(self, name_):
        name_("乙", ends=TOMORROW)

        with pytest.raises(NotArranged) as refused:
            name_("乙", starts=TOMORROW, ends=NEXT_WEEK)
        assert "乙" in refusal(refused)
        name_("乙", starts=NEXT_WEEK, ends=NEXT_WEEK)

    def test_after_his_appointment_has_ended_is_refused(self, name_, director):
        director.ends = TOMORROW
        director.save()

        with pytest.raises(NotArranged) as refused:
            name_("乙", post=True, ends=NEXT_WEEK)
        assert list(refused.value.errors) == ["ends"]


class TestACircle:
    def test_of_two_is_refused_with_their_names(self, name_):
        name_("甲", of="乙")

        with pytest.raises(NotArranged) as refused:
            name_("乙")
        assert "甲 → 乙 → 甲" in refusal(refused)

    def test_of_four_is_refused_too(self, name_):
        for absent, substitute in ("乙丙", "丙丁", "丁甲"):
            name_(substitute, of=absent, ends=NEXT_WEEK)

        with pytest.raises(NotArranged) as refused:
            name_("乙", starts=TOMORROW, ends=TOMORROW)
        assert "甲 → 乙 → 丙 → 丁 → 甲" in refusal(refused)

    @pytest.mark.parametrize(
        "other", [{"starts": TOMORROW, "ends": TOMORROW}, {"forms": ("case",)}]
    )
    def test_on_other_days_or_for_other_forms_is_none(self, name_, other):
        name_("甲", of="乙", **other)

        assert name_("乙", forms=("leave",)).row.pk

    def test_among_others_is_followed_once(self, name_):
        name_("丙", of="乙")
        Substitution.objects.create(
            absent=Person.objects.get(name="丙"), substitute=Person.objects.get(name="乙"),
            starts=TODAY, ends=TODAY,
        )  # fmt: skip

        assert name_("乙").row.pk


class TestASubstituteForTheSubstitute:
    def test_is_named_in_a_sentence(self, name_):
        name_("丙", of="乙")

        (note,) = name_("乙").notes
        assert "乙" in note
        assert "丙" in note

    def test_for_one_post_of_his_alone_passes_nothing_on_and_that_is_said(
        self, street, name_, appoint, stand_in
    ):
        stand_in("丙", appoint("乙", "office-clerk", street.street))

        (note,) = name_("乙").notes
        assert "办公室人员" in note

    def test_whom_one_stands_in_for_oneself_is_told_of(self, name_):
        name_("甲", of="丁")

        (whole,) = name_("乙").notes
        (post,) = name_("丙", post=True).notes
        assert "丁" in whole
        assert whole != post


class TestChanging:
    def test_before_it_begins_changes_everything(self, name_, told):
        row = name_("乙", starts=TOMORROW, ends=TOMORROW).row

        row = name_("丙", starts=NEXT_WEEK, ends=NEXT_WEEK, row=row).row

        assert (row.substitute.name, row.starts) == ("丙", NEXT_WEEK)
        assert told[-1] == (Told.CHANGED, "丙")

    def test_once_it_has_begun_changes_only_its_end_and_forms(self, name_):
        row = name_("乙", ends=TOMORROW).row

        row = name_("丙", starts=NEXT_WEEK, ends=NEXT_WEEK, forms=("leave",), row=row).row

        assert (row.substitute.name, row.starts, row.ends) == ("乙", TODAY, NEXT_WEEK)
        assert row.forms == ["leave"]


class TestEnding:
    def test_on_a_later_day_keeps_who_stood_in_until_the_day_before(self, name_, told):
        row = name_("乙", ends=NEXT_WEEK).row

        end(row, by=row.absent, at=NOW + timedelta(days=2))

        assert Substitution.objects.get().ends == TOMORROW
        assert told[-1] == (Told.ENDED, "乙")

    def test_on_its_first_day_takes_it_away(self, name_):
        end(name_("乙", ends=date(2026, 12, 1)).row, by=None, at=NOW)

        assert not Substitution.objects.exists()
