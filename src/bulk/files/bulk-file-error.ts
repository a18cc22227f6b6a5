/** A file that cannot be read or written, or parts that are of another command: a sentence for whoever typed the command. */
export class BulkFileError extends Error {
  /** @param isOfTheRun whether it ended a run that had begun, rather than being wrong with the command from the start */
  constructor(
    message: string,
    readonly isOfTheRun = false,
  ) {
    super(message);
    this.name = new.target.name;
  }
}
