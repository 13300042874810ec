"""api_tokens: Wagtail's command, with what a token may be used for."""

from argparse import ArgumentParser, ArgumentTypeError, _SubParsersAction
from typing import Any

from django.db import transaction
from wagtail.management.commands import api_tokens
from wagtail.models import APIToken

from api.models import TokenLimits
from api.scopes import Scope


class Command(api_tokens.Command):
    """`create … --scopes=read,submit --per-minute=60`; without them a token may do what its user may."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Wagtail's, and the limits of a new token."""
        super().add_arguments(parser)
        create = _subcommand(parser, "create")
        create.add_argument("--scopes", type=_scopes, help="Of: " + ", ".join(Scope.values))
        create.add_argument("--per-minute", type=int, help="Requests a minute")

    @transaction.atomic
    def create(
        self, *args: Any, scopes: Any = None, per_minute: Any = None, **options: Any
    ) -> None:
        """Make a token, and its limits if there are any."""
        super().create(*args, **options)
        if scopes is None and per_minute is None:
            return
        token = APIToken.objects.order_by("pk").last()
        TokenLimits.objects.create(
            token=token, scopes=scopes or list(Scope.values), per_minute=per_minute
        )

    def list(self, *args: Any, **options: Any) -> None:
        """Wagtail's lines, then those of tokens with limits."""
        super().list(*args, **options)
        for each in TokenLimits.objects.select_related("token"):
            limit = each.per_minute or "as set"
            scopes = ",".join(each.scopes)
            self.stdout.write(f"{each.token_id}\tscopes={scopes}\tper_minute={limit}")


def _scopes(text: str) -> list[str]:
    found = text.replace(" ", "").split(",")
    if unknown := set(found) - set(Scope.values):
        raise ArgumentTypeError(
            f"{', '.join(sorted(unknown))} is none of {', '.join(Scope.values)}"
        )
    return found


def _subcommand(parser: ArgumentParser, name: str) -> Any:
    # argparse keeps its subparsers to itself.
    (found,) = (each for each in parser._actions if isinstance(each, _SubParsersAction))
    return found.choices[name]
