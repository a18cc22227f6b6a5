/**
 * What names have in common that Spark takes for one. It compares them letter by letter, in capitals and then in small letters, so that "µ" is
 * "μ", "ſ" is "s" and "İ" is "i", which a small letter alone does not tell; "ß" and "ss" are two.
 * Source: Apache Spark, `catalyst/analysis/package.scala`, `caseInsensitiveResolution`; Java, `String.equalsIgnoreCase`.
 */
export function foldedName(name: string): string {
  return Array.from(name.toLowerCase().replaceAll("i\u0307", "i"), folded).join("");
}

function folded(letter: string): string {
  const capital = letter.toUpperCase();
  return (capital.length === letter.length ? capital : letter).toLowerCase();
}
