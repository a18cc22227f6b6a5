import { SCRIPT_PACKING } from "../../../../src/workbench/xlsx/zip/script-packing";
import { describePacking } from "../../../support/packing-contract";

describePacking("SCRIPT_PACKING", SCRIPT_PACKING);
