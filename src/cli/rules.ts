/** What ingesting needs beside the store, as every front end has it. */
export { loadTools } from '../incident/tools.js';
