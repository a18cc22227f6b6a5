/** Content codings that we write, the smallest first. */
export const CODINGS = ["br", "gzip"] as const;

export type Coding = (typeof CODINGS)[number] | "identity";

/** So little that any coding that is named comes first. */
const LEAST = 1e-6;

/**
 * The coding in which a client wants an answer (RFC 9110 section 12.5.3). Where it takes none that there is, the answer goes as it is:
 * most servers do so, and a client that cannot read it could not read a refusal either.
 * @param header of the request; null where it said nothing
 * @param available the codings that there are besides the answer as it is
 */
export function acceptedEncoding(header: string | null, available: readonly Coding[] = CODINGS): Coding {
  const weights = weightsIn(header ?? "");
  const anyOther = weights.get("*");
  let best: { coding: Coding; weight: number } = { coding: "identity", weight: 0 };
  // At the same weight the smaller one wins, so the answer as it is comes last.
  for (const coding of [...CODINGS.filter((one) => available.includes(one)), "identity"] as const) {
    const unnamed = anyOther ?? (coding === "identity" ? LEAST : 0);
    const weight = weights.get(coding) ?? unnamed;
    if (weight > best.weight) best = { coding, weight };
  }
  return best.coding;
}

function weightsIn(header: string): Map<string, number> {
  const weights = new Map<string, number>();
  for (const entry of header.split(",")) {
    const [name = "", ...parameters] = entry.split(";").map((part) => part.trim().toLowerCase());
    if (name === "") continue;
    const q = parameters.find((parameter) => /^q\s*=/.test(parameter))?.split("=")[1];
    const weight = q === undefined ? 1 : Number(q);
    // An old name of gzip (RFC 9110 section 8.4.1.3).
    weights.set(name === "x-gzip" ? "gzip" : name, weight >= 0 && weight <= 1 ? weight : 0);
  }
  return weights;
}
