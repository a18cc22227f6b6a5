import { toldBy, type Told } from "../../../../language/told-by";
import { i18n } from "./language";

/** A table of messages (`msg`) whose texts are made when they are read: the language is known only after this file is loaded. */
export function told<Table extends object>(table: Table): Told<Table> {
  return toldBy(i18n, table);
}
