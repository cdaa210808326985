/** A command that was asked for wrongly: one sentence, exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Something that cannot be done now, by no fault of the command line (a store that is too new): exit code 1. */
export class Refusal extends Error {
  override name = 'Refusal';
}
