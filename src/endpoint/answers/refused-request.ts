import type { ErrorBody } from "./error-body";

/**
 * What a refusal is about, as far as its words tell. `some-rows`: another choice of rows may pass, or nobody knows. `every-row`: no choice of
 * rows mends it. `no-rows`: the endpoint takes another kind of request, such as a chat. `too-large`, and `later`: it may pass in time.
 */
export type RefusedRequest = "some-rows" | "every-row" | "no-rows" | "too-large" | "later";

/** As much of a message as is searched for what it means. */
const MAX_SEARCHED = 20_000;

/** Reads in a refusal's words whose fault it is. */
export function refusedRequest(body: ErrorBody): RefusedRequest {
  const said = `${body.message.slice(0, MAX_SEARCHED)}\n${body.trace.slice(-MAX_SEARCHED)}`;
  if (REQUEST_TOO_LARGE.test(said.slice(0, 500))) return "too-large";
  if (LATER_CODE.test(body.errorCode) || LATER.test(said.slice(0, 500))) return "later";
  if (MISSING_COLUMNS.test(said)) return "every-row";
  if (TAKES_NO_ROWS.some((pattern) => pattern.test(said))) return "no-rows";
  return REFUSES_EVERY_ROW.some((pattern) => pattern.test(said)) ? "every-row" : "some-rows";
}

const REQUEST_TOO_LARGE =
  /\b(request|payload|body|input)\b.{0,40}\b(too large|too big|exceed\w* .{0,40}(size|bytes|MB))|exceed\w* .{0,30}(request|payload|body) size|request size (cannot|must not|may not) exceed/i;

const LATER_CODE = /^(RESOURCE_EXHAUSTED|TEMPORARILY_UNAVAILABLE|REQUEST_LIMIT_EXCEEDED|UNAVAILABLE)$/;
const LATER =
  /\b(is|are) (currently |still )?(loading|starting|scaling|warming up|overloaded)\b|\btemporarily (unavailable|overloaded)|\btry again (later|in \d)|\bretry later|\brate limit|\btoo many requests/i;

/** MLflow's own words: a column called "messages" makes no chat of a model. */
const MISSING_COLUMNS = /Model is missing inputs \[|Model inference is missing inputs\./;

/**
 * Demands of endpoints that serve chats, texts, pictures, or tensors in a protocol of their own. Source: Databricks' and OpenAI's chat, completion
 * and embedding endpoints, vLLM, Ollama, KServe's Open Inference Protocol, scoring scripts of Azure ML, TensorFlow Serving's classify and regress.
 */
const TAKES_NO_ROWS = [
  /\b(unknown|unexpected|unrecognized|extra|unsupported|invalid|additional) (name|field|key|parameter|property|properties|argument|input)s?\b[^.\w]{0,12}["'`]?(dataframe_|instances\b)/i,
  /\b(dataframe_records|dataframe_split|instances)\b["'`]? ?(was unexpected|were unexpected|is not (allowed|permitted|supported|recognized|expected|a (known|valid)))/i,
  /\b(extra (inputs|fields)|additional properties) (are )?not (permitted|allowed)\b[^\n]{0,20}\b(dataframe_|instances\b)/i,
  /["'`]?\b(messages|prompt)\b["'`]?( field| parameter)? (is|are|must be) (a )?(required|missing|provided|given)/i,
  /\b(missing|required)\b[^.\n]{0,40}["'`](messages|prompt)["'`]/i,
  /["'`]input["'`] is a required property|missing required (parameter|field):? ["'`]input["'`]/i,
  /\bfield required \(body\.(messages|prompt|input|text|query|question|model|inputs\.\d+\.(name|shape|datatype|data))\)/i,
  /'loc': [([]'body', '(messages|prompt|input|model)'/,
  /\b(must|should|please) (provide|contain|include|specify|have)\b[^.\n]{0,40}\b(messages|prompt)\b/i,
  /\b(endpoint|model|task|server)\b[^.\n]{0,40}\b(only|just) (supports?|accepts?|takes|serves)\b[^.\n]{0,20}\b(chat|completions?|embeddings?|images?|audio|text|messages|prompts?)/i,
  /\bdoes not (support|accept|take)\b[^.\n]{0,30}\b(tabular|data ?frames?|dataframe_records|dataframe_split)\b/i,
  /\bInferenceRequest\b|\b(datatype|shape)\b["'`]?:? (field )?(is )?required/i,
  /\bmodel\b["'`]?( field| parameter)? is required\b|\bprovide a model parameter/i,
  /\b(missing|unable to find|can't find|cannot find)\b[^.\n]{0,12}(\bfield: inputs\b|["'`]inputs["'`] field)/i,
  /\b(run|score|handler)\(\) (missing \d+ required positional argument|got an unexpected keyword argument)|["'`]input_data["'`]/,
  /Expecting object with '?signature_name'? key/i,
  /"object": ?"(chat\.completion|text_completion|embedding)/, // not refused, but answered with words
];

/**
 * Refusals that no choice of rows can mend, as every batch of a run has the same columns and form: a missing or unknown column, a wrong
 * number of columns, wrong keys, wrong parameters, a body that is not JSON. Bisecting them would only repeat them.
 * Any other refusal may be the fault of one row. Source: messages of a running MLflow 3.11 server and of the libraries named.
 */
const REFUSES_EVERY_ROW = [
  /exactly one of the input fields/,
  /Dataframe split format must/,
  /Ensure that (the )?input is a valid (JSON|CSV)/,
  /Error: Parameters must be a dictionary/,
  /Shape of input \([\d, -]+\) does not match expected shape/,
  /model signature with an unnamed input\. Since the input data is a pandas DataFrame/,
  // any library: columns or fields that lack
  /\bmissing (the following )?(required )?(columns?|features?|fields?|inputs?|keys?)\b/i,
  /\b(required )?(columns?|features?|fields?|inputs?)\b[^.\n]{0,80} (is|are|was|were) (missing\b(?! value)|required\b|not (found|present|provided))/i,
  /\b(columns?|features?|fields?)\b[^.\n]{0,80} (not found in|do(es)? not exist|missing from|not in) /i,
  /\b(unknown|unexpected|unrecognized) (columns?|features?|fields?|inputs?)\b[:\s]/i,
  /\b(field required|extra (inputs|fields) (are )?not permitted|unrecognized field)\b/i,
  // pandas
  /\[[^\]\n]*\] not (found )?in (index|axis|columns)/,
  /\bNone of \[[^\n]*\] are in the \[(columns|index)\]/,
  // scikit-learn
  /The feature names should match those that were passed during fit/,
  /X has \d+ features?, but \w+ is expecting \d+ features?/,
  /columns are missing: /,
  /A given column is not a column of the dataframe/,
  /Number of features of the model must match the input/,
  // XGBoost, LightGBM, CatBoost
  /feature_names mismatch/,
  /Feature shape mismatch, expected: \d+/,
  /training data did not have the following fields/,
  /number of features in data \(\d+\) is not the same as it was in training data/i,
  /is present in model but not in pool|At position \d+ should be feature with name/,
  // TensorFlow, Keras, PyTorch, ONNX Runtime
  /does not have named input|input size does not match signature|Missing 'inputs' or 'instances' key/,
  /Serving signature name: .* not found|is incompatible with the layer/,
  /mat1 and mat2 shapes cannot be multiplied/,
  /missing from input feed|Invalid Feed Input Name|Got invalid dimensions for input/,
  // Seldon, KServe, Triton
  /MICROSERVICE_BAD_DATA/,
  /Expected (key )?"?(instances|inputs)"? (in request body|to be a list)/i,
  /expected \d+ inputs? but got \d+|unexpected (shape for input|inference input)|failed to parse the request JSON/i,
  // Spark
  /UNRESOLVED_COLUMN|FIELD_NOT_FOUND|cannot resolve '[^'\n]*' given input columns/i,
  // bodies that are no JSON for the server
  /Expecting value: line 1 column|JSON decode error|unknown field "|invalid character .* looking for beginning/i,
];
