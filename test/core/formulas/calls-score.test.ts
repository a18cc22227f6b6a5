import { callsScore, onlyPredicts } from "../../../src/core/formulas/calls-score";

describe("a formula that calls a function of ours", () => {
  it.each([
    '=SCORE.PREDICT("iris",A2:D2)',
    '=score.predict("iris",A2:D2)',
    '=_xldudf_SCORE_PREDICT("iris",A2:D2)',
    '=_xlfn.SINGLE(_xldudf_SCORE_PREDICT("iris",A2:D2))',
    '=ROUND(SCORE.PREDICT("iris",Iris[@[a]:[d]]),2)+1',
    '=IF(A2="","",SCORE.PREDICT("iris",A2:D2))',
    "='It''s'!A1+SCORE.MODEL(B1)",
    '=Iris[[#This Row],[5" disk]]+SCORE.MODEL("iris")',
    "=_xlfn.MAP(A1:A3,_xldudf_SCORE_MODEL)",
    "=-SCORE.MODEL(A1)",
    "=_xlfn.SCORE.MODEL(A1)",
  ])("is found: %s", (formula) => expect(callsScore(formula)).toBe(true));

  it.each([
    '="SCORE.PREDICT(1)"',
    '="say ""SCORE.PREDICT("""',
    "='SCORE.PREDICT(a)'!A1",
    "=Iris[SCORE.PREDICT(a)]",
    "=Iris[[#This Row],[SCORE.PREDICT(a)]]",
    "=Iris['[SCORE.PREDICT(a)]",
    "=MYSCORE.PREDICT(1)",
    "=MY.SCORE.PREDICT(1)",
    "=_xldudf_SCORE_BOARD_TOTAL(1)",
    "=_xldudf_MY_SCORE_PREDICT(1)",
    "=SCORE.Total+1",
    "=SUM(A1:A2)",
    "SCORE.",
  ])("is none: %s", (formula) => expect(callsScore(formula)).toBe(false));
});

describe("a formula that predicts and calls nothing else of ours", () => {
  it.each([
    '=SCORE.PREDICT("iris",A2:D2)',
    '=_xldudf_SCORE_PREDICT("iris",A2:D2)',
    '=IF(score.predict("iris",A2:D2)="SCORE.MODEL(1)",SCORE.PREDICT("iris",A3:D3),"")',
  ])("is told from others: %s", (formula) => expect(onlyPredicts(formula)).toBe(true));

  it.each([
    '=SCORE.MODEL("iris")',
    '=SCORE.PREDICT("iris",A2:D2)&SCORE.MODEL("iris")',
    '=SCORE.PREDICT("iris",A2:D2)+SCORE.LATER(1)',
    '=SCORE.PREDICT.BATCH("iris",A2:D2)',
    '=SCORE.PREDICT("iris",A2:D2)&_xldudf_SCORE_MODEL("iris")',
    "=SUM(A1:A2)",
  ])("is not: %s", (formula) => expect(onlyPredicts(formula)).toBe(false));
});
