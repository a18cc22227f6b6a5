import { writeOutput } from "../../../src/headless/files/write-output";
import { CommandError, EXIT_CODES } from "../../../src/headless/telling/exit-codes";

describe("writing what a command has made", () => {
  it("says which file could not be written", async () => {
    const writeFile = () => Promise.reject(Object.assign(new Error(), { code: "EACCES" }));
    await expect(writeOutput("workbook", "out.xlsx", new Uint8Array(), { writeFile })).rejects.toRefuse(CommandError, {
      exitCode: EXIT_CODES.nothingScored,
      message: expect.stringContaining("The workbook out.xlsx cannot be written"),
    });
  });
});
