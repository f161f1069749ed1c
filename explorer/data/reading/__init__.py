"""Strict YAML -> Dataset: what a hand-written file gets wrong is found here, all at once.

The way of a file, one module for each step:

    text        bytes -> clean text: encoding, control characters
    tree        text -> mappings, lists and texts, each with its place: what YAML allows
                and a data file does not; `syntax` says where it is no YAML
    dataset     tree -> Dataset, object by object; `validation_messages` gives what pydantic
                finds its codes
    references  what concerns several objects: ids, references, circles

Each step adds to one `ProblemCollector`. At the end it becomes a `DataError`, and only
then the problems get their words, from `explorer.data.problem_texts`.
"""

from explorer.data.reading.dataset import (
    ObjectPlaces,
    read_dataset,
    read_text,
    read_tree,
    read_with_places,
)

__all__ = ["ObjectPlaces", "read_dataset", "read_text", "read_tree", "read_with_places"]
