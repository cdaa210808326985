import { describe, expect, it } from 'vitest';
import { buildIncidents } from './index.js';
import { manyClaims } from './speedkit.js';

describe('speed', () => {
  it('grows in step with the claims: 25,000 claims in a few seconds', () => {
    const claims = manyClaims(25_000);
    const start = process.cpuUsage();
    const incidents = buildIncidents(claims);
    const { user, system } = process.cpuUsage(start);
    const ms = (user + system) / 1000;
    console.log(
      `25,000 claims → ${incidents.length.toLocaleString()} incidents in ${Math.round(ms)} ms of processor time`,
    );
    // Processor time of all threads, collectors of garbage included; twice as much for a busy machine and a cold start.
    expect(ms).toBeLessThan(5_000);
  }, 120_000);
});
