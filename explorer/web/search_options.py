"""What the search fields offer."""

from __future__ import annotations

from typing import Any

from explorer.graph.search import own_key_count, search_keys
from explorer.workspace import Workspace

SUGGESTED_ACTORS = 12
"""How many are offered before anybody has typed a letter."""


def search_options(workspace: Workspace) -> list[dict[str, Any]]:
    """All actors and alliances to choose from, with the keys under which they are found.

    `own`: how many of the keys are names of its own; `place`: from 0 on for those that are
    offered before a letter is typed, the most important first.
    """
    first = workspace.initial.layout.priority[:SUGGESTED_ACTORS]
    return [
        {
            "value": node.id,
            "label": node.name,
            "keys": "\n".join(search_keys(node)),
            "own": own_key_count(node),
        }
        | ({"place": first.index(node.id)} if node.id in first else {})
        for node in workspace.dataset.nodes()
        if workspace.graph.degree(node.id)
    ]
