/**
 * Words in which servers speak of requests, models and tables. They say nothing of a row, also where a cell happens to hold one.
 * Source: messages of MLflow, pandas, NumPy, scikit-learn, XGBoost, LightGBM, TensorFlow Serving, KServe, FastAPI and Databricks.
 */
const WORDS = `
a about above according accept accepted access after against all allowed already also although an and any application are argument
arguments array as ask at attempt attribute available axis bad base batch be because been before being between body bool boolean
both but by bytes call called can cannot case cast categories categorical category char character characters check class classes client
code column columns compatible complex condition conflict connection contain contained contains content convert converted could count cuda
data dataframe dataframe_records dataframe_split date dates datetime datetime64 decode default denied dense detail details dict dictionary
did different dimension dimensions do does double dtype dtypes during each element elements empty encode encountered endpoint
ensure entries entry enum error errors evaluating exactly exceed exceeded exceeds except exception executing expect expected
expecting expects extra failed failure false feature feature_names features feed field fields file find first fit float float32 float64
following for format found frame from function gateway get given got had handle has have health host http if in inference incompatible
incorrect index indices inf infinity input inputs inside instance instances int int32 int64 integer internal invalid is it item items its
json key keys large last layer length less level limit line list literal load loaded loading long malformed many match matched matches
memory message messages method mismatch missing model models more most must name named names nan nat node none not
null number numbers numeric object objects occurred of off on one only operation optional or order other out output outputs overflow
parameter parameters params parse parsed parsing pass passed payload please position predict predicted prediction predictions
process processing prompt provide provided python raise raised range read reason received records request required requires
reserved resource response result retry row rows runtime same sample samples schema score scoring seen sequence serialized server service
serving shape shapes should signature single size so some specified split state status str string strings such supported tensor
tensors terminated than that the their them then there these they this those time timeout timestamp to token too training transform true try tuple type
types unable unavailable unconverted undefined unexpected unhandled unknown unrecognized unseen unsupported use used using valid validation
value values verify version was we were when where whether which while with within without worker wrong x y yet you your zero`;

const VOCABULARY: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));
/** Classes of Python, such as `RandomForestClassifier` and `KeyError`. */
const CLASS_NAME =
  /[a-z](Error|Exception|Warning|Classifier|Regressor|Regression|Model|Encoder|Scaler|Transformer|Pipeline|Frame|Request)$/;
const TYPE_NAME = /^(u?int|float|complex|datetime|timedelta|str|string|bool|list|dict|NoneType)(8|16|32|64|128)?$/;

/** Whether a word belongs to the server. */
export function isVocabulary(word: string): boolean {
  return VOCABULARY.has(word.toLowerCase()) || CLASS_NAME.test(word) || TYPE_NAME.test(word);
}
