/**
 * Our functions in an Excel that runs them apart from the pane's page, in a runtime that knows neither its sign-in nor what was allowed there:
 * one older than shared runtimes. The manifest names this as their script; where the pane's page runs them, nobody loads it.
 * Source: Microsoft Learn, "Runtimes in Office Add-ins".
 */
import type { FunctionsRuntime } from "../register-functions";

declare const CustomFunctions: FunctionsRuntime;

function answerNothing(): never {
  throw new CustomFunctions.Error(
    CustomFunctions.ErrorCode.notAvailable,
    "This version of Excel runs formulas apart from Scoresheet's pane. Update Excel, or score the table in the pane.",
  );
}

for (const id of ["PREDICT", "MODEL"]) CustomFunctions.associate(id, answerNothing);
