/** The store that is used when none is named. */
export const DEFAULT_DB = 'sitrep.db';
