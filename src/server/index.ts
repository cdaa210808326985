/** The HTTP API and the pages over one open store. */
export { CannotListen, type Running, type ServeOptions, serve } from './serve.js';
