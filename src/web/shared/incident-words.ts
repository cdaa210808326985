/** When and where an incident was, as one line says it. */
import type { IncidentRow } from '../../server/schema/incidents.js';
import { periodWords } from './words.js';

/** "5 Jun 2020"; "reported 5 Jun 2020" when no claim gives a day. */
export function whenWords(row: Pick<IncidentRow, 'when'>): string {
  if (!row.when) return 'no date';
  const words = periodWords(row.when.start, row.when.end);
  return row.when.basis === 'publication' ? `reported ${words}` : words;
}

/** "Sirte"; "Fezzan (region)" when the place is no more exact than that. */
export function placeWords(row: Pick<IncidentRow, 'place'>): string {
  if (!row.place) return 'place not given';
  const exact = row.place.precision === 'point' || row.place.precision === 'town';
  return exact ? row.place.name : `${row.place.name} (${row.place.precision})`;
}
