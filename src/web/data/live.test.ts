import { describe, expect, it } from 'vitest';
import type { RecordEvent } from '../../server/schema/live.js';
import { incomingOf } from './live.js';

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
});
