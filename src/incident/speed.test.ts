import { describe, expect, it } from 'vitest';
import { buildIncidents } from './index.js';
import { manyClaims } from './speedkit.js';

describe('speed', () => {
  it('100,000 claims in under ten seconds of a free core', () => {
    const claims = manyClaims(100_000);
    const start = process.cpuUsage();
    const incidents = buildIncidents(claims);
    const { user, system } = process.cpuUsage(start);
    const ms = (user + system) / 1000;
    console.log(
      `100,000 claims → ${incidents.length.toLocaleString()} incidents in ${Math.round(ms)} ms of processor time`,
    );
    // Processor time of all threads, collectors of garbage included, on a machine that may be busy.
    expect(ms).toBeLessThan(15_000);
  });
});
