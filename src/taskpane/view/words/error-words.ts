import { msg } from "@lingui/core/macro";
import type { ErrorCode } from "../../../core/errors";
import type { EndpointState } from "../../../endpoint/catalogue/endpoint-details";
import { ENDPOINT_ERROR_WORDS } from "./errors/endpoint-error-words";
import { TABLE_ERROR_WORDS } from "./errors/table-error-words";
import { WORKBOOK_ERROR_WORDS } from "./errors/workbook-error-words";
import { told } from "./language/told";

/** What happened, and what the analyst can do about it. */
export interface ErrorWords {
  readonly title: string;
  readonly nextStep: string;
}

/** Words for every error code; complete, so that a new code does not compile without its words. */
export const ERROR_WORDS: Readonly<Record<ErrorCode, ErrorWords>> = {
  ...TABLE_ERROR_WORDS,
  ...ENDPOINT_ERROR_WORDS,
  ...WORKBOOK_ERROR_WORDS,
  ...told({
    cancelled: {
      title: msg`Cancelled`,
      nextStep: msg`Rows that were answered are written; the others are left as they were.`,
    },
    unexpected: {
      title: msg`Something went wrong that we did not foresee`,
      nextStep: msg`Try again. If it happens each time, send us the details.`,
    },
  }),
};

/** State of an endpoint, in the list of models. */
export const ENDPOINT_STATE_WORDS: Readonly<Record<EndpointState, string>> = told({
  ready: msg`Ready`,
  "waking-up": msg`Starting`,
  "not-ready": msg`Not ready`,
  failed: msg`Deployment failed`,
  unknown: msg`State unknown`,
});
