/** /api/codebook, /api/gazetteer, /api/actors/known: what a claim can be coded as, loaded when it is first asked for. */
import { createRoute } from '@hono/zod-openapi';
import { precisionOf } from '../../knowledge/gazetteer/kinds.js';
import { fold } from '../../record/fold.js';
import { loadLabels } from '../labels.js';
import { answers, type Context, router } from '../route.js';
import {
  type EventTypeList,
  eventTypeList,
  type GazetteerAnswer,
  gazetteerAnswer,
  type KnownActorList,
  knownActorList,
  lookupQuery,
} from '../schema/index.js';

export function knowledgeRoutes(_: Context) {
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/codebook',
        summary: 'The event types of the codebook, with what counts as each',
        responses: answers(eventTypeList, 'The event types.'),
      }),
      async (c) => {
        const { loadCompiled } = await import('../../knowledge/codebook/index.js');
        const items = (await loadCompiled()).events.map(({ id, label, definition, plover, mode }) => ({
          ...{ id, label, definition, mode },
          event: plover,
        }));
        const answer: EventTypeList = { items };
        return c.json(answer, 200) as never;
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/gazetteer',
        summary: 'Places of a name, wherever they are',
        request: { query: lookupQuery },
        responses: answers(gazetteerAnswer, 'Places of that name.', 400),
      }),
      async (c) => {
        const { q, limit } = c.req.valid('query');
        return c.json(await placesNamed(q, limit), 200) as never;
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/actors/known',
        summary: 'Actors of the actors files whose name or id has these words, whether or not the record has them',
        request: { query: lookupQuery },
        responses: answers(knownActorList, 'Actors, those whose name begins so first.', 400),
      }),
      async (c) => {
        const { q, limit } = c.req.valid('query');
        return c.json(await actorsNamed(q, limit), 200) as never;
      },
    );
}

async function placesNamed(name: string, limit: number): Promise<GazetteerAnswer> {
  const [{ openGazetteer }, labels] = await Promise.all([
    import('../../knowledge/gazetteer/gazetteer.js'),
    loadLabels(),
  ]);
  const gazetteer = openGazetteer();
  const exact = gazetteer.lookup(name);
  const all = exact.length >= limit ? exact : [...exact, ...gazetteer.lookupLoose(name)];
  const seen = new Set<number>();
  const items = all
    .filter((p) => !seen.has(p.index) && seen.add(p.index))
    .slice(0, limit)
    .map((p) => ({
      ...{ geonameid: p.geonameid, name: p.name, kind: p.kind, country: p.country, lat: p.lat, lon: p.lon },
      within: [p.admin1, p.country && labels.country(p.country)].filter((x) => x && x !== p.name).join(', '),
      precision: precisionOf(p.kind),
      uncertaintyKm: p.uncertaintyKm,
    }));
  return { items };
}

async function actorsNamed(name: string, limit: number): Promise<KnownActorList> {
  const { loadActors } = await import('../../knowledge/actors/index.js');
  const actors = await loadActors();
  const part = fold(name);
  const ids = new Map<string, number>();
  // The name itself before an abbreviation or another spelling, and what begins so before what only has it.
  const add = (id: string, name: string, worse: number) => {
    const at = fold(name).indexOf(part);
    if (at < 0) return;
    const place = worse + (at === 0 ? 0 : 2);
    if (place < (ids.get(id) ?? 9)) ids.set(id, place);
  };
  for (const a of actors.actors) {
    add(a.id, a.name, 0);
    add(a.id, a.id, 1);
  }
  for (const s of actors.states) add(s.code, s.name, 0);
  for (const forms of actors.forms.values())
    for (const [form, kind, target] of forms)
      if (kind === 'a') add(actors.actors[target]!.id, form, 1);
      else if (kind === 's') add(actors.states[target]!.code, form, 1);
  const items = [...ids]
    .map(([id, place]) => ({ actor: actors.get(id)!, place }))
    .filter(({ actor }) => actor)
    .sort(
      (a, b) => a.place - b.place || a.actor.name.length - b.actor.name.length || (a.actor.id < b.actor.id ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ actor: { id, name, code, sector, sides } }) => ({
      ...{ id, name, code, sector },
      sides: sides.map((s) => actors.get(s)?.name ?? s),
    }));
  return { items };
}
