/**
 * sitrep as a library.
 *
 * @example
 * import { loadReader, makeReport, read } from 'sitrep';
 * const parts = await loadReader();
 * const reading = read(makeReport({ text: 'The army seized a depot in Tarhuna.', published: '2020-06-07' }), parts);
 * reading.claims[0]?.subtype;
 */
export { loadReader } from './reading/parts.js';
export { READER_VERSION, type ReaderParts, read } from './reading/read.js';
export type * from './reading/types.js';
export { InputError, makeReport, type Report, type ReportInput, readReports } from './report/index.js';
