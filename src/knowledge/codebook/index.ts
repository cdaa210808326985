export { openCodebook } from './codebook.js';
export { buildCodebook, codebookPaths, loadCodebook, loadCompiled } from './load.js';
export { eventTable, type Mapping, mappingOf } from './mappings.js';
export type * from './types.js';
