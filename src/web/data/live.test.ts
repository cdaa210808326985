import { describe, expect, it } from 'vitest';
import type { RecordEvent } from '../../server/schema/live.js';
import { countOwn, incomingOf } from './live.js';

const event = (reports: number, incidents: number, running: boolean): RecordEvent => {
  const counts = { reports, copies: 0, claims: 0, incidents, shown: 0, pending: 0 };
  return { version: `${reports}`, counts, added: { reports: 0, claims: 0, incidents: 0 }, running };
};

describe('what comes in', () => {
  const since = event(40, 100, false).counts;

  it('is counted since the page was opened', () => {
    expect(incomingOf(event(52, 130, true), since)).toEqual({ reports: 12, incidents: 30, running: true });
    expect(incomingOf(event(52, 130, false), since)).toMatchObject({ running: false });
  });

  it('is nothing when only reviews have changed the record', () => {
    expect(incomingOf(event(40, 99, true), since)).toEqual({ reports: 0, incidents: 0, running: false });
  });

  it('does not count what this page has stored itself', () => {
    countOwn(1, 2);
    expect(incomingOf(event(41, 102, true), since)).toEqual({ reports: 0, incidents: 0, running: false });
    expect(incomingOf(event(43, 103, true), since)).toEqual({ reports: 2, incidents: 1, running: true });
  });
});
