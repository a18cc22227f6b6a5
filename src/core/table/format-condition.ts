const CONDITION = /^\[(<=|>=|<>|<|>|=)\s*(-?[\d.]+(?:e[+-]?\d+)?)\]$/i;

const COMPARE: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  "<": (value, limit) => value < limit,
  "<=": (value, limit) => value <= limit,
  ">": (value, limit) => value > limit,
  ">=": (value, limit) => value >= limit,
  "=": (value, limit) => value === limit,
  "<>": (value, limit) => value !== limit,
};

/** The numbers that `[<=100]` in a section of a number format says it is for; undefined for anything else in brackets. */
export function formatCondition(bracket: string): ((value: number) => boolean) | undefined {
  const [, sign, limit] = CONDITION.exec(bracket) ?? [];
  return sign === undefined ? undefined : (value) => COMPARE[sign]!(value, Number(limit));
}
