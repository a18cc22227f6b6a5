import * as z from "zod";
import { isLoopback } from "../../protocol/known-hosts";
import { isRouteName } from "../../protocol/route-names";
import { ANY_VOLUME, type HandOverInfo } from "../../protocol/upstream-info";
import { checkFields } from "./check-fields";
import type { Fields } from "./config-fields";

const VOLUME_MISTAKE =
  "must name a volume, or a folder in one, as /Volumes/catalog/schema/volume, with nothing after its last name.";
const BYTES_MISTAKE = "must be a whole number of bytes, up to 5 GiB (5368709120), which a volume takes in one piece.";

/** Source: Files API, "Upload a file". */
const MOST_BYTES = 5 * 1024 ** 3;

const FIELDS = {
  volume: z.exactOptional(
    z
      .string(VOLUME_MISTAKE)
      .refine(isVolume, VOLUME_MISTAKE)
      .describe(
        "Where files may be staged: a volume, or a folder in one, as /Volumes/catalog/schema/volume. Default: none may.",
      ),
  ),
  maxFileBytes: z.exactOptional(
    z
      .int(BYTES_MISTAKE)
      .min(1, BYTES_MISTAKE)
      .max(MOST_BYTES, BYTES_MISTAKE)
      .describe("How large a staged file may be, in bytes. Default: 536870912 (512 MB)."),
  ),
};

/** The `warehouses` field of an upstream: whether whole tables may be handed over to its SQL warehouses. */
export const handOverSchema = z.strictObject(FIELDS, {
  error: ({ code }) =>
    code === "unrecognized_keys" ? undefined : `must be an object with any of ${Object.keys(FIELDS).join(", ")}.`,
});

/**
 * Reads the `warehouses` field of an upstream.
 * @param upstream all of its fields, not checked yet
 */
export function readHandOver(
  upstream: Fields,
  place: string,
): { readonly warehouses?: HandOverInfo; readonly mistakes: readonly string[] } {
  const { warehouses } = upstream;
  if (warehouses === undefined) return { mistakes: [] };
  const checked = checkFields(handOverSchema, warehouses, `${place}.warehouses`);
  const mistakes = [...checked.mistakes, ...unfitFor(upstream, place)];
  return "fields" in checked && mistakes.length === 0 ? { warehouses: checked.fields, mistakes } : { mistakes };
}

/**
 * Why an upstream takes no hand-overs as it is configured, one sentence each. A statement may do in SQL whatever the account behind it may:
 * so the account has to be the person's own, and nothing may be promised that a statement gets around.
 */
function unfitFor({ auth, endpoints, origin }: Fields, place: string): string[] {
  const isOwnMachine = typeof origin === "string" && URL.canParse(origin) && isLoopback(new URL(origin).hostname);
  return [
    ...(auth === "oauth-m2m"
      ? [
          `${place}.warehouses is not for auth "oauth-m2m": whoever opens the pane could run any SQL as the service principal. Use "oauth-u2m" or "user-token".`,
        ]
      : []),
    ...(auth === "none" && !isOwnMachine
      ? [`${place}.warehouses needs people who sign in: auth "oauth-u2m" or "user-token".`]
      : []),
    ...(endpoints === undefined
      ? []
      : [
          `${place} has endpoints and warehouses: a statement may name any endpoint. Leave one of the two out, or make two upstreams.`,
        ]),
  ];
}

function isVolume(text: string): boolean {
  const [start, root, ...names] = text.split("/");
  return start === "" && `/${root}` === ANY_VOLUME && names.length >= 3 && names.every(isRouteName);
}
