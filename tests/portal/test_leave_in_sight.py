"""What stands beside a leave on its page, for who decides and for whose it is."""

from datetime import date

from people.models import Appointment
from workflows.chains.service import submit

from .conftest import TWO_DAYS


def test_who_decides_has_it_in_sight(visit, asked):
    asked("grid-worker-2", first_day="2026-09-22", last_day="2026-09-23")
    asked(first_day="2026-03-03", last_day="2026-03-04", leave_type="sick")
    matter = asked()

    page = visit("deputy-leader").get(f"/p/{matter.serial}/").content.decode()

    assert "一并参考" in page
    assert "本人今年的其他假" in page
    assert "病假 2 天" in page


def test_on_a_phone_what_decides_it_stands_above_the_chain(visit, asked):
    asked("grid-head", first_day="2026-09-22", last_day="2026-09-23")
    matter = asked()

    page = visit("deputy-leader").get(f"/p/{matter.serial}/").content.decode()
    brief = page.split("bf-brief")[1].split("</dl>")[0]

    assert page.index("bf-brief") < page.index("bf-chain")
    for said in (matter.applicant.name, "共 2 天", "需本人到场", "还剩 58 天", "9月22日–9月23日"):
        assert said in brief
    assert "bf-brief" not in visit("grid-worker").get(f"/p/{matter.serial}/").content.decode()


def test_what_he_took_this_year_is_told_without_the_slip_at_hand(visit, asked):
    asked(first_day="2026-03-03", last_day="2026-03-04")
    page = visit("deputy-leader").get(f"/p/{asked().serial}/").content.decode()

    assert "事假今年已请 <strong>2 天" in page


def test_after_midnight_the_chain_names_who_holds_the_post_from_that_day_on(
    visit, asked, person, clock
):
    """It is still the day before in the time in which computers count."""
    matter = asked(first_day="2026-10-12", last_day="2026-10-13")
    deputy = person("deputy-leader").appointments.get()
    deputy.ends = date(2026, 9, 14)
    deputy.save()
    new = Appointment.objects.create(
        person=person("finance-clerk"), post=deputy.post, unit=deputy.unit, starts=date(2026, 9, 15)
    )
    new.in_charge_of.set(deputy.in_charge_of.all())
    clock.at = clock.at.replace(day=15, hour=0, minute=30)

    page = visit("grid-worker").get(f"/p/{matter.serial}/")

    (now,) = page.context["page"].picture.now
    assert now.who == new.person.name


def test_correcting_says_that_the_leave_is_not_approved_until_then(visit, leave):
    pressed = {"act": "correct", "seen": leave.seen, "opinion": "日期写错了。"}

    page = visit("grid-worker").post(f"/p/{leave.serial}/", pressed, follow=True).content.decode()

    assert "重新批准之前" in page


def test_an_extension_over_days_of_its_leave_is_to_be_heeded(visit, leave, person, clock):
    longer = submit(
        leave.form_edition, TWO_DAYS | {"first_day": "2026-09-22", "last_day": "2026-09-23"},
        by=person("grid-worker"), at=clock.at, origin=leave,
    )  # fmt: skip

    page = visit("deputy-leader").get(f"/p/{longer.serial}/")

    assert page.context["page"].tone == "soon"
    assert "续假请从9月23日起填" in page.content.decode()


def test_years_that_are_not_on_record_are_nothing_for_who_decides(visit, asked):
    """Pay says so, month by month; it is the office that mends it."""
    matter = asked(
        "grid-worker-3", leave_type="sick", first_day="2026-10-01", last_day="2027-03-29"
    )

    page = visit("grid-worker-3").get(f"/p/{matter.serial}/").context["page"]

    assert "soon" in [each.tone for each in page.pay]
    assert page.to_heed == []
    assert page.tone == "ok"


def test_what_a_long_leave_does_to_pay_is_folded_up(visit, asked):
    """Six months are six sentences; who decides stays in sight."""
    short = asked(leave_type="sick")
    matter = asked(
        "grid-worker-2", leave_type="sick", first_day="2026-10-01", last_day="2027-03-29"
    )

    said = visit("grid-worker-2").get(f"/p/{matter.serial}/").content.decode()

    assert said.split("bf-pay")[1].count("bf-verdict plain") == 6
    assert "逐月看（6 段）" in said
    assert "bf-pay" not in visit("grid-worker").get(f"/p/{short.serial}/").content.decode()
