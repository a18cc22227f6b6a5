/** Rows in one request: as many as Databricks' Power BI flow sends. */
export const ROWS_PER_BATCH = 256;

/**
 * Bytes in one request. Databricks takes 16 MB, but logs a request in inference tables only up to 1 MB.
 * Source: Databricks, "Model Serving limits and regions".
 */
export const MAX_PAYLOAD_BYTES = 1_000_000;
