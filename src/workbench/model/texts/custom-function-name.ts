/** First words of Excel's own functions that have a dot in their names. Source: Microsoft Support, "Excel functions (alphabetical)". */
const OWN_FIRST_WORDS = new Set(
  (
    "BETA BINOM CEILING CHISQ CONFIDENCE COVARIANCE ECMA ERF ERFC ERROR EXPON F FLOOR FORECAST GAMMA GAMMALN HYPGEOM ISO LOGNORM MODE " +
    "NEGBINOM NETWORKDAYS NORM PERCENTILE PERCENTRANK POISSON QUARTILE RANK SKEW STDEV T VAR WEIBULL WORKDAY Z"
  ).split(" "),
);

/** What stands before such a function's name in a file, where its namespace is set off by "_". Source: OfficeDev/office-js #2568, #5611. */
const FILE_PREFIX = /^_xldudf_/i;

/** Whether a function is an add-in's by its name: one with a namespace ("SCORE.PREDICT") that is none of Excel's own. */
export function isCustomFunctionName(name: string): boolean {
  if (FILE_PREFIX.test(name)) return true;
  const dot = name.indexOf(".");
  return dot > 0 && !/^_xl/i.test(name) && !OWN_FIRST_WORDS.has(name.slice(0, dot).toUpperCase());
}

/** One key for an add-in's function, whether its name is written as people see it or as files hold it. */
export function customFunctionKey(name: string): string {
  return name.replace(FILE_PREFIX, "").replaceAll(".", "_").toUpperCase();
}
