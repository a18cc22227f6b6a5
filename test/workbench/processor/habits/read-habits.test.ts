import { readHabits } from "../../../../src/workbench/processor/habits/read-habits";

describe("habits in an address", () => {
  it("are read by their kinds: yes or no, a number, a choice", () => {
    expect(readHabits("misplacesHiddenRows,recalculates:no,latencyMs:20,events:late")).toEqual({
      misplacesHiddenRows: true,
      recalculates: false,
      latencyMs: 20,
      events: "late",
    });
  });

  it.each(["", " ", ",", " , "])("are none in %j", (text) => {
    expect(readHabits(text)).toEqual({});
  });

  it("may stand with blanks between them; the last of two equal ones counts", () => {
    expect(readHabits(" latencyMs : 5 , latencyMs:7, hidesReadOnly:yes ")).toEqual({
      latencyMs: 7,
      hidesReadOnly: true,
    });
  });

  it.each([
    ["misplaceHiddenRows", "Excel has no habit “misplaceHiddenRows” here. There are: "],
    ["toString", "Excel has no habit “toString” here. There are: "],
    ["__proto__:yes", "Excel has no habit “__proto__” here. There are: "],
    [":yes", "Excel has no habit “” here. There are: "],
    ["hidesReadOnly:maybe", "The habit hidesReadOnly is written hidesReadOnly:yes or no, not “hidesReadOnly:maybe”."],
    [
      "hidesReadOnly:constructor",
      "The habit hidesReadOnly is written hidesReadOnly:yes or no, not “hidesReadOnly:constructor”.",
    ],
    ["latencyMs", "The habit latencyMs is written latencyMs:a whole number, not “latencyMs”."],
    ["latencyMs:", "The habit latencyMs is written latencyMs:a whole number, not “latencyMs:”."],
    ["latencyMs:-1", "The habit latencyMs is written latencyMs:a whole number, not “latencyMs:-1”."],
    ["latencyMs:1e3", "The habit latencyMs is written latencyMs:a whole number, not “latencyMs:1e3”."],
    ["latencyMs:1:2", "The habit latencyMs is written latencyMs:a whole number, not “latencyMs:1:2”."],
    ["events:sometimes", "The habit events is written events:prompt or late or never, not “events:sometimes”."],
  ])("are refused in words for a person: %s", (text, message) => {
    expect(() => readHabits(text)).toThrow(message);
  });
});
