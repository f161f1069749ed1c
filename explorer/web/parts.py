"""Small parts that the page is made of: buttons, sentences, signs, lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from explorer.presentation.text_run import TextRun
from explorer.presentation.theme import Swatch
from explorer.web.markup import Content, MarkupNode, element


def aria_label(label: str) -> dict[str, Any]:
    """The accessible name of a component that has no visible one."""
    return {"aria-label": label}


def button(
    content: Content,
    action: str,
    value: str,
    *,
    title: str = "",
    label: str = "",
    pressed: bool | None = None,
    look: str = "",
) -> MarkupNode:
    """A button that does `action` with `value`; assets/scripts/buttons.js has the actions.

    `title`: its tooltip. `label`: its accessible name, where the content does not say it.
    `pressed`: whether it is on; None for a button that is never on. `look`: a CSS class.
    """
    action_attribute: dict[str, Any] = {f"data_{action}": value}
    return element(
        "button",
        content,
        type="button",
        class_name=look or None,
        title=title or None,
        aria_label=label or None,
        aria_pressed=None if pressed is None else str(pressed).lower(),
        **action_attribute,
    )


def render_runs(runs: Iterable[TextRun]) -> list[MarkupNode]:
    """A sentence; a click on a name in it selects what it names."""
    return [
        run.text if run.target is None else button(run.text, "node", run.target, look="name")
        for run in runs
    ]


def swatch_images(swatch: Mapping[str, Swatch]) -> list[MarkupNode]:
    """A sign, once for each theme; the style sheet shows the one of the theme in use.

    `swatch`: a small picture for each theme.
    """
    return [
        element(
            "img",
            # Before the address, which a browser follows as soon as it has it: the sign of the
            # theme that is off is never loaded.
            loading="lazy",
            src=picture.uri,
            alt="",
            width=picture.width,
            height=picture.height,
            class_name=f"swatch only-{theme}",
        )
        for theme, picture in swatch.items()
    ]


def folded_list(rows: Sequence[MarkupNode], most: int) -> list[MarkupNode]:
    """A list of rows (`li`); those beyond the first `most` wait to be opened.

    They are open where one of them is current.
    """
    shown = [element("ul", list(rows[:most]), class_name="rows")]
    if len(rows) > most:
        rest = element("ul", list(rows[most:]), class_name="rows")
        summary = element("summary", f"{len(rows) - most} more")
        is_open = any(not isinstance(row, str) and "aria-current" in row[1] for row in rows[most:])
        shown.append(element("details", [summary, rest], open=is_open))
    return shown
