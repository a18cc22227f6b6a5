import { makeStyles, Select, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { LookPicture, ResultLook } from "../../../excel/look/result-look";
import { RadioOption } from "../parts/RadioOption";
import { useTextStyles } from "../parts/text-styles";
import { LOOK_WORDS, NUMBER_STYLE_WORDS, PICTURE_WORDS, type NumberStyle } from "../words/run/look-words";

const MOST_DECIMALS = 6;

const useStyles = makeStyles({
  group: { border: "none", margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  pair: { display: "grid", gridTemplateColumns: "1fr 84px", gap: tokens.spacingHorizontalS, alignItems: "end" },
  select: { minWidth: 0, "& select": { minWidth: 0 } },
});

export interface NumberLooksProps {
  /** All lie between 0 and 1. */
  readonly isShare: boolean;
  readonly look: ResultLook;
  readonly onChange: (look: ResultLook) => void;
}

/** How numbers are written, and what shows at a glance how large they are. */
export function NumberLooks({ isShare, look, onChange }: NumberLooksProps) {
  const styles = useStyles();
  const { style, decimals } = styleOf(look.numberFormat);
  const write = (nextStyle: NumberStyle, nextDecimals: number) => {
    const { numberFormat: _before, ...rest } = look;
    const numberFormat = formatOf(nextStyle, nextDecimals);
    onChange({ ...rest, ...(numberFormat !== undefined && { numberFormat }) });
  };
  const show = (kind: keyof typeof PICTURE_WORDS | undefined) => {
    const { picture: _before, ...rest } = look;
    onChange({ ...rest, ...(kind !== undefined && { picture: { kind, isShare } satisfies LookPicture }) });
  };
  const pictures = [
    [undefined, LOOK_WORDS.noPicture],
    ["bars", PICTURE_WORDS.bars],
    ["scale", PICTURE_WORDS.scale],
  ] as const;
  return (
    <>
      <div className={styles.pair}>
        <LookSelect
          label={LOOK_WORDS.numbers}
          value={style}
          options={Object.entries(NUMBER_STYLE_WORDS)}
          onChoose={(next) => write(next as NumberStyle, decimals)}
        />
        {style !== "as-is" && (
          <LookSelect
            label={LOOK_WORDS.decimals}
            value={String(decimals)}
            options={Array.from({ length: MOST_DECIMALS + 1 }, (_, count) => [String(count), String(count)])}
            onChoose={(next) => write(style, Number(next))}
          />
        )}
      </div>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{LOOK_WORDS.picture}</legend>
        {pictures.map(([kind, words]) => (
          <RadioOption
            key={words}
            name="look-picture"
            words={words}
            isChosen={look.picture?.kind === kind}
            onChoose={() => show(kind)}
          />
        ))}
      </fieldset>
    </>
  );
}

export interface LookSelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly onChoose: (value: string) => void;
}

/** One of a few values, under its label. */
export function LookSelect({ label, value, options, onChoose }: LookSelectProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const id = useId();
  return (
    <div className={texts.growing}>
      <label className={texts.label} htmlFor={id}>
        {label}
      </label>
      <Select id={id} className={styles.select} value={value} onChange={(_, data) => onChoose(data.value)}>
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </Select>
    </div>
  );
}

/** "0.00%" for a percentage with two decimals; undefined for numbers as they come. */
function formatOf(style: NumberStyle, decimals: number): string | undefined {
  if (style === "as-is") return undefined;
  const number = decimals === 0 ? "0" : `0.${"0".repeat(decimals)}`;
  return style === "percent" ? `${number}%` : number;
}

function styleOf(format: string | undefined): { readonly style: NumberStyle; readonly decimals: number } {
  if (format === undefined) return { style: "as-is", decimals: 1 };
  const decimals = /\.(0+)/.exec(format)?.[1]?.length ?? 0;
  return { style: format.endsWith("%") ? "percent" : "decimals", decimals };
}
