import { expect, test } from 'vitest';
import { compareVersions } from './version.js';

test.each([
  ['0.10.0', '0.9.3'],
  ['1.0.0', '0.99.99'],
  ['0.2.0-b', '0.2.0-a'],
  ['0.1.1', '0.1'],
])('%s is newer than %s', (newer, older) => {
  expect(compareVersions(newer, older)).toBeGreaterThan(0);
  expect(compareVersions(older, newer)).toBeLessThan(0);
  expect(compareVersions(newer, newer)).toBe(0);
});
