import { Checkbox, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { SINGLE_OUTPUT } from "../../../core/predictions/result-headers";
import { writtenOutputs } from "../../../core/recipe/recipe";
import { fittingFormats, INPUT_FORMATS } from "../../../core/inputs/input-format";
import { ENDPOINT_KINDS } from "../../../protocol/kinds/endpoint-kinds";
import { PRODUCT_VERSION } from "../../../protocol/product-version";
import { likelyProbability } from "../../state/proposal/likely-probability";
import type { Proposal } from "../../state/proposal/proposal";
import { endpointKey } from "../../state/recipe/recipe-place";
import {
  isWithin,
  MAX_CONCURRENT_REQUESTS,
  MAX_ROWS_PER_BATCH,
  type PaneSettings,
} from "../../state/settings/pane-settings";
import { isColumnName } from "../../state/settings/remembered-settings";
import { useTextStyles } from "../parts/text-styles";
import { TextField } from "../parts/TextField";
import { useActions, usePane, useServices } from "../parts/use-pane";
import { PART_WORDS } from "../words/part-words";
import { formatHint, SETTINGS_WORDS, wholeNumberWords } from "../words/settings/settings-words";
import { productVersionWords } from "../words/settings/version-words";
import { CeilingFields } from "./CeilingFields";
import { ExcelTrialFold } from "./ExcelTrialFold";
import { ForgetFold } from "./ForgetFold";
import { OutputFields } from "./OutputFields";
import { OutputNameFields } from "./OutputNameFields";
import { ParameterFields } from "./ParameterFields";
import { RecipeFold } from "./RecipeFold";
import { ReasonsField } from "./ReasonsField";
import { ThresholdFields } from "./ThresholdFields";

export interface SettingsFormProps {
  /** Whether the form stands behind a line of its own. */
  readonly isFolded: boolean;
}

const useStyles = makeStyles({
  folded: { marginTop: tokens.spacingVerticalS, fontSize: tokens.fontSizeBase200, "& summary": { cursor: "pointer" } },
  /** Side by side where the names stand in one line, and one below the other where they do not. */
  pair: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(130px, 1fr))",
    gap: tokens.spacingHorizontalS,
  },
});

/** What an expert may change. Each value counts as soon as it makes sense. */
export function SettingsForm({ isFolded }: SettingsFormProps) {
  const styles = useStyles();
  if (!isFolded) return <Fields />;
  return (
    <details className={styles.folded}>
      <summary>{SETTINGS_WORDS.title}</summary>
      <Fields />
    </details>
  );
}

function Fields() {
  const settings = usePane((view) => view.state.settings);
  const proposal = usePane((view) => view.proposal);
  const likely = usePane(({ preview }) => (preview?.kind === "shown" ? likelyProbability(preview.preview) : undefined));
  const session = useActions();
  const { memory } = useServices();
  const styles = useStyles();
  const texts = useTextStyles();
  const { place, recipe, schema } = proposal;
  const named = (writtenOutputs(recipe) ?? []).filter((output) => output !== SINGLE_OUTPUT);
  const change = (changed: Partial<PaneSettings>) => session.settings.change(changed);
  return (
    <div className={texts.stack}>
      <TextField
        label={named.length > 0 ? SETTINGS_WORDS.columnNamesStart : SETTINGS_WORDS.columnName}
        value={settings.columnName}
        problemOf={(text) => nameProblem(text, settings.reasonsName)}
        onSettle={(columnName) => change({ columnName })}
      />
      <ReasonsField settings={settings} onChange={(reasonsName) => change({ reasonsName })} />
      {place.endpoint?.upstreamId !== undefined && (
        <>
          <ParameterFields
            key={endpointKey(place.endpoint)}
            declared={schema?.phase === "known" ? schema.schema.parameters : undefined}
            texts={recipe.parameters}
            onType={(name, text) => session.recipes.change(place, { kind: "type-parameter", name, text })}
          />
          <OutputFields
            outputs={recipe.outputsKnown}
            leftOut={recipe.outputsLeftOut}
            onLeaveOut={(outputs) => session.recipes.change(place, { kind: "leave-outputs-out", outputs })}
          />
          {named.length > 0 && (
            <OutputNameFields
              key={`names at ${endpointKey(place.endpoint)}`}
              outputs={named}
              naming={recipe}
              onName={(output, name) => session.recipes.change(place, { kind: "name-output", output, name })}
            />
          )}
          {recipe.outputsKnown.length > 0 && (
            <ThresholdFields
              key={`threshold at ${endpointKey(place.endpoint)}`}
              outputs={recipe.outputsKnown}
              threshold={recipe.threshold}
              likely={likely}
              onChange={(threshold) =>
                session.recipes.change(place, { kind: "set-threshold", ...(threshold && { threshold }) })
              }
            />
          )}
        </>
      )}
      <FormatField settings={settings} proposal={proposal} onChange={change} />
      <div className={styles.pair}>
        <NumberField
          label={SETTINGS_WORDS.rowsPerBatch}
          value={settings.rowsPerBatch}
          max={MAX_ROWS_PER_BATCH}
          onSettle={(rowsPerBatch) => change({ rowsPerBatch })}
        />
        <NumberField
          label={SETTINGS_WORDS.mostRequestsAtOnce}
          value={settings.mostRequestsAtOnce}
          max={MAX_CONCURRENT_REQUESTS}
          onSettle={(mostRequestsAtOnce) => change({ mostRequestsAtOnce })}
        />
      </div>
      <Checkbox
        label={SETTINGS_WORDS.roundsFloat32}
        checked={settings.roundsFloat32}
        onChange={(_, { checked }) => change({ roundsFloat32: checked === true })}
      />
      <CeilingFields ceilings={settings.ceilings} onChange={(ceilings) => change({ ceilings })} />
      <RecipeFold />
      <ExcelTrialFold />
      <ForgetFold />
      {!memory.keeps() && <div className={texts.hint}>{PART_WORDS.nothingRemembered}</div>}
      <div className={texts.hint}>{productVersionWords(PRODUCT_VERSION)}</div>
    </div>
  );
}

function nameProblem(text: string, reasonsName: string | undefined): string | undefined {
  if (!isColumnName(text)) return SETTINGS_WORDS.columnNameMissing;
  return text === reasonsName ? SETTINGS_WORDS.nameTakenByReasons : undefined;
}

interface FormatFieldProps {
  readonly settings: PaneSettings;
  readonly proposal: Proposal;
  readonly onChange: (change: Partial<PaneSettings>) => void;
}

/** The formats that the model takes; the one in use may differ from the one wanted. */
function FormatField({ settings, proposal: { schema, recipe, target }, onChange }: FormatFieldProps) {
  const texts = useTextStyles();
  const id = useId();
  const format = recipe.inputFormat;
  const fitting = fittingFormats(
    schema?.phase === "known" ? schema.schema : undefined,
    target && ENDPOINT_KINDS[target.kind].formats,
  );
  return (
    <div>
      <label className={texts.label} htmlFor={id}>
        {SETTINGS_WORDS.inputFormat}
      </label>
      <Select
        id={id}
        value={format}
        aria-describedby={`${id}-hint`}
        onChange={(_, { value }) => {
          const inputFormat = INPUT_FORMATS.find((one) => one === value);
          if (inputFormat !== undefined) onChange({ inputFormat });
        }}
      >
        {fitting.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </Select>
      <div id={`${id}-hint`} className={texts.hint}>
        {formatHint(format, fitting, INPUT_FORMATS.length)}
      </div>
      {format === "dataframe_split" && (
        <Checkbox
          label={SETTINGS_WORDS.withIndex}
          checked={settings.withIndex}
          onChange={(_, { checked }) => onChange({ withIndex: checked === true })}
        />
      )}
    </div>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly onSettle: (value: number) => void;
}

function NumberField({ label, value, max, onSettle }: NumberFieldProps) {
  return (
    <TextField
      label={label}
      inputMode="numeric"
      value={String(value)}
      problemOf={(text) => (isWithin(Number(text), max) ? undefined : wholeNumberWords(max))}
      onSettle={(text) => onSettle(Number(text))}
    />
  );
}
