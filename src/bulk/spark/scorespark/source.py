"""The table to score: its columns under plain names, a key for every row, and what its cells are made of."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pyspark.sql import Column, DataFrame, Row, SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

from .cells import CANONICAL, Cells
from .failures import RunError, some_names
from .inputs import Input
from .spec import Spec

KEY, MALFORMED = "key", "malformed"
ROW_KEY = "row"
"""What the key is called where it is the number of the row, from 1 on."""
SEPARATORS = ",;\t|"


@dataclass(frozen=True)
class Source:
    """A table. Its columns are called c0, c1 ... in `frame`, whatever they are called in the file: no name of a person reaches a query."""

    frame: DataFrame
    """With the column `key`, never null."""
    columns: list[str]
    types: list[T.DataType]
    is_spelled: bool
    key_name: str
    row_count: int
    most_at_once: int | None
    """Rows that one task reads at most; None where that is not known."""

    def cells(self, header: str) -> Cells:
        place = self.columns.index(header)
        return Cells(F.col(f"c{place}"), self.types[place], self.is_spelled)

    def malformed(self) -> Column:
        """Whether a row of the file has more or fewer values than there are headers."""
        return F.col(MALFORMED)


def read_source(spark: SparkSession, spec: Spec) -> Source:
    """Raises RunError."""
    if spec.input.kind == "csv":
        read, columns = _read_csv(spark, spec.input.place)
    else:
        read = spark.read.parquet(spec.input.place) if spec.input.kind == "parquet" else spark.table(_quoted(spec.input.place))
        columns = read.columns
    repeated = sorted({header for header in columns if columns.count(header) > 1})
    if repeated:
        raise RunError("columns", f"The table has more than one column {some_names(repeated)}, so that none of them can be meant.")
    types = [field.dataType for field in read.schema.fields][: len(columns)]
    plain = [*(f"c{place}" for place in range(len(columns))), *([MALFORMED] if spec.input.kind == "csv" else [])]
    if spec.key is not None and spec.key not in columns:
        raise RunError("columns", f'The table has no column "{spec.key}" for the key. It has {some_names(columns, 20)}.')
    if spec.key is not None:
        frame, row_count = _named_key(read.toDF(*plain), columns.index(spec.key), types[columns.index(spec.key)], spec.key)
        most_at_once = None if spec.input.kind == "csv" else _most_at_once(read)
    elif spec.input.kind == "table":
        raise RunError("key", "Rows of a table stand in no order: name the column that tells them apart with --key.")
    else:
        frame, row_count, most_at_once = _numbered(spark, read, plain, spec.input.kind)
    if spec.input.kind == "csv":
        frame = frame.withColumn(MALFORMED, F.col(MALFORMED).isNotNull())
    else:
        frame = frame.withColumn(MALFORMED, F.lit(False))
    return Source(frame, columns, types, spec.input.kind == "csv", spec.key or ROW_KEY, row_count, most_at_once)


def _quoted(name: str) -> str:
    """A name of catalog, schema and table, each in backticks: a part is a name and nothing else."""
    return ".".join(f"`{part.replace('`', '``')}`" for part in name.split("."))


def _read_csv(spark: SparkSession, place: str) -> tuple[DataFrame, list[str]]:
    first = spark.read.text(place).first()
    line = "" if first is None else str(first[0]).lstrip("\ufeff")
    if line.strip() == "":
        raise RunError("columns", "The file has no line of headers.")
    options: dict[str, str] = {
        "sep": _separator(line),
        "quote": '"',
        "escape": '"',
        "multiLine": "true",
        "encoding": "UTF-8",
        "mode": "PERMISSIVE",
        "columnNameOfCorruptRecord": MALFORMED,
    }
    head = spark.read.options(**options).csv(place, header=False).first()
    columns = ["" if header is None else str(header) for header in (head or ())]
    columns[0] = columns[0].lstrip("\ufeff")
    blank = [f"number {place + 1}" for place, header in enumerate(columns) if header.strip() == ""]
    if blank:
        raise RunError("columns", f"The column {blank[0]} of the file has no header.")
    if MALFORMED in columns:
        options["columnNameOfCorruptRecord"] = f"{MALFORMED} {' '.join(columns)}"
    # All is text: what a column is read as is decided by the model's inputs. A short or a long row is marked rather than filled up.
    fields = [*columns, options["columnNameOfCorruptRecord"]]
    schema = T.StructType([T.StructField(name, T.StringType()) for name in fields])
    read = spark.read.options(**options).schema(schema).csv(place, header=True, enforceSchema=True)
    if len(read.inputFiles()) > 1:
        read = spark.read.options(**options).schema(schema).csv(place, header=True, enforceSchema=False)
    return read, columns


def _separator(line: str) -> str:
    """The character that separates most headers."""
    unquoted = "".join(line.split('"')[::2])
    return max(SEPARATORS, key=lambda separator: (unquoted.count(separator), -SEPARATORS.index(separator)))


def _most_at_once(read: DataFrame) -> int:
    """Rows in the largest part of a table as Spark reads it: groups of rows of a file are not cut, however many parts there are. No cell is read."""
    parts = read.select(F.spark_partition_id().alias("part")).groupBy("part").count()
    return int((parts.agg(F.max("count")).first() or [0])[0] or 0)


def _named_key(frame: DataFrame, place: int, kind: T.DataType, name: str) -> tuple[DataFrame, int]:
    is_whole = isinstance(kind, (T.ByteType, T.ShortType, T.IntegerType, T.LongType))
    keyed = frame.withColumn(KEY, F.col(f"c{place}").cast("bigint" if is_whole else "string"))
    rows, keys = keyed.agg(F.count(F.lit(1)), F.count_distinct(F.col(KEY))).first() or (0, 0)
    if rows != keys:
        raise RunError(
            "key",
            f'The column "{name}" is no key: {rows:,} rows have {keys:,} different values. Name a column that is different in every row.',
        )
    return keyed, int(rows)


def _numbered(spark: SparkSession, read: DataFrame, plain: list[str], kind: str) -> tuple[DataFrame, int, int]:
    """Rows numbered from 1 on, file by file in the order of their paths, in a file from its first row to its last.

    What is relied on: of Parquet, `_metadata.row_index`, which Spark documents as the row's place in its file. Of CSV, that a file whose
    rows may hold line breaks (`multiLine`) is read by one task from front to back, so that `monotonically_increasing_id` rises by one
    a row within a file. That all numbers came out once is checked, not assumed.
    """
    metadata = read.metadataColumn("_metadata")
    within = metadata.getField("row_index") if kind == "parquet" else F.monotonically_increasing_id()
    placed = read.select(
        *(F.col(_quoted_column(name)) for name in read.columns), metadata.getField("file_path").alias("_file"), within.alias("_place")
    ).toDF(*plain, "_file", "_place")
    counts = [F.count(F.lit(1)).alias("rows"), F.min("_place").alias("least"), F.max("_place").alias("most")]
    pieces = placed.groupBy("_file", F.spark_partition_id().alias("_part")).agg(*counts).collect()
    by_file: dict[str, list[Row]] = {}
    by_part: dict[int, int] = {}
    for piece in pieces:
        by_file.setdefault(str(piece["_file"]), []).append(piece)
        by_part[piece["_part"]] = by_part.get(piece["_part"], 0) + int(piece["rows"])
    starts: list[tuple[str, int]] = []
    row_count = 0
    for file, found in sorted(by_file.items()):
        rows, least = sum(int(piece["rows"]) for piece in found), min(int(piece["least"]) for piece in found)
        if max(int(piece["most"]) for piece in found) - least + 1 != rows:
            raise RunError("key", "Spark read the rows of the file in no order: name the column that tells them apart with --key.")
        starts.append((file, row_count + 1 - least))
        row_count += rows
    if len(starts) == 1:
        numbered = placed.withColumn(KEY, F.col("_place") + F.lit(starts[0][1]))
    else:
        start_of = spark.createDataFrame(starts, "_file string, _start long")
        numbered = placed.join(F.broadcast(start_of), "_file").withColumn(KEY, F.col("_place") + F.col("_start"))
    return numbered.drop("_file", "_place", "_start"), row_count, max(by_part.values(), default=0)


def _quoted_column(name: str) -> str:
    return f"`{name.replace('`', '``')}`"


def settle_types(source: Source, planned: list[Input]) -> tuple[list[Input], dict[str, str]]:
    """Types of inputs that neither the model nor the command declares, one for the whole column; and how finely dates are written as text.

    The rows are looked at once, and only where that is needed.
    """
    looks: dict[str, Column] = {}
    for one in planned:
        if one.column is None:
            continue
        cells = source.cells(one.column)
        if one.type is None and cells.is_spelled:
            text = cells.trimmed()
            looks[f"filled {one.column}"] = F.count_if(~cells.blank())
            looks[f"numbers {one.column}"] = F.count_if(text.rlike(CANONICAL))
            looks[f"whole {one.column}"] = F.count_if(text.rlike(r"^-?(0|[1-9]\d{0,14})$"))
            looks[f"truths {one.column}"] = F.count_if(F.lower(text).isin("true", "false"))
        elif one.type is None and cells.is_number():
            looks[f"filled {one.column}"] = F.count_if(~cells.blank())
        if cells.is_date() and not (one.is_declared and one.type == "datetime"):
            clock = cells.column.cast("timestamp_ntz")
            is_day, is_second = (clock.cast("string").rlike(end) for end in (r" 00:00:00$", r":\d\d$"))
            looks[f"fineness {one.column}"] = F.max(F.when(is_day, 0).when(is_second, 1).otherwise(2))
    if not looks:
        return planned, {}
    names = list(looks)
    counted = source.frame.agg(*(looks[name].alias(f"l{place}") for place, name in enumerate(names))).first()
    seen = {name: (counted[place] or 0) if counted is not None else 0 for place, name in enumerate(names)}
    settled = [one if one.type is not None or one.column is None else replace(one, type=_inferred(source, one.column, seen)) for one in planned]
    finenesses = ("day", "second", "millisecond")
    return settled, {
        one.column: finenesses[seen[f"fineness {one.column}"]] for one in planned if f"fineness {one.column}" in seen and one.column
    }


def _inferred(source: Source, header: str, seen: dict[str, int]) -> str:
    cells = source.cells(header)
    has_blanks = seen.get(f"filled {header}", 0) < source.row_count
    if cells.is_spelled:
        filled = seen[f"filled {header}"]
        if filled == 0:
            return "string"
        if seen[f"whole {header}"] == filled and not has_blanks:
            return "long"
        if seen[f"numbers {header}"] == filled:
            return "double"
        return "boolean" if seen[f"truths {header}"] == filled else "string"
    if cells.is_number():
        is_whole = isinstance(cells.type, T.IntegralType) or (isinstance(cells.type, T.DecimalType) and cells.type.scale == 0)
        return "long" if is_whole and not has_blanks else "double"
    if cells.is_date():
        return "datetime"
    if isinstance(cells.type, T.BooleanType):
        return "boolean"
    if isinstance(cells.type, T.BinaryType):
        return "binary"
    return "array" if isinstance(cells.type, T.ArrayType) else "object" if isinstance(cells.type, (T.StructType, T.MapType)) else "string"
