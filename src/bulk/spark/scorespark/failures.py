"""What ends a run before it has anything to keep."""

from __future__ import annotations


class RunError(Exception):
    """Ends the run.

    `code` says what kind of failure it is, for the program that started the run; the message is a sentence for people. It repeats names of
    columns, files and models, and no value of the table.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


def some_names(names: list[str], most: int = 5) -> str:
    """Names in quotation marks, the first few of many."""
    shown = ", ".join(f'"{name}"' for name in names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"
