"""Serial numbers without gaps: one counter per kind and year."""

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from queries import cursor_for


class SerialCounter(models.Model):
    """The last number given in a series such as QJ-2026."""

    series = models.CharField(max_length=20, primary_key=True)
    last = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("serial counter")
        verbose_name_plural = _("serial counters")

    def __str__(self) -> str:
        return f"{self.series}-{self.last:04d}"


def next_serial(prefix: str, year: int) -> str:
    """The next serial of a kind in a year."""
    series = f"{prefix}-{year}"
    return f"{series}-{next_number(series):04d}"


def next_number(series: str) -> int:
    """The next number of a series, in one statement that holds the counter's row until the transaction ends."""
    table = connection.ops.quote_name(SerialCounter._meta.db_table)
    with cursor_for(connection) as cursor:
        cursor.execute(
            f"INSERT INTO {table} (series, last) VALUES (%s, 1) "  # noqa: S608  # the table's own name
            f"ON CONFLICT (series) DO UPDATE SET last = {table}.last + 1 RETURNING last",
            [series],
        )
        (number,) = cursor.fetchone()
    return int(number)
