"""等谁: where somebody was named he is told by name; several steps may be of the same post."""

from django.utils.timezone import localdate

from portal.explanation import panel


def signer(person):
    return {"who": person("deputy-leader-2").user.username, "place": "before"}


def test_a_signer_is_told_by_name(visit, asked, done, person):
    matter = asked()
    done(matter, "add_signer", "deputy-leader", data=signer(person))

    said = visit("grid-worker").get(f"/p/{matter.serial}/").content.decode()

    assert "等罗建平审批" in said


def test_nobody_returns_a_step_to_himself(visit, asked, done):
    matter = asked(last_day="2026-09-24")
    done(matter, "opine", "deputy-leader", opinion="同意。")
    first = matter.steps.get(act="opine")
    done(matter, "return", "office-director", opinion="谁顶班？", data={"to_step": str(first.pk)})

    page = visit("deputy-leader").get(f"/p/{matter.serial}/").context["page"]

    assert page.earlier == []


def test_who_asks_is_not_named_among_those_who_decide(visit, asked, person):
    """D1-3.2i: of the two principal leaders the other one grants his leave from a meeting."""
    matter = asked("party-secretary", leave_type="meeting", meeting="街道例会")
    told = panel(
        matter.form_edition,
        matter.answers,
        applicant=person("party-secretary"),
        on=localdate(matter.submitted_at),
    )

    page = visit("party-secretary").get(f"/p/{matter.serial}/").context["page"]

    assert told.stops[0][0].holders == "孟昇"
    assert page.picture.boxes[0].stations[0].who == "孟昇"
