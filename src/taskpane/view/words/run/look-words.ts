import { msg } from "@lingui/core/macro";
import { told } from "../language/told";

/** Words of the choice how a result column looks. */
export const LOOK_WORDS = told({
  title: msg`Look`,
  column: msg`Column`,
  numbers: msg`Numbers`,
  decimals: msg`Decimals`,
  picture: msg`At a glance`,
  noPicture: msg`Numbers only`,
  colourClasses: msg`A colour for each class`,
  none: msg`No look`,
  hint: msg`Only the look of the cells changes, not what they hold.`,
});

export type NumberStyle = "as-is" | "percent" | "decimals";

export const NUMBER_STYLE_WORDS = told({
  "as-is": msg`As they came`,
  percent: msg`Percent`,
  decimals: msg`Decimals`,
});

export const PICTURE_WORDS = told({
  bars: msg`Data bars`,
  scale: msg`Colour scale`,
});
