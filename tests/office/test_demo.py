"""The demo office is small, complete, the same everywhere, and loaded only once (design section 10)."""

from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from office.demo import PASSWORD
from office.loading.files import FixtureMistake, read
from people.models import Appointment, DeclaredPeriod, Person, Post, Unit, User
from regulations.models import Edition
from regulations.rules.kinds import kinds

UNITS = {
    "district": None, "street": "district", "community-1": "street", "community-2": "street",
    "grid-1": "community-1", "grid-3": "community-1", "grid-4": "community-2", "grid-6": "community-2",
    "township": "district", "village-1": "township", "village-2": "township",
    "grid-centre": "district", "feedback-community": "district", "forest-farm": "district",
}  # fmt: skip
USERS = [
    "hr-bureau",
    "org-department",
    "district-command",
    "party-secretary",
    "office-director",
    "deputy-leader",
    "deputy-leader-2",
    "office-clerk",
    "finance-clerk",
    "integrity-liaison",
    "discipline-committee",
    "service-centre",
    "department",
    "community-secretary",
    "community-secretary-2",
    "community-director",
    "community-director-2",
    "service-station",
    "service-station-2",
    "grid-worker",
    "grid-worker-2",
    "grid-worker-6",
    "grid-head",
    "grid-clerk",
    "grid-supervisor",
    "grid-police",
    "township-leader",
    "justice-office",
    "township-grid-office",
    "township-grid-lead",
    "township-grid-member",
    "township-grid-member-2",
    "township-grid-member-3",
    "centre-director",
    "centre-mid-head",
    "centre-head",
    "centre-clerk",
    "centre-specialist",
    "centre-responsible",
    "feedback-secretary",
    "feedback-head",
    "feedback-worker",
    "forest-ranger",
    "forest-ranger-2",
    "ranger-captain",
    "safety-section",
    "fire-command",
    "policy-editor",
    "policy-approver",
    "archivist",
    "auditor",
    "admin",
]

pytestmark = pytest.mark.usefixtures("office")


class TestTheDemoOffice:
    def test_has_the_units_of_the_table(self):
        for code, parent in UNITS.items():
            above = Unit.objects.get(code=code).get_parent()
            assert (above.code if above else None) == parent

    def test_has_its_users_with_a_person_and_the_password_of_the_demo(self):
        users = {user.username: user for user in User.objects.filter(is_demo=True)}

        assert set(USERS) <= set(users)
        assert all(user.person.name for user in users.values())
        assert users["admin"].is_superuser
        assert users["grid-worker"].check_password(PASSWORD)

    def test_has_a_holder_for_every_post(self):
        held = set(Appointment.objects.values_list("post__code", flat=True))
        bodies = set(Post.objects.filter(body=True).values_list("code", flat=True))

        assert set(Post.objects.values_list("code", flat=True)) == held | bodies
        assert bodies == {"leaders-meeting"}

    def test_declares_a_period_and_holds_years_of_service(self, person):
        period = DeclaredPeriod.objects.get()
        years = person("grid-worker").fact_values.get(fact="applicant.years_of_service")

        assert (period.unit.code, str(period.starts), str(period.ends)) == (
            "street",
            "2026-07-01",
            "2026-07-15",
        )
        assert years.number == 9

    def test_lets_everybody_below_the_street_ask_for_leave(self, ask_leave):
        below = Unit.objects.get(code="street").path
        staff = Appointment.objects.filter(unit__path__startswith=below)
        users = set(staff.values_list("person__user__username", flat=True))

        assert {ask_leave(1, by=user).state for user in users} == {"in_approval"}


class TestTheLeaveRegulation:
    def test_covers_every_provision_of_its_source(self):
        """103 provisions of D1, each cited by a clause."""
        edition = Edition.objects.get(slug="community-grid-workers")
        cited = [source for clause in edition.clauses for source in clause["sources"]]

        assert len(cited) == len(set(cited)) == 103
        assert {"D1-0", "D1-1.1a", "D1-2.P4", "D1-3.2a", "D1-3.2i", "D1-3.10d", "D1-4.E4"} <= set(
            cited
        )

    def test_keeps_the_numbers_of_its_clauses(self):
        edition = Edition.objects.get(slug="community-grid-workers")
        paths = [clause["path"] for clause in edition.clauses]

        assert len(paths) == len(set(paths))
        assert {"引言", "一.1", "二.末段.第一", "三.2", "三.10", "四.9"} <= set(paths)


class TestTheRegulations:
    """Every provision of the sources stands in some clause (D6 repeats D2)."""

    PROVISIONS = {"D0": 2, "D1": 103, "D2": 66, "D3": 22, "D4": 42, "D5": 35, "DF": 14, "DM": 8}

    def test_cover_every_provision_once(self):
        cited = [
            source
            for edition in Edition.objects.all()
            for clause in edition.clauses
            for source in clause["sources"]
        ]

        assert len(cited) == len(set(cited))
        assert Counter(source.partition("-")[0] for source in cited) == self.PROVISIONS

    def test_bind_the_units_of_the_table(self):
        binds = {edition.slug: edition.binds.get().code for edition in Edition.objects.all()}

        assert binds == {
            "community-grid-workers": "street",
            "patrols-and-visits": "street",
            "seal-use": "street",
            "forest-rangers": "forest-farm",
            "qualities-of-a-regulation": "district",
            "township-grid": "township",
            "street-grid-centre": "grid-centre",
            "community-feedback": "feedback-community",
        }

    def test_say_what_their_rules_mean_in_whole_sentences(self):
        rules = [
            rule
            for edition in Edition.objects.all()
            for clause in edition.clauses
            for rule in clause["rules"]
        ]

        assert {rule["kind"] for rule in rules} == set(kinds())
        assert all(rule["sentence"].endswith("。") for rule in rules)


class TestTheCommands:
    def test_print_the_users(self, capsys):
        call_command("demo_users")
        printed = capsys.readouterr().out

        assert PASSWORD in printed
        assert "grid-worker" in printed
        assert Person.objects.get(user__username="grid-worker").name in printed

    def test_print_nothing_in_an_office_of_its_own(self, capsys):
        User.objects.update(is_demo=False)
        call_command("demo_users")

        assert capsys.readouterr().out == ""

    def test_load_the_demo_into_an_empty_database_only(self):
        before = (Unit.objects.count(), User.objects.count(), Edition.objects.count())

        with pytest.raises(CommandError, match="empty"):
            call_command("load_demo")

        assert (Unit.objects.count(), User.objects.count(), Edition.objects.count()) == before


class TestAMistakeInAFile:
    def test_is_named_with_its_place(self, tmp_path):
        wrong = tmp_path / "units.yaml"
        wrong.write_text("- {code: street\n", encoding="utf-8")

        with pytest.raises(FixtureMistake, match=r"units\.yaml"):
            read(wrong)
