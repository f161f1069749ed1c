"""Strict YAML -> Dataset: what a hand-written file gets wrong is found here, all at once.

The way of a file, one module for each step:

    text        bytes -> clean text: encoding, control characters
    tree        text -> mappings, lists and texts, each with its place: what YAML allows
                and a data file does not; `syntax` says in plain words where it is no YAML
    dataset     tree -> Dataset, object by object; `validation_messages` puts what pydantic
                finds into plain words
    references  what concerns several objects: ids, references, circles

Each step adds to one `ProblemCollector`; only at the end it becomes a `DataError`.
"""

from explorer.data.reading.dataset import (
    Places,
    read_dataset,
    read_text,
    read_tree,
    read_with_places,
)

__all__ = ["Places", "read_dataset", "read_text", "read_tree", "read_with_places"]
