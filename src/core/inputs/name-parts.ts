/** What a name is made of, as far as people write the same thing in different ways. */
export interface NameParts {
  /** Its letters and digits without what stands in brackets; empty when that is all there is. */
  readonly core: string;
  /** Letters and digits in brackets: "cm" of "Sepal length (cm)". */
  readonly unit: string;
  /** Its words outside of brackets, those apart that say nothing. */
  readonly words: ReadonlySet<string>;
}

const BRACKETED = /\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}/g;

/** A name without case, spaces and punctuation: "Sepal length (cm)" and "sepal_length_cm" are alike. */
export function plainName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, "");
}

export function nameParts(name: string): NameParts {
  const whole = name.normalize("NFKC");
  const outside = whole.replace(BRACKETED, " ");
  const inside = whole.match(BRACKETED) ?? [];
  return { core: plainName(outside), unit: plainName(inside.join("")), words: wordsOf(outside) };
}

/** Words of a name that tell it from no other. */
const FILLERS = new Set(["is", "are", "has", "was", "the", "of", "a", "an", "and", "per", "for", "flag"]);
/** Words that turn another into its opposite. */
const OPPOSITES = new Set(["not", "no", "non", "without", "never", "un"]);
/** Words that may be a unit, without the s of a plural: short ones, and the long names of some. */
const UNIT =
  /^.{1,3}$|^(inch|inche|feet|foot|mile|yard|met(er|re)|lit(er|re)|gallon|gram|ounce|pound|tonne|hour|minute|second|week|month|year|percent|euro|dollar|celsiu|fahrenheit|kelvin)$/;

/**
 * Whether the words of one name are all words of the other: "age" of "Applicant Age", "is_existing_customer" and "Existing customer?".
 * What the other has beyond may be no opposite ("not paid"), nor a unit where the one names its own in brackets.
 */
export function meanAlike(one: NameParts, other: NameParts): boolean {
  const [fewer, more] = one.words.size <= other.words.size ? [one, other] : [other, one];
  const isWithin = [...fewer.words].every((word) => more.words.has(word));
  if (!isWithin || ![...fewer.words].some((word) => /\p{L}{3}/u.test(word))) return false;
  if (fewer.unit !== "" && more.unit !== "" && fewer.unit !== more.unit) return false;
  const beyond = [...more.words].filter((word) => !fewer.words.has(word));
  return !beyond.some((word) => OPPOSITES.has(word) || (fewer.unit !== "" && UNIT.test(word)));
}

/** In lower case, without accents, in the singular: "applicantAges" are "applicant" and "age". */
function wordsOf(name: string): ReadonlySet<string> {
  const apart = name.replace(/([\p{Ll}\p{N}])(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, "$1$2 ");
  const letters = apart.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const words = letters.split(/[^\p{L}\p{N}]+/u).map((word) => word.replace(/(?<=.{3}[^s])s$/u, ""));
  return new Set(words.filter((word) => word !== "" && !FILLERS.has(word)));
}
