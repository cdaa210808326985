import { attribution } from './attribution.js';
import { claims } from './claims.js';
import { coreference } from './coreference.js';
import { muc } from './muc.js';
import { news } from './news.js';
import { plover } from './plover.js';
import { re3d } from './re3d.js';
import { dates, hardNegatives, quantities } from './sentences.js';
import { toponyms } from './toponyms.js';
import { treebank } from './treebank.js';
import type { Suite } from './types.js';

export const suites: readonly Suite[] = [
  claims,
  plover,
  news,
  attribution,
  coreference,
  toponyms,
  treebank,
  re3d,
  muc,
  dates,
  quantities,
  hardNegatives,
];
