import PROGRAMS from "../../programs/programs.json";
import { helpOf, howToSeeAll } from "../../programs/read-options.mjs";

/** Where the usage is found; behind a sentence about a mistake, which must not scroll out of sight behind the usage itself. */
export const howToSeeUsage = (): string => howToSeeAll(PROGRAMS.score);

/** All that `--help` prints. */
export const usage = (): string => helpOf(PROGRAMS.score);
