/** GET /api/record: the whole at a glance, and what it can be filtered by. */
import { basename } from 'node:path';
import { createRoute } from '@hono/zod-openapi';
import type { TermCount, TermKind } from '../../record/index.js';
import { SHOWN } from '../answers/filter.js';
import { loadLabels } from '../labels.js';
import { countRecord } from '../live.js';
import { answers, type Context, router } from '../route.js';
import { type Facet, type RecordAnswer, record } from '../schema/index.js';

const MOST = 300;
const sentenceCase = (code: string): string =>
  code.charAt(0).toUpperCase() + code.slice(1).toLowerCase().replaceAll('_', ' ');

const toFacet = ({ value, label, count }: TermCount): Facet => ({ value, label, count });

async function facets({ store }: Context): Promise<RecordAnswer['facets']> {
  const labels = await loadLabels();
  const shown = async (kind: TermKind) => (await store.terms(kind, { kinds: SHOWN })).slice(0, MOST);
  const plain = async (kind: TermKind) =>
    (await shown(kind)).map((t) => ({ ...toFacet(t), label: sentenceCase(t.value) }));
  const outlets = (await store.terms('source', { kinds: SHOWN })).filter((t) => t.value.startsWith('outlet:'));
  return {
    kinds: (await store.terms('kind')).map((t) => ({ ...toFacet(t), label: sentenceCase(t.value) })),
    events: await plain('event'),
    subtypes: (await shown('subtype')).map((t) => ({ ...toFacet(t), event: String(t.info?.event ?? '') })),
    statuses: await plain('status'),
    standings: await plain('standing'),
    actors: (await shown('actor')).map(toFacet),
    sides: (await shown('side')).map((t) => ({ ...toFacet(t), label: labels.actor(t.value) })),
    countries: (await shown('country')).map((t) => ({ ...toFacet(t), label: labels.country(t.value) })),
    outlets: outlets.slice(0, MOST).map(({ label, count }) => ({ value: label, label, count })),
  };
}

export function recordRoutes(context: Context) {
  const { store, cache, software } = context;
  return router().openapi(
    createRoute({
      method: 'get',
      path: '/api/record',
      summary: 'The record as a whole',
      responses: answers(record, 'Counts, dates, bounds, and the values that can be filtered by.'),
    }),
    (c) =>
      cache.json(
        c,
        async (version) => {
          const { incidents, published, bounds } = await store.overview();
          const answer: RecordAnswer = {
            version,
            software,
            store: basename(store.location),
            counts: await countRecord(store),
            incidents,
            published,
            bounds,
            facets: await facets(context),
          };
          return answer;
        },
        true,
      ) as never,
  );
}
