import { plural, t } from "@lingui/core/macro";
import { supported, wordsLocale } from "./language/words-locale";

/** Numbers and times as the analyst's language and region write them. */
export interface Formats {
  /** 12345 is "12,345". */
  count(value: number): string;
  /** As a cell of the format General shows it: at most ten significant digits. */
  number(value: number): string;
  /** At most three significant digits: an axis, a rate. */
  rough(value: number): string;
  /** 0.4 is "40%". */
  percent(share: number): string;
  /** "8 sec", "2 min 5 sec"; never below "1 sec" when rounded up. */
  duration(ms: number): string;
  /** "a, b and c", shortened to `most` names and a count of the others. */
  list(names: readonly string[], most?: number): string;
  /** "1 row", "150 rows". */
  rows(value: number): string;
  columns(value: number): string;
}

/** @param locale a BCP 47 tag; one that the browser does not know falls back to the browser's own */
export function createFormats(locale: string): Formats {
  const tag = supported(locale);
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  const general = new Intl.NumberFormat(tag, { maximumSignificantDigits: 10 });
  const rough = new Intl.NumberFormat(tag, { maximumSignificantDigits: 3 });
  const percent = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 0 });
  // Their names are words, and in the language of the words.
  const unit = (name: string, fractionDigits = 0) =>
    new Intl.NumberFormat(wordsLocale(locale), {
      style: "unit",
      unit: name,
      unitDisplay: "short",
      maximumFractionDigits: fractionDigits,
    });
  const [seconds, tenths, minutes, hours] = [unit("second"), unit("second", 1), unit("minute"), unit("hour")];
  return {
    count: (value) => whole.format(value),
    number: (value) => general.format(value),
    rough: (value) => rough.format(value),
    percent: (share) => percent.format(share),
    duration(ms) {
      if (ms < 9_950) return ms < 950 ? tenths.format(Math.max(0.1, ms / 1000)) : tenths.format(ms / 1000);
      const total = Math.round(ms / 1000);
      if (total < 60) return seconds.format(total);
      const [h, m, s] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60];
      if (h > 0) return m === 0 ? hours.format(h) : `${hours.format(h)} ${minutes.format(m)}`;
      return s === 0 ? minutes.format(m) : `${minutes.format(m)} ${seconds.format(s)}`;
    },
    list(names, most = 6) {
      if (names.length <= 1) return names[0] ?? "";
      const shown = names.length > most ? names.slice(0, most - 1) : names.slice(0, -1);
      const [first, others] = [shown.join(", "), whole.format(names.length - shown.length)];
      const last = names.length > most ? t`${others} more` : (names.at(-1) ?? "");
      return t`${first} and ${last}`;
    },
    rows(value) {
      const count = whole.format(value);
      return plural(value, { one: `${count} row`, other: `${count} rows` });
    },
    columns(value) {
      const count = whole.format(value);
      return plural(value, { one: `${count} column`, other: `${count} columns` });
    },
  };
}
