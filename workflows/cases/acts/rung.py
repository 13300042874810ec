"""An act at the rung of the ladder where the case is now."""

from typing import ClassVar

from workflows.chains.acts.step_act import StepAct


class RungAct(StepAct):
    """Done by whoever holds the post of that rung, in the unit where it waits; also on what he reported himself."""

    station_acts: ClassVar[frozenset[str]] = frozenset({"handle"})
