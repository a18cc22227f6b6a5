import { createContext, useContext } from "react";
import { createFormats, type Formats } from "../words/formats";

/** How numbers are written; English unless the composition says otherwise. */
export const FormatsContext = createContext<Formats>(createFormats("en"));

export function useFormats(): Formats {
  return useContext(FormatsContext);
}
