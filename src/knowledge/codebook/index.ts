export { openCodebook } from './codebook.js';
export { buildCodebook, codebookPaths, loadCodebook, loadCompiled } from './load.js';
export type * from './types.js';
