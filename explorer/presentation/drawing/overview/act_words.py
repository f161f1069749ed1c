"""How what somebody does is put beside a line: its date, whether it is doubted, what else."""

from __future__ import annotations

from explorer.analysis.areas.held_links import Doubt
from explorer.presentation.overview.content import Act, Variants


def doubted_dates(act: Act) -> Variants:
    """From when it holds and whether that is doubted, from the fullest to the shortest.

    "since July 2019, disputed", "July 2019, disputed", "2019, disputed", "disputed". The doubt
    never goes.
    """
    if act.doubt is Doubt.NONE:
        return act.dates
    return (*(f"{dates}, {act.doubt}" for dates in act.dates), str(act.doubt))


def act_in_short(label: str, act: Act) -> str:
    """Somebody and what it does, as a list names it: "Sudan forces (disputed)"."""
    words = f"{label} {act.words}"
    return words if act.doubt is Doubt.NONE else f"{words} ({act.doubt})"


def help_words(label: str, act: Act) -> Variants:
    """What somebody gives, in words that stand alone: "hired fighters from Wagner, since 2015".

    From the fullest to the shortest; that it is doubted never goes.
    """
    head = f"{act.words} from {label}"
    doubt = "" if act.doubt is Doubt.NONE else f" ({act.doubt})"
    full = [f"{head}, {dates}{doubt}" for dates in act.dates[:1]]
    return (*full, f"{head}{doubt}")


def doubted_name(label: str, doubt: Doubt) -> str:
    """A name in a list: "Sudan (disputed)"."""
    return label if doubt is Doubt.NONE else f"{label} ({doubt})"


def help_line_width(strength: float) -> float:
    """How wide in px the line of help of a strength, 0 to 1, is drawn in an overview."""
    return next(width for least, width in _WIDTHS if strength >= least)


_WIDTHS = ((0.9, 6.0), (0.75, 4.5), (0.55, 3.0), (0.0, 1.5))
