"""What people do on the page, as values, and the one way in which a view changes by it.

The browser keeps every action until an answer says that it has been applied, and sends all
that are still waiting, with the address that they start from. So an action is neither lost
nor applied twice, whatever becomes of a request. Nothing here knows Dash.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from explorer.analysis.comparison import compared_theaters
from explorer.data.dates import BEGINNING, END
from explorer.data.ids import PAIR_SEPARATOR
from explorer.data.model import Dataset
from explorer.data.vocabulary import KINDS
from explorer.exchange.saved_view import DATA_CHANGED_NOTICE
from explorer.graph.date_entry import DateEntryError, read_days
from explorer.graph.view import ALL, ANY, MAP_TAB, NONE, OVERVIEW_TAB, View, default_view
from explorer.graph.view_query import change_view, story_view, view_from_query
from explorer.presentation.overlays import FINDERS
from explorer.web.filter_options import FilterOptions

MAX_ACTIONS = 200
"""How many actions of one request are read; a page has a handful that wait."""

ACTION_NOTICE = "Not understood: {}."
"""What a notice says of what was typed or chosen on the page, which is in no address."""

ActionValues = Mapping[str, object]
ChangedView = tuple[View, tuple[str, ...]]
"""A view, and sentences about what made no sense."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that somebody did. `number` counts up from 1 in the life of a page.

    `type` is a key of `_HANDLERS`; what `values` holds depends on it, and comes from outside.
    """

    number: int
    type: str
    values: ActionValues


@dataclass(frozen=True, slots=True)
class Context:
    """What actions are understood by: the dataset, and what it lets one choose from."""

    dataset: Dataset
    options: FilterOptions


def read_actions(data: object) -> tuple[str, tuple[Action, ...]]:
    """The address that a browser starts from, and its waiting actions in order of number.

    `data` is `{"base": "?theater=libya", "list": [{"n": 1, "type": "select", ...}]}` where
    a page sent it; what has another form is left out.
    """
    if not isinstance(data, Mapping):
        return "", ()
    base, listed = data.get("base"), data.get("list")
    found: dict[int, Action] = {}
    for item in listed[:MAX_ACTIONS] if isinstance(listed, list) else ():
        if isinstance(item, Mapping):
            number, kind = item.get("n"), item.get("type")
            if type(number) is int and number > 0 and isinstance(kind, str):
                found[number] = Action(number, kind, item)
    return base if isinstance(base, str) else "", tuple(found[key] for key in sorted(found))


def apply(view: View, actions: Iterable[Action], context: Context) -> ChangedView:
    """The view after some actions, one after the other, and sentences about nonsense in them.

    The same as to apply them one by one: `apply(apply(v, a), b)` is `apply(v, (*a, *b))`.
    """
    notices: list[str] = []
    for action in actions:
        handler = _HANDLERS.get(action.type)
        if handler is not None:
            before = view
            view, more = handler(view, action.values, context)
            notices += more
            is_as_told = action.type in _WITH_A_TAB
            if view.tab == OVERVIEW_TAB and not is_as_told and _is_seen_on_map_alone(before, view):
                view = replace(view, tab=MAP_TAB)
            if view.theater != before.theater and not is_as_told:
                # Other theaters have other pages.
                view = replace(view, overview_page=View.overview_page)
            if view.focus is None:
                # Steps around nobody stand in no address; the next focus begins with one.
                view = replace(view, hops=View.hops)
    return view, tuple(notices)


def _is_seen_on_map_alone(before: View, after: View) -> bool:
    """Whether a view has got something that the overview does not show, and the map does.

    What lies around somebody, and what a question lights up. All else that one can do, the
    overview shows: it follows theaters, days and filters, and what is selected is told beside it.
    """
    is_focused = after.focus is not None and (after.focus, after.hops) != (
        before.focus,
        before.hops,
    )
    question = after.question
    return is_focused or (
        question is not None and question != before.question and question.id in FINDERS
    )


# ------------------------------------------------------------------ what a browser may send


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _day(value: object) -> str:
    """A day by its ordinal, as an address has it; "" if it is none."""
    if isinstance(value, int | float) and value is not True and BEGINNING <= value <= END:
        return str(date.fromordinal(int(value)))
    return ""


def _days(value: object) -> str:
    first, last = map(_day, value) if isinstance(value, list) and len(value) == 2 else ("", "")
    return f"{first}..{last}" if first and last else ""


def _ticked(value: object, known: tuple[str, ...]) -> str:
    """What is ticked, as an address has it; all ticked is no filter."""
    chosen = {one for one in value if isinstance(one, str)} if isinstance(value, list) else set()
    if chosen >= set(known):
        return ALL
    return ",".join(sorted(chosen & set(known))) or NONE


# ------------------------------------------------------------------ handlers


Handler = Callable[[View, ActionValues, Context], ChangedView]


def _change(view: View, context: Context, **parts: str) -> ChangedView:
    """The view with parts changed as an address would say it.

    Whoever chooses a theater, or all, sees all its sides alike.
    """
    notices: list[str] = []
    if "theater" in parts:
        view = replace(view, enlarged=None)
    for name, value in parts.items():
        view, more = change_view(view, name, value, context.dataset, notice=ACTION_NOTICE)
        notices += more
    return view, tuple(notices)


def _part(name: str) -> Handler:
    """Sets a part of the view to the text that was sent; an empty one lifts it."""

    def handler(view: View, values: ActionValues, context: Context) -> ChangedView:
        return _change(view, context, **{name: _text(values.get("value")).strip() or NONE})

    return handler


def _theater(view: View, values: ActionValues, context: Context) -> ChangedView:
    return _change(view, context, theater=_text(values.get("value")))


def _kinds(view: View, values: ActionValues, context: Context) -> ChangedView:
    return _change(view, context, kinds=_ticked(values.get("value"), context.options.kinds))


def _types(view: View, values: ActionValues, context: Context) -> ChangedView:
    return _change(view, context, types=_ticked(values.get("value"), context.options.types))


def _confidence(view: View, values: ActionValues, context: Context) -> ChangedView:
    chosen = _ticked(values.get("value"), context.options.confidences)
    return _change(view, context, confidence=chosen)


def _only(view: View, values: ActionValues, context: Context) -> ChangedView:
    """Only one kind, family, type or confidence; once more, and all are back."""
    group, _, name = _text(values.get("value")).partition(":")
    if group == "types":
        is_on = view.types == frozenset({name})
        return _change(view, context, types=ALL if is_on else name)
    if group == "confidence":
        is_on = view.confidences == frozenset({name})
        return _change(view, context, confidence=ALL if is_on else name)
    if group == "family":
        own = frozenset(kind.id for kind in KINDS.values() if kind.family == name)
    else:
        own = frozenset({name})
    if group not in ("kinds", "family") or not own:
        return view, ()
    is_on = view.kinds == own
    return _change(view, context, kinds=ALL if is_on else ",".join(sorted(own)))


def _single_day(view: View, values: ActionValues, context: Context) -> ChangedView:
    return _change(view, context, date=_day(values.get("value")))


def _two_days(view: View, values: ActionValues, context: Context) -> ChangedView:
    return _change(view, context, date=_days(values.get("value")))


def _typed(view: View, context: Context, part: str, typed: str) -> ChangedView:
    """The view with one of its dates set to what somebody typed."""
    try:
        days = str(read_days(typed))
    except DateEntryError as error:
        return view, (ACTION_NOTICE.format(error),)
    return _change(view, context, **{part: days})


def _date(view: View, values: ActionValues, context: Context) -> ChangedView:
    """Another date, as somebody typed it; nothing changes nothing, `any` lifts it."""
    typed = _text(values.get("value")).strip()
    if typed.casefold() == ANY:
        return _change(view, context, date=ANY)
    return _typed(view, context, "date", typed) if typed else (view, ())


def _versus(view: View, values: ActionValues, context: Context) -> ChangedView:
    """Another second date, as somebody typed it; nothing lifts it."""
    typed = _text(values.get("value")).strip()
    if not typed:
        return _change(view, context, versus=NONE)
    return _typed(view, context, "versus", typed)


def _step_day(view: View, values: ActionValues, context: Context) -> ChangedView:
    """Another last day; a range keeps the day on which it begins, and ends on none before it."""
    day = _day(values.get("value"))
    if view.span and view.span.is_range and day:
        if date.fromisoformat(day) < view.span.start.first:
            return view, ()
        return _change(view, context, date=f"{view.span.start}..{day}")
    return _change(view, context, date=day)


def _any_day(view: View, values: ActionValues, context: Context) -> ChangedView:
    return _change(view, context, date=ANY if values.get("value") else _day(values.get("day")))


def _range(view: View, values: ActionValues, context: Context) -> ChangedView:
    text = _days(values.get("days")) if values.get("value") else _day(values.get("day"))
    return _change(view, context, date=text)


def _select(view: View, values: ActionValues, context: Context) -> ChangedView:
    """Actors were clicked: one, the two of a line, or the ground."""
    nodes = values.get("nodes")
    ends = [_text(one) for one in nodes] if isinstance(nodes, list) else []
    dataset = context.dataset
    is_one = len(ends) == 1 and (ends[0] in dataset.actors or ends[0] in dataset.alliances)
    if is_one and view.question and (question := view.question.with_clicked(ends[0])):
        return replace(view, question=question), ()
    return _change(view, context, select=PAIR_SEPARATOR.join(ends) or NONE)


def _find(view: View, values: ActionValues, context: Context) -> ChangedView:
    found = _text(values.get("value"))
    return _change(view, context, select=found) if found else (view, ())


def _side(view: View, values: ActionValues, context: Context) -> ChangedView:
    """A side of the overview opens: its theater on the map, and who the party is."""
    party, place = _text(values.get("party")), _text(values.get("theater"))
    view, notices = _change(view, context, theater=place, select=party)
    if notices:
        return view, notices
    theater = context.dataset.theaters.get(view.theater or "")
    is_party = theater is not None and party in theater.parties
    return replace(view, tab=MAP_TAB, enlarged=party if is_party else None), ()


def _focus(view: View, values: ActionValues, context: Context) -> ChangedView:
    node = _text(values.get("node"))
    if not node:
        return _change(view, context, focus=NONE)
    return _change(view, context, focus=node, hops=str(values.get("hops")))


def _move(view: View, values: ActionValues, context: Context) -> ChangedView:
    node = _text(values.get("node"))
    kept = [f"{one}:{x:g}:{y:g}" for one, (x, y) in view.places.items() if one != node]
    moved = f"{node}:{values.get('x')}:{values.get('y')}"
    return _change(view, context, places=",".join([*kept, moved]))


def _compare(view: View, values: ActionValues, context: Context) -> ChangedView:
    """Another theater on one side, 0 or 1, of the comparison; the same twice swaps the two."""
    current = compared_theaters(context.dataset, view)
    side, chosen = values.get("side"), _text(values.get("value"))
    if current is None or type(side) is not int or side not in (0, 1):
        return _change(view, context, compare=chosen)
    other = current[1 - side]
    if chosen == other:
        other = current[side]
    return _change(
        view, context, compare=",".join((chosen, other) if side == 0 else (other, chosen))
    )


def _reset(view: View, _values: ActionValues, context: Context) -> ChangedView:
    return replace(default_view(context.dataset), tab=view.tab), ()


_EVERY_LINK = {"kinds": ALL, "types": ALL, "confidence": ALL}

_LIFTED: dict[str, dict[str, str]] = {
    "all": {"date": ANY, **_EVERY_LINK, "focus": NONE, "theater": ALL},
    "date": {"date": ANY},
    "kinds": _EVERY_LINK,
    "focus": {"focus": NONE},
    "theater": {"theater": ALL},
}
"""What lifts a filter, for the buttons of an empty picture."""


def _lift(view: View, values: ActionValues, context: Context) -> ChangedView:
    return _change(view, context, **_LIFTED.get(_text(values.get("value")), {}))


def _chain(view: View, values: ActionValues, context: Context) -> ChangedView:
    """Both ends of a chain at once."""
    start, _, end = _text(values.get("value")).partition(PAIR_SEPARATOR)
    return _change(view, context, **{"ask": "chains", "from": start, "to": end})


_STORY_WAYS = {"next": 1, "previous": -1}


def _story(view: View, values: ActionValues, context: Context) -> ChangedView:
    """A step of a story, its own view and nothing of the one before; or the end of it.

    The value is `id.number`, `none`, or `next` or `previous`, which count from the step that
    the actions before have led to: whoever presses twice before an answer goes on by two.
    """
    value = _text(values.get("value"))
    if value == NONE:
        return default_view(context.dataset), ()
    if value in _STORY_WAYS and view.story is not None:
        story, number = view.story
        number += _STORY_WAYS[value]
        if not 1 <= number <= len(context.dataset.stories[story].steps):
            return view, ()
        return story_view(context.dataset, story, number)
    # Whether there is such a step, and a notice if not.
    asked, notices = _change(replace(view, story=None), context, story=value)
    if asked.story is None:
        return view, notices
    return story_view(context.dataset, *asked.story)


def _open(_view: View, values: ActionValues, context: Context) -> ChangedView:
    """The view of a picture that was dropped onto the page."""
    found, notices = view_from_query(_text(values.get("view")), context.dataset)
    same = _text(values.get("dataset")) in ("", context.options.fingerprint)
    return found, notices if same else (DATA_CHANGED_NOTICE, *notices)


_WITH_A_TAB = frozenset({"tab", "story", "open"})
"""The types of actions that say themselves which tab is open."""

_HANDLERS: dict[str, Handler] = {
    "theater": _theater,
    "kinds": _kinds,
    "types": _types,
    "confidence": _confidence,
    "only": _only,
    "day": _single_day,
    "days": _two_days,
    "step_day": _step_day,
    "any_day": _any_day,
    "range": _range,
    "select": _select,
    "find": _find,
    "side": _side,
    "focus": _focus,
    "move": _move,
    "reset": _reset,
    "lift": _lift,
    "chain": _chain,
    "story": _story,
    "open": _open,
    "tab": _part("tab"),
    "page": _part("part"),
    "ask": _part("ask"),
    "columns": _part("columns"),
    "lines": _part("lines"),
    "size": _part("size"),
    "date": _date,
    "versus": _versus,
    "compare": _compare,
    "chain_from": _part("from"),
    "chain_to": _part("to"),
}
"""What each type of action does to a view."""
