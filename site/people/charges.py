"""Charges (分管): the units that an appointment answers for."""


def in_charge(charge_paths: tuple[str, ...], unit_path: str | None) -> bool:
    """Whether charges reach a unit: no charge listed means all; a unit brings all below it."""
    if unit_path is None or not charge_paths:
        return True
    return unit_path.startswith(charge_paths)
