/** What real servers say when they refuse rows, as texts of their own; `{...}` are cells of the rows sent. */
export interface UsualRefusal {
  readonly server: string;
  readonly status: number;
  readonly body: unknown;
  /** Rows as they were sent. */
  readonly rows?: readonly Readonly<Record<string, unknown>>[];
  /** Words that must be shown, each of them. */
  readonly shown: readonly string[];
  /** Words that must not. */
  readonly hidden?: readonly string[];
  /** Class and code of the error: whose fault it is. */
  readonly fault: "some rows" | "every row" | "no rows" | "later" | "model" | "too many";
}

const UNEXPECTED =
  "Encountered an unexpected error while evaluating the model. Verify that the input is compatible with the model for inference.";
function mlflow(message: string, stack_trace?: string): object {
  return { error_code: "BAD_REQUEST", message, ...(stack_trace === undefined ? {} : { stack_trace }) };
}
function thrown(exception: string): object {
  return mlflow(
    UNEXPECTED,
    `Traceback (most recent call last):\n  File "/opt/model.py", line 4521, in predict\n${exception}`,
  );
}

/** Rows whose cells hold the very words that servers use, and numbers as they count. */
export const LOAN_ROWS = [
  {
    age: 41,
    income: 40_000.5,
    city: "Ulm",
    note: "the model is missing inputs and expects features",
    status: "missing",
  },
  { age: 29, income: 12_345, city: "Strasbourg", note: "called twice, columns changed", status: "columns" },
] as const;

export const USUAL_REFUSALS: readonly UsualRefusal[] = [
  {
    server: "MLflow with a signature, a column lacking",
    status: 400,
    body: mlflow(
      "Failed to predict data '    age   income\n0  41.0  40000.5'. \nError: Failed to enforce schema of data '    age   income\n0  41.0  40000.5' with schema '['age': double (required), 'tenure_years': long (required)]'. Error: Model is missing inputs ['tenure_years']. Note that there were extra inputs: ['city', 'note'].",
    ),
    shown: [
      "'tenure_years': long (required)",
      "Model is missing inputs ['tenure_years']. Note that there were extra inputs: ['city', 'note'].",
    ],
    hidden: ["40000.5", "41.0"],
    fault: "every row",
  },
  {
    server: "MLflow with a signature, a text in a column of doubles",
    status: 400,
    body: mlflow(
      "Invalid input. Data is not compatible with model signature. Failed to convert column income to type 'float64'. Error: 'ValueError(\"could not convert string to float: 'Strasbourg'\")'",
    ),
    shown: ["Failed to convert column income to type 'float64'", "could not convert string to float"],
    hidden: ["Strasbourg"],
    fault: "some rows",
  },
  {
    server: "scikit-learn, another number of features",
    status: 400,
    body: mlflow(
      `${UNEXPECTED} Error 'X has 2 features, but RandomForestClassifier is expecting 4 features as input.'`,
    ),
    shown: ["X has 2 features, but RandomForestClassifier is expecting 4 features as input."],
    fault: "every row",
  },
  {
    server: "scikit-learn, names of columns",
    status: 400,
    body: thrown(
      "ValueError: The feature names should match those that were passed during fit.\nFeature names unseen at fit time:\n- city\n- note\nFeature names seen at fit time, yet now missing:\n- months_as_customer\n",
    ),
    shown: [
      "The feature names should match those that were passed during fit.",
      "- months_as_customer",
      "Feature names seen at fit time, yet now missing:",
    ],
    fault: "every row",
  },
  {
    server: "scikit-learn, a blank",
    status: 400,
    body: thrown(
      "ValueError: Input X contains NaN.\nLogisticRegression does not accept missing values encoded as NaN natively.",
    ),
    shown: ["Input X contains NaN. LogisticRegression does not accept missing values encoded as NaN natively."],
    fault: "some rows",
  },
  {
    server: "scikit-learn, an unknown category",
    status: 400,
    body: thrown("ValueError: Found unknown categories ['Strasbourg', 'Ulm'] in column 2 during transform"),
    shown: ["Found unknown categories [", "in column 2 during transform"],
    hidden: ["Strasbourg", "Ulm"],
    fault: "some rows",
  },
  {
    server: "scikit-learn's ColumnTransformer",
    status: 400,
    body: thrown("ValueError: columns are missing: {'region', 'tenure'}"),
    shown: ["columns are missing: {'region', 'tenure'}"],
    fault: "every row",
  },
  {
    server: "pandas, an index of columns",
    status: 400,
    body: thrown(`KeyError: "['region'] not in index"`),
    shown: ["KeyError: \"['region'] not in index\""],
    fault: "every row",
  },
  {
    server: "pandas, none of the columns",
    status: 500,
    body: { detail: "None of [Index(['region', 'tenure'], dtype='object')] are in the [columns]" },
    shown: ["None of [Index(['region', 'tenure'], dtype='object')] are in the [columns]"],
    fault: "every row",
  },
  {
    server: "pandas, a date",
    status: 400,
    body: mlflow(`Error 'time data "2024-02-29 13:05:06" doesn't match format "%d/%m/%Y", at position 1500.'`),
    rows: [{ since: "2024-02-29T13:05:06" }],
    shown: ['doesn\'t match format "%d/%m/%Y", at position 1500.'],
    hidden: ["2024", "13:05"],
    fault: "some rows",
  },
  {
    server: "XGBoost, names of columns",
    status: 400,
    body: thrown(
      "ValueError: feature_names mismatch: ['age', 'income', 'tenure'] ['age', 'income', 'city']\nexpected tenure in input data\ntraining data did not have the following fields: city",
    ),
    shown: [
      "feature_names mismatch: ['age', 'income', 'tenure'] ['age', 'income', 'city']",
      "expected tenure in input data",
      "did not have the following fields: city",
    ],
    fault: "every row",
  },
  {
    server: "XGBoost, the number of columns, which is also a cell",
    status: 400,
    body: thrown("xgboost.core.XGBoostError: [12:00:01] Feature shape mismatch, expected: 1234, got 2"),
    rows: [{ amount: 1234 }],
    shown: ["Feature shape mismatch, expected: 1234, got 2"],
    fault: "every row",
  },
  {
    server: "LightGBM",
    status: 400,
    body: thrown(
      "lightgbm.basic.LightGBMError: The number of features in data (2) is not the same as it was in training data (2048).\nYou can set ``predict_disable_shape_check=true`` to discard this error, but please be aware what you are doing.",
    ),
    rows: [{ amount: 2048 }],
    shown: [
      "The number of features in data (2) is not the same as it was in training data (2048).",
      "predict_disable_shape_check=true",
    ],
    fault: "every row",
  },
  {
    server: "CatBoost, a text",
    status: 400,
    body: thrown(
      `_catboost.CatBoostError: Bad value for num_feature[non_default_doc_idx=0,feature_idx=2]="Strasbourg": Cannot convert 'b'Strasbourg'' to float`,
    ),
    shown: ["Bad value for num_feature[", "to float"],
    hidden: ["Strasbourg"],
    fault: "some rows",
  },
  {
    server: "TensorFlow Serving, an input lacking",
    status: 400,
    body: {
      error: `Failed to process element: 0 key: city of 'instances' list. Error: INVALID_ARGUMENT: JSON object: does not have named input: region`,
    },
    shown: [
      "Failed to process element: 0 key: city of 'instances' list.",
      "JSON object: does not have named input: region",
    ],
    fault: "every row",
  },
  {
    server: "TensorFlow Serving, a text",
    status: 400,
    body: {
      error: `Failed to process element: 1 key: age of 'instances' list. Error: INVALID_ARGUMENT: JSON Value: "Strasbourg" Type: String is not of expected type: float`,
    },
    shown: [
      "Failed to process element: 1 key: age of 'instances' list.",
      "Type: String is not of expected type: float",
    ],
    hidden: ["Strasbourg"],
    fault: "some rows",
  },
  {
    server: "Keras",
    status: 500,
    body: {
      error: {
        code: 500,
        message: `Input 0 of layer "dense" is incompatible with the layer: expected axis -1 of input shape to have value 13, but received input with shape (None, 2)`,
      },
    },
    shown: [
      `Input 0 of layer "dense" is incompatible with the layer: expected axis -1 of input shape to have value 13, but received input with shape (None, 2)`,
    ],
    fault: "every row",
  },
  {
    server: "PyTorch",
    status: 500,
    body: { detail: "RuntimeError: mat1 and mat2 shapes cannot be multiplied (256x2 and 13x64)" },
    shown: ["RuntimeError: mat1 and mat2 shapes cannot be multiplied (256x2 and 13x64)"],
    fault: "every row",
  },
  {
    server: "ONNX Runtime",
    status: 500,
    body: { message: "Required inputs (['float_input']) are missing from input feed (['age', 'income'])." },
    shown: ["Required inputs (['float_input']) are missing from input feed (['age', 'income'])."],
    fault: "every row",
  },
  {
    server: "FastAPI, a field lacking",
    status: 422,
    body: {
      detail: [
        {
          type: "missing",
          loc: ["body", "dataframe_records", 0, "region"],
          msg: "Field required",
          input: { city: "Strasbourg", income: 12_345 },
        },
      ],
    },
    shown: ["Field required (body.dataframe_records.0.region)"],
    hidden: ["Strasbourg", "12345"],
    fault: "every row",
  },
  {
    server: "FastAPI, a text in the place of a number",
    status: 422,
    body: {
      detail: [
        {
          type: "float_parsing",
          loc: ["body", "dataframe_records", 1, "income"],
          msg: "Input should be a valid number, unable to parse string as a number",
          input: "Strasbourg",
        },
      ],
    },
    shown: ["Input should be a valid number, unable to parse string as a number (body.dataframe_records.1.income)"],
    hidden: ["Strasbourg"],
    fault: "some rows",
  },
  {
    server: "KServe",
    status: 400,
    body: { error: 'Expected key "instances" in request body' },
    shown: ['Expected key "instances" in request body'],
    fault: "every row",
  },
  {
    server: "KServe, an exception of the model",
    status: 500,
    body: { error: "InferenceError : could not convert string to float: 'Strasbourg'" },
    shown: ["InferenceError : could not convert string to float:"],
    hidden: ["Strasbourg"],
    fault: "model",
  },
  {
    server: "Seldon",
    status: 400,
    body: { status: { code: -1, info: "columns are missing: {'region'}", reason: "MICROSERVICE_BAD_DATA", status: 1 } },
    shown: ["columns are missing: {'region'}", "MICROSERVICE_BAD_DATA"],
    fault: "every row",
  },
  {
    server: "Triton",
    status: 400,
    body: { error: "unexpected shape for input 'x' for model 'loan'. Expected [-1,4], got [256,2]" },
    shown: ["unexpected shape for input 'x' for model 'loan'. Expected [-1,4], got [256,2]"],
    fault: "every row",
  },
  {
    server: "SageMaker, with the container's answer as a text",
    status: 400,
    body: {
      ErrorCode: "CLIENT_ERROR_FROM_MODEL",
      OriginalMessage: JSON.stringify({ errors: [{ message: "columns are missing: {'region'}" }] }),
      OriginalStatusCode: 400,
    },
    shown: ["columns are missing: {'region'}"],
    fault: "every row",
  },
  {
    server: "Databricks, an unknown field",
    status: 400,
    body: { error_code: "BAD_REQUEST", message: 'Bad request: json: unknown field "dataframe_records"\n' },
    shown: ['Bad request: json: unknown field "dataframe_records"'],
    fault: "no rows",
  },
  {
    server: "Databricks, a chat",
    status: 400,
    body: { error_code: "INVALID_PARAMETER_VALUE", message: "Missing required parameter: 'messages'." },
    shown: ["Missing required parameter: 'messages'."],
    fault: "no rows",
  },
  {
    server: "vLLM",
    status: 400,
    body: {
      object: "error",
      message:
        "[{'type': 'missing', 'loc': ('body', 'messages'), 'msg': 'Field required', 'input': {'dataframe_records': [{'city': 'Strasbourg'}]}}]",
      type: "BadRequestError",
      code: 400,
    },
    shown: ["('body', 'messages')", "Field required"],
    hidden: ["Strasbourg"],
    fault: "no rows",
  },
  {
    server: "an embedding endpoint",
    status: 400,
    body: {
      error: { message: "'input' is a required property", type: "invalid_request_error", param: null, code: null },
    },
    shown: ["'input' is a required property"],
    fault: "no rows",
  },
  {
    server: "an Open Inference Protocol server",
    status: 422,
    body: { error: "1 validation error for InferenceRequest\ninputs\n  field required (type=value_error.missing)" },
    shown: ["1 validation error for InferenceRequest inputs field required"],
    fault: "no rows",
  },
  {
    server: "FastAPI that forbids further fields",
    status: 422,
    body: {
      detail: [
        {
          type: "extra_forbidden",
          loc: ["body", "dataframe_records"],
          msg: "Extra inputs are not permitted",
          input: [{ city: "Strasbourg" }],
        },
      ],
    },
    shown: ["Extra inputs are not permitted (body.dataframe_records)"],
    hidden: ["Strasbourg"],
    fault: "no rows",
  },
  {
    server: "a model that loads, with 400",
    status: 400,
    body: { message: "Model loan is currently loading", estimated_time: 20 },
    shown: ["Model loan is currently loading"],
    fault: "later",
  },
  {
    server: "Databricks, too large",
    status: 400,
    body: {
      error_code: "BAD_REQUEST",
      message: "Request size cannot exceed 16777216 bytes. Please use a smaller batch.",
    },
    shown: ["Request size cannot exceed 16777216 bytes."],
    fault: "too many",
  },
  {
    server: "a model, beside `error` in a 200",
    status: 200,
    body: { error: "Model failed: CUDA out of memory" },
    shown: ["Model failed: CUDA out of memory"],
    fault: "model",
  },
  {
    server: "a model, nested in a 200",
    status: 200,
    body: {
      predictions: null,
      result: { errors: [{ title: "Scoring failed", reason: "no weights for region" }] },
      error: true,
      message: "See errors",
    },
    shown: ["Scoring failed", "no weights for region", "See errors"],
    fault: "model",
  },
  {
    server: "a model, a missing column told in a 200",
    status: 200,
    body: { status: "error", error_message: "X has 2 features, but Ridge is expecting 13 features as input." },
    shown: ["X has 2 features, but Ridge is expecting 13 features as input."],
    fault: "every row",
  },
  {
    server: "a chat that answers whatever it is sent",
    status: 200,
    body: { id: "c1", object: "chat.completion", choices: [{ message: { role: "assistant", content: "Hello" } }] },
    shown: ['"object":"chat.completion"'],
    fault: "no rows",
  },
];
