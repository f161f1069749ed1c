"""A short name for exactly this data: the same as long as nothing that counts has changed."""

from __future__ import annotations

import hashlib
import json

from explorer.data.model import Dataset

FINGERPRINT_DIGITS = 12
"""Hexadecimal digits: enough to tell the versions of one file apart."""


def fingerprint(dataset: Dataset) -> str:
    """The beginning of a SHA-256 of what the dataset says, as hexadecimal digits.

    It is that of the values, not of the file: comments, quotes and line breaks do not count.
    """
    values = dataset.model_dump(mode="json", exclude_defaults=True)
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:FINGERPRINT_DIGITS]
