"""Says how Spark's own parser reads statements."""

from pyspark.errors import PySparkException


def parsed(parser, statement):
    """{"parses": True, "root": kind of the plan, "names": [[part, ...], ...], "literals": [...]}, or {"parses": False, "condition": why}.

    A text that holds two statements does not parse. `names` are those of tables and columns, each in its parts, in the order of the plan.
    """
    try:
        plan = parser.parsePlan(statement)
    except PySparkException as error:
        return {"parses": False, "condition": error.getCondition()}
    found = {"names": [], "literals": []}
    walk(plan, found)
    return {"parses": True, "root": plan.getClass().getSimpleName(), **found}


def walk(node, found):
    """A plan and the expressions in it."""
    kind = node.getClass().getSimpleName()
    if kind == "UnresolvedRelation":
        found["names"].append(parts(node.multipartIdentifier()))
    elif kind in ("UnresolvedIdentifier", "UnresolvedAttribute", "UnresolvedTableOrView"):
        found["names"].append(parts(node.multipartIdentifier() if kind == "UnresolvedTableOrView" else node.nameParts()))
    elif kind == "Literal":
        found["literals"].append(str(node.value()))
    for inner in [*(parts(node.expressions()) if is_plan(node) else []), *parts(node.children())]:
        walk(inner, found)


# By class: looking through all methods of one takes as long as a statement.
PLANS = {}


def is_plan(node):
    kind = node.getClass().getName()
    if kind not in PLANS:
        PLANS[kind] = any(method.getName() == "expressions" for method in node.getClass().getMethods())
    return PLANS[kind]


def parts(sequence):
    return [sequence.apply(place) for place in range(sequence.size())]
