"""A short name for exactly this data: it is the same as long as no value has changed."""

from __future__ import annotations

import hashlib
import json

from explorer.data.model import Dataset

FINGERPRINT_DIGITS = 12
"""Hexadecimal digits: enough to tell the versions of one file apart."""


def fingerprint(dataset: Dataset) -> str:
    """The first FINGERPRINT_DIGITS hexadecimal digits of a SHA-256 of the dataset's values.

    The values count, not the file: comments, quotes and line breaks change nothing.
    """
    values = dataset.model_dump(mode="json", exclude_defaults=True)
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:FINGERPRINT_DIGITS]
