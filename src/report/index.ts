export { InputError, refusal, unreadable } from './error.js';
export { contentHash } from './hash.js';
export { detectLanguage, languageName, quickLanguage } from './language.js';
export { LONGEST_TEXT, makeReport, type Overrides, type ReportInput } from './make.js';
export { type PublishedDate, parsePublished } from './published.js';
export { listFiles, readReports } from './read.js';
export type { Report, Span } from './types.js';
