/**
 * The outputs of a model, as far as they are known: what it says of itself, as long as no answer speaks against it.
 * @param answered all that it has answered so far, of which some may not have been wanted
 * @param said as its schema names them
 */
export function knownOutputs(answered: readonly string[], said: readonly string[] = []): readonly string[] {
  return answered.every((output) => said.includes(output)) ? said : answered;
}
