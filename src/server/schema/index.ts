/** The contract of the HTTP API: every request and every answer. The web pages build on the types of this file. */
export * from './common.js';
export * from './filter.js';
export * from './incidents.js';
export * from './knowledge.js';
export * from './lists.js';
export * from './live.js';
export * from './map.js';
export * from './reading.js';
export * from './record.js';
export * from './reports.js';
export * from './reviews.js';
export * from './search.js';
export * from './situation.js';
export * from './sources.js';
