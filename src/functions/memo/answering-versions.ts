/** Which versions of the models behind endpoints have answered, and which of them are old. */
export class AnsweringVersions {
  private readonly places = new Map<string, { newest: string; readonly older: Set<string>; isSplit: boolean }>();

  /**
   * Notes that a version answered. One that comes again after another shows that the endpoint shares its requests out among several: then
   * none of them is old.
   * @param place the endpoint
   * @returns whether another version answers from now on, and it alone
   */
  note(place: string, version: string | undefined): boolean {
    if (version === undefined) return false;
    const known = this.places.get(place);
    if (known === undefined) {
      this.places.set(place, { newest: version, older: new Set(), isSplit: false });
      return false;
    }
    if (known.newest === version) return false;
    if (known.older.has(version)) known.isSplit = true;
    known.older.add(known.newest);
    known.newest = version;
    return !known.isSplit;
  }

  /** Whether another version than this one answers now. */
  isOld(place: string, version: string | undefined): boolean {
    const known = this.places.get(place);
    if (version === undefined || known === undefined || known.isSplit) return false;
    return known.newest !== version;
  }

  /** The catalogue says that several versions share the requests of an endpoint. */
  noteSplit(place: string): void {
    const known = this.places.get(place);
    if (known !== undefined) known.isSplit = true;
    else this.places.set(place, { newest: "", older: new Set(), isSplit: true });
  }

  forget(): void {
    this.places.clear();
  }
}
