import { describe, expect, it } from 'vitest';
import { buildIncidents } from './index.js';
import { manyClaims } from './speedkit.js';

describe('speed', () => {
  it('100,000 claims in under ten seconds of processor time', () => {
    const claims = manyClaims(100_000);
    const start = process.cpuUsage();
    const incidents = buildIncidents(claims);
    const { user, system } = process.cpuUsage(start);
    const ms = (user + system) / 1000;
    console.log(`100,000 claims → ${incidents.length.toLocaleString()} incidents in ${Math.round(ms)} ms`);
    expect(ms).toBeLessThan(10_000);
  });
});
