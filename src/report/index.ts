export { InputError } from './error.js';
export { contentHash } from './hash.js';
export { detectLanguage, languageName, notReadNote, quickLanguage, READ_LANGUAGES } from './language.js';
export { LONGEST_TEXT, makeReport, type Overrides, type ReportInput } from './make.js';
export { type PublishedDate, parsePublished } from './published.js';
export { listFiles, readReports } from './read.js';
export type { Report, Span } from './types.js';
