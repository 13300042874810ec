"""等谁: where somebody was named he is told by name; several steps may be of the same post."""


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
