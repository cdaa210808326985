import { expect, test } from 'vitest';
import { loadMergeOptions } from './reader.js';

test('building incidents learns whose voice an outlet is from the actor files', async () => {
  const { outletParty } = await loadMergeOptions();
  expect(outletParty?.('Amaq News Agency')).toBe('IMG.ISIS');
  expect(outletParty?.('al-Manar television')).toBe('LBN.HEZBOLLAH');
  expect(outletParty?.('Reuters')).toBeNull();
  expect(outletParty?.('Harbour Monitor (sample)')).toBeNull();
});
