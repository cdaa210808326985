export { checkPlaces } from './check.js';
export { NAME } from './format.js';
export { type Candidate, Gazetteer, openGazetteer } from './gazetteer.js';
export { addGeonames } from './geonames.js';
export { isTown, KINDS, type Kind, type Precision, precisionOf } from './kinds.js';
export { foldName, foldWord } from './normalise.js';
