/** Which incidents are offered for a merge. */
import { describe, expect, it } from 'vitest';
import type { IncidentAnswer, IncidentRow } from '../../../server/schema/incidents.js';
import { apartWords, candidateQuery, daysApart, kmApart, nearestFirst } from './candidates.js';

const row = (id: string, day: string | null, lat: number | null, lon: number | null, event = 'ASSAULT') =>
  ({
    ...{ id, event, kind: 'happening' },
    when: day && { start: day, end: day, precision: 'day', basis: 'stated' },
    place: lat === null ? null : { name: id, lat, lon, country: null, precision: 'town', uncertaintyKm: 2 },
  }) as unknown as IncidentRow;
const sirte = row('sirte', '2020-06-05', 31.2, 16.6) as unknown as IncidentAnswer;

describe('candidates for a merge', () => {
  it('are asked for around the day and the place', () => {
    const params = new URLSearchParams(candidateQuery(sirte, '').split('?')[1]);
    expect([params.get('from'), params.get('to'), params.get('kind')]).toEqual([
      '2020-05-29',
      '2020-06-12',
      'happening',
    ]);
    const [west, south, east, north] = params.get('bbox')!.split(',').map(Number);
    expect(west! < 16.6 && east! > 16.6 && south! < 31.2 && north! > 31.2).toBe(true);
  });

  it('are found by words anywhere and at any time', () => {
    const params = new URLSearchParams(candidateQuery(sirte, 'bridge').split('?')[1]);
    expect([...params.keys()].sort()).toEqual(['kind', 'limit', 'q']);
  });

  it('come with the nearest first, the incident itself left out', () => {
    const rows = [
      row('far', '2020-06-05', 32.0, 17.2),
      row('sirte', '2020-06-05', 31.2, 16.6),
      row('later', '2020-06-10', 31.2, 16.6),
      row('same', '2020-06-05', 31.21, 16.61),
      row('other-type', '2020-06-05', 31.2, 16.6, 'PROTEST'),
    ];
    expect(nearestFirst(sirte, rows).map((r) => r.id)).toEqual(['same', 'other-type', 'later', 'far']);
  });

  it('say how far apart they are, and when that is not known', () => {
    expect(kmApart(row('a', null, 0, 0), row('b', null, 0, 1))).toBeCloseTo(111.2, 0);
    expect(daysApart(row('a', '2020-06-05', 0, 0), row('b', '2020-06-04', 0, 0))).toBe(1);
    expect(apartWords(sirte, row('x', '2020-06-06', 31.2, 16.6))).toBe('1 day apart, same place');
    expect(apartWords(sirte, row('x', null, null, null))).toBe('a day is missing, no distance');
  });
});
