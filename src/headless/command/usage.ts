import { COLUMN_TYPES } from "../../core/columns/column-type";
import { INPUT_FORMATS } from "../../core/inputs/input-format";
import { DEFAULT_COLUMN_NAME } from "../../core/predictions/default-column-name";
import { ROWS_PER_BATCH } from "../../core/request/batch-limits";
import { MOST_CONCURRENT_REQUESTS } from "../../scoring/scoring-plan";
import { HOW_TO_QUOTE } from "./listed-names";
import { EXIT_CODE_MEANINGS } from "../telling/exit-codes";

/** Where the usage is found; behind a sentence about a mistake, which must not scroll out of sight behind the usage itself. */
export const HOW_TO_SEE_USAGE = "All options: npm run score -- --help";

/** All that `--help` prints. */
export const USAGE = `Usage: npm run score -- --workbook IN.xlsx --table NAME --endpoint URL --out OUT.xlsx
       npm run score -- --workbook IN.xlsx --refresh [changed|failed|all] --allow ORIGIN --out OUT.xlsx
       npm run score -- --workbook IN.xlsx --freeze --out OUT.xlsx
  The ending of OUT fits what is in IN: .xlsx, .xlsm (for macros), .xltx or .xltm (templates).
  --format ${INPUT_FORMATS.join("|")}
                       how batches are written (default ${INPUT_FORMATS[0]}, or what the model takes)
  --batch-size N       rows in one request (default ${ROWS_PER_BATCH})
  --concurrency N      requests at once, exactly so many; auto: as many as the endpoint takes, ${MOST_CONCURRENT_REQUESTS} at most
                       (default auto)
  --column NAME        header of the new column (default ${DEFAULT_COLUMN_NAME})
  --columns a,b,c      columns to send, in this order (default: what the schema names, else all
                       but predictions of an earlier run)
  --tensor NAME=a,b,c  columns that make one tensor; "=a,b,c" is a model's one unnamed tensor (may be repeated)
  --signature FILE     the model's MLmodel file or signature: types, required inputs, parameters
  --types col=type,... types of columns without a signature: ${COLUMN_TYPES.join(", ")}
  --as-shown [a,b]     numbers for inputs of text are sent as the sheet shows them ("02134"), in these columns or in all of them
                       (default: as they are stored, "2134", which is said)
  --blank-rows leave-out|send
                       rows without any input are left out (default), or sent as missing throughout
  --params JSON        the model's parameters, as a JSON object
  --outputs a,b        outputs that become columns (default: all)
  --reasons NAME       adds a column that says why rows have no prediction
  --recipe FILE        scores by a recipe: of --save-recipe, or as the pane copies it; it says what all options above say
  --save-recipe FILE   writes the recipe of the run
  --refresh [SCOPE]    makes the columns again that the workbook remembers: rows that changed and new ones (changed, default),
                       rows without a prediction (failed), or all; of one column with --column, of one table with --table
  --allow ORIGIN       a host that recipes of files and workbooks may send rows to (may be repeated)
  --dry-run            says what would be sent, sends nothing and writes nothing; --out may be left out
  --freeze             turns formulas that call SCORE. functions into the values that the file holds of them, and sends nothing
  --on-error quarantine|every-row|stop
                       refused rows are singled out and the others scored (default); the same, even if none seems taken;
                       or the first refusal ends the run
  --workspace-host H   the host of your workspace: the only one that gets the Databricks token or secret
                       (default: DATABRICKS_HOST, else Databricks' own hosts)
  --mlflow-host H      the MLflow server that gets MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and _PASSWORD
                       (default: MLFLOW_TRACKING_URI, else none)
Of an option that is given twice the last one counts; --columns, --types, --as-shown and --outputs are given once.
${HOW_TO_QUOTE}
The same in --types '"b, c"=double' and --tensor 't="b, c",d'.
A Databricks token is read from the environment variable DATABRICKS_TOKEN, a service principal from DATABRICKS_CLIENT_ID and
DATABRICKS_CLIENT_SECRET. HTTPS_PROXY, NO_PROXY and NODE_EXTRA_CA_CERTS are honoured.
Ctrl+C ends the run and keeps what was answered; a second one ends it at once.
Exit codes:
${Object.entries(EXIT_CODE_MEANINGS)
  .map(([code, meaning]) => `  ${code}  ${meaning}`)
  .join("\n")}`;
