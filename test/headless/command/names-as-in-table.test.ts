import { parseCommandLine } from "../../../src/headless/command/command-line";
import { namesAsInTable } from "../../../src/headless/command/names-as-in-table";

const NFC = "Größe";
const NFD = "Gro\u0308ße";

function named(columns: readonly string[], ...options: string[]) {
  const command = ["--workbook", "i", "--table", "T", "--endpoint", "localhost:1", "--out", "o.xlsx", ...options];
  return namesAsInTable(parseCommandLine(command), columns);
}

describe("names of columns as they are typed", () => {
  it.each([
    [NFC, NFD],
    [NFD, NFC],
    ["가격", "가격".normalize("NFD")],
    ["ẛ̣", "ẛ̣".normalize("NFD")],
  ])("stand for those of the table in every option: %s", (column, typed) => {
    const options = ["--columns", typed, "--tensor", `x=${typed}`, "--types", `${typed}=string`, "--as-shown", typed];
    expect(named([column, "b"], ...options)).toMatchObject({
      sentColumns: [column],
      tensors: [{ name: "x", columns: [column] }],
      types: { [column]: "string" },
      asShown: [column],
    });
  });

  it("stay as they are where the table has them so, or none of them, or two that read the same", () => {
    expect(named([NFC, NFD], "--columns", `${NFD},${NFC}`).sentColumns).toEqual([NFD, NFC]);
    expect(named(["a"], "--columns", "A,b").sentColumns).toEqual(["A", "b"]);
    const [one, other, typed] = ["\u1ec7", "e\u0323\u0302", "\u1eb9\u0302"] as const;
    expect(named([one, other], "--columns", typed).sentColumns).toEqual([typed]);
    expect(named(["a"]).sentColumns).toBeUndefined();
    expect(named(["a"], "--as-shown").asShown).toBe("all");
  });

  it("are refused where two types are given to one column in two spellings", () => {
    expect(() => named([NFC], "--types", `${NFC}=string,${NFD}=long`)).toThrow(`--types names "${NFC}" twice.`);
    expect(named([NFC, NFD], "--types", `${NFC}=string,${NFD}=long`).types).toEqual({ [NFC]: "string", [NFD]: "long" });
  });
});
