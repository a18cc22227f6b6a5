/** Header of the result column when the model has one output; the start of each header when it has several. */
export const DEFAULT_COLUMN_NAME = "Prediction";
