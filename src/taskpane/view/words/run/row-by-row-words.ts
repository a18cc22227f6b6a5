import { msg } from "@lingui/core/macro";
import { told } from "../language/told";
/** Where a model answers for a row otherwise when other rows stand beside it in the request. */
export const ROW_BY_ROW_WORDS = told({
  isNot: msg`This model answers for a row otherwise when other rows are sent along with it, as one does that scales within a request. Its column can be scored again as a whole only, and a prediction holds for the rows it was made with.`,
});
