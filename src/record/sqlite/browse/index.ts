/** What lists, maps and searches ask of the record in SQLite. */
export { Filing, fileAll, isFiled } from './filing.js';
export { countTerms, incidentBins, incidentColumns, incidentPage, overview } from './incidents.js';
export { copiesOf, incidentsOfReport, reportPage } from './reports.js';
export { searchIncidents, searchReports } from './search.js';
export { quotedWith, sourceFacts } from './sources.js';
export { nextRevision, versionOf } from './version.js';
