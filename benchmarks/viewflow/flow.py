"""The chain: handed in, approved, filed, reported back."""

from viewflow import this
from viewflow.workflow import flow
from viewflow.workflow.flow import views
from viewflow.workflow.lock import select_for_update_lock

from .models import ANSWERS, LeaveProcess

BOSS = "boss"


class LeaveFlow(flow.Flow):
    """Everything waits for one user, as at the floor."""

    process_class = LeaveProcess
    lock_impl = select_for_update_lock
    process_title = "请假"

    start = flow.Start(views.CreateProcessView.as_view(fields=ANSWERS)).Next(this.approve)
    approve = (
        flow.View(views.UpdateProcessView.as_view(fields=["approved"]))
        .Assign(username=BOSS)
        .Next(this.file)
    )
    file = (
        flow.View(views.UpdateProcessView.as_view(fields=["filed"]))
        .Assign(username=BOSS)
        .Next(this.report_back)
    )
    report_back = (
        flow.View(views.UpdateProcessView.as_view(fields=["back"]))
        .Assign(this.start.owner)
        .Next(this.end)
    )
    end = flow.End()
