import { enterRegion } from "./regions";

/** Brings the keyboard to the sheet, where the work goes on. */
export function focusSheet(): void {
  const region = document.querySelector<HTMLElement>(".sheet-grid");
  if (region !== null) enterRegion(region);
}
