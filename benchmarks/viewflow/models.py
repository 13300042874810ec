"""A slip of ten answers, kept in the JSON column that every process of Viewflow has."""

from viewflow import jsonstore
from viewflow.workflow.models import Process

CHOICES = [(each, each) for each in ("personal", "sick", "marriage", "meeting", "none", "am", "pm")]
ANSWERS = (
    "leave_type",
    "first_day",
    "last_day",
    "starts",
    "ends",
    "meeting",
    "reason",
    "special_reason",
    "relation",
    "handover_to",
)


class LeaveProcess(Process):
    """Ten answers of the applicant, and what each station says."""

    leave_type = jsonstore.CharField(max_length=20, choices=CHOICES)
    first_day = jsonstore.DateField()
    last_day = jsonstore.DateField()
    starts = jsonstore.CharField(max_length=20, choices=CHOICES, blank=True)
    ends = jsonstore.CharField(max_length=20, choices=CHOICES, blank=True)
    meeting = jsonstore.CharField(max_length=200, blank=True)
    reason = jsonstore.TextField()
    special_reason = jsonstore.CharField(max_length=20, choices=CHOICES, blank=True)
    relation = jsonstore.CharField(max_length=40, blank=True)
    handover_to = jsonstore.IntegerField(null=True, blank=True)
    approved = jsonstore.BooleanField(default=False)
    filed = jsonstore.BooleanField(default=False)
    back = jsonstore.BooleanField(default=False)

    class Meta:
        proxy = True
