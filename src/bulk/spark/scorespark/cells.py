"""Cells of a table as a model gets them: how Spark writes a column for an input, and what it must not send.

The rules are those of `src/core/columns`, so that a row reaches the model as it does through an endpoint: a text is never sent to an
input of numbers, 5.7 to none of whole numbers, a blank to none that takes no null. In a CSV file all is text, and a text means what it
plainly spells.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pyspark.sql import Column
from pyspark.sql import functions as F
from pyspark.sql import types as T

from .inputs import NUMBER, Input

SPACES = " \t\n\x0b\f\r"
"""What stands around a value and does not count."""
WHOLE = r"^[+-]?\d+$"
CANONICAL = r"^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$"
"""A number as programs write it: 02134 is none, for it would lose a digit."""
DATE = r"^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?)?$"
BASE64 = r"^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"

LARGEST_EXACT = 2**53 - 1
"""Beyond it a double has lost digits."""
LARGEST_FLOAT = 3.4028235677973366e38
"""From here on a 32-bit float is infinite."""
FIRST_DAY, LAST_DAY = "1677-09-22", "2262-04-10"
"""Days that pandas' nanoseconds reach whole."""

PRECISIONS = {"day": "yyyy-MM-dd", "second": "yyyy-MM-dd'T'HH:mm:ss", "millisecond": "yyyy-MM-dd'T'HH:mm:ss.SSS"}
"""How finely the dates of a column are written for a model that does not say that it takes dates, and gets text."""


@dataclass(frozen=True)
class Cells:
    """A column of the table."""

    column: Column
    type: T.DataType
    is_spelled: bool
    """All is text, as in CSV: a number is what spells one, and nothing is a blank."""
    read_text: Column | None = None
    """Where it stands without what is around it, once it has been found out: much is asked of it."""
    read_number: Column | None = None
    """Where it stands as the number that it spells."""

    def blank(self) -> Column:
        """Whether a cell holds nothing."""
        if self.is_spelled:
            return F.coalesce(self.trimmed() == "", F.lit(True))
        if isinstance(self.type, (T.FloatType, T.DoubleType)):
            return self.column.isNull() | F.isnan(self.column)
        return self.column.isNull()

    def trimmed(self) -> Column:
        return F.btrim(self.column, F.lit(SPACES)) if self.read_text is None else self.read_text

    def number(self) -> Column:
        """The number that a text spells; null where it spells none."""
        return F.when(self.trimmed().rlike(NUMBER), self.trimmed().try_cast("double")) if self.read_number is None else self.read_number

    def is_number(self) -> bool:
        return isinstance(self.type, T.NumericType)

    def is_date(self) -> bool:
        return isinstance(self.type, (T.DateType, T.TimestampType, T.TimestampNTZType))

    def is_text(self) -> bool:
        return isinstance(self.type, (T.StringType, T.CharType, T.VarcharType))


@dataclass(frozen=True)
class Written:
    """A column as it goes to the workers: values, and where one must not be sent, why: a half sentence, else null."""

    value: Column
    fault: Column

    def where_sent(self, fault: Column, blank: Column, filler: int | bool | None) -> Column:
        """The values that are sent. `fault` is where the fault stands once it has been found out: it takes longer than the value."""
        value = F.when(fault.isNull() & ~blank, self.value)
        return value if filler is None else F.coalesce(value, F.lit(filler))


def write_cells(cells: Cells, to: Input, precision: str = "day") -> Written:
    """The cells as an input of this type gets them."""
    kind = to.type or "string"
    write = WRITERS[kind]
    written = write(cells, precision) if to.is_declared or kind != "datetime" else _iso(cells, precision)
    blank = cells.blank()
    refuses_blanks = to.is_declared and kind not in ("double", "float", "string", "datetime")
    about_blank = F.lit("is blank, which its input does not take") if refuses_blanks else F.lit(None).cast("string")
    fault = F.when(blank, about_blank).otherwise(written.fault)
    if cells.is_spelled:
        # What a decoder writes for bytes that are no UTF-8.
        fault = F.when(F.coalesce(cells.column.contains("\ufffd"), F.lit(False)), F.lit("is no UTF-8 text")).otherwise(fault)
    return Written(written.value, fault)


def filler_of(to: Input) -> int | bool | None:
    """pandas has no whole number that is missing: where a row is not sent, any will do."""
    kind = to.type or "string"
    return {"integer": 0, "long": 0, "boolean": False}.get(kind) if to.is_declared or kind != "boolean" else None


def _nothing() -> Column:
    return F.lit(None).cast("string")


def _refused(kind: str, why: str) -> Written:
    return Written(F.lit(None).cast(kind), F.lit(why))


def _not_number(cells: Cells) -> Written:
    return _refused("double", "is no number" if cells.is_text() else "is a date, no number" if cells.is_date() else "is no number")


def _as_double(cells: Cells) -> Column | None:
    if cells.is_spelled:
        return cells.number()
    return cells.column.cast("double") if cells.is_number() else None


def _float(largest: float, why: str) -> Callable[[Cells, str], Written]:
    def write(cells: Cells, _precision: str) -> Written:
        number = _as_double(cells)
        if number is None:
            return _not_number(cells)
        fault = F.when(number.isNull(), "is no number").when(F.abs(number) > F.lit(largest), why)
        return Written(number, fault)

    return write


def _whole(spark_type: str, least: int, most: int) -> Callable[[Cells, str], Written]:
    def write(cells: Cells, _precision: str) -> Written:
        number = _as_double(cells)
        if number is None:
            return _not_number(cells)
        if cells.is_spelled:
            digits = F.when(cells.trimmed().rlike(WHOLE), cells.trimmed().try_cast("bigint"))
            is_digits = cells.trimmed().rlike(WHOLE)
        elif isinstance(cells.type, (T.DoubleType, T.FloatType)):
            digits, is_digits = F.lit(None).cast("bigint"), F.lit(False)
        else:
            is_digits = cells.column == F.floor(cells.column)
            digits = F.when(is_digits, cells.column.try_cast("bigint"))
        exact = F.coalesce(digits, F.when(~is_digits & (F.abs(number) <= LARGEST_EXACT), number.try_cast("bigint")))
        fault = (
            F.when(number.isNull(), "is no number")
            .when(number != F.floor(number), "is no whole number")
            .when(exact.isNull() | (exact < least) | (exact > most), "is too large a whole number for its input")
        )
        return Written(F.when(fault.isNull(), exact).cast(spark_type), fault)

    return write


def _boolean(cells: Cells, _precision: str) -> Written:
    if isinstance(cells.type, T.BooleanType):
        return Written(cells.column, _nothing())
    if not cells.is_spelled:
        return _refused("boolean", "is neither true nor false")
    word = F.lower(cells.trimmed())
    truth = F.when(word == "true", F.lit(True)).when(word == "false", F.lit(False))
    return Written(truth, F.when(truth.isNull(), "is neither true nor false"))


def _text(cells: Cells, precision: str) -> Written:
    """Fractions reach the workers as numbers: Python spells them in as few digits as tell them apart."""
    if cells.is_text():
        return Written(cells.column, _nothing())
    if isinstance(cells.type, T.BooleanType):
        return Written(F.upper(cells.column.cast("string")), _nothing())
    if cells.is_date():
        return _iso(cells, precision)
    if isinstance(cells.type, (T.DoubleType, T.FloatType)):
        number = cells.column.cast("double")
        return Written(number, F.when(F.abs(number) == F.lit(float("inf")), "is no number"))
    if cells.is_number():
        return Written(cells.column.cast("string"), _nothing())
    return _refused("string", "is no text")


def spells_fractions(cells: Cells, to: Input) -> bool:
    """Whether workers spell numbers for this input."""
    return to.type == "string" and not cells.is_spelled and isinstance(cells.type, (T.DoubleType, T.FloatType))


def _iso(cells: Cells, precision: str) -> Written:
    if not cells.is_date():
        return _text(cells, precision) if cells.is_spelled else _refused("string", "is no date")
    return Written(F.date_format(_wall_clock(cells), PRECISIONS[precision]), _nothing())


def _wall_clock(cells: Cells) -> Column:
    """An instant is told in UTC, in which the session runs."""
    return cells.column.cast("timestamp_ntz")


def _date(cells: Cells, _precision: str) -> Written:
    if cells.is_date():
        clock = _wall_clock(cells)
        text = clock.cast("string")
    elif cells.is_spelled:
        text = F.when(cells.trimmed().rlike(DATE), F.regexp_replace(cells.trimmed(), "T", " "))
        clock = text.try_cast("timestamp_ntz")
    else:
        return _refused("string", "is no date")
    is_far = (clock < F.lit(FIRST_DAY).cast("timestamp_ntz")) | (clock >= F.date_add(F.lit(LAST_DAY), 1).cast("timestamp_ntz"))
    return Written(text, F.when(clock.isNull(), "is no date").when(is_far, "is a date that pandas cannot hold"))


def _binary(cells: Cells, _precision: str) -> Written:
    if isinstance(cells.type, T.BinaryType):
        return Written(cells.column, _nothing())
    if not cells.is_text():
        return _refused("binary", "is no base64 text")
    return Written(
        F.when(cells.column.rlike(BASE64), F.unbase64(cells.column)),
        F.when(~cells.column.rlike(BASE64), "is no base64 text"),
    )


def _nested(cells: Cells, _precision: str) -> Written:
    """As JSON text; the workers read it."""
    if isinstance(cells.type, (T.ArrayType, T.StructType, T.MapType)):
        return Written(F.to_json(cells.column, {"ignoreNullFields": "false"}), _nothing())
    return Written(cells.column, _nothing()) if cells.is_text() else _refused("string", "is neither a list nor an object")


WRITERS: dict[str, Callable[[Cells, str], Written]] = {
    "double": _float(1.7976931348623157e308, "is too large a number for its input"),
    "float": _float(LARGEST_FLOAT, "is too large a number for its input"),
    "integer": _whole("int", -(2**31), 2**31 - 1),
    "long": _whole("bigint", -(2**63), 2**63 - 1),
    "boolean": _boolean,
    "string": _text,
    "datetime": _date,
    "binary": _binary,
    "array": _nested,
    "object": _nested,
    "map": _nested,
    "any": _nested,
}
