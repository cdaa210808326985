import { attribution } from './attribution.js';
import { claims } from './claims.js';
import { news } from './news.js';
import { plover } from './plover.js';
import { dates, quantities } from './sentences.js';
import { toponyms } from './toponyms.js';
import { treebank } from './treebank.js';
import type { Suite } from './types.js';

export const suites: readonly Suite[] = [claims, plover, news, attribution, toponyms, treebank, dates, quantities];
