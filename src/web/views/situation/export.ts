/** What is on screen, as files: the rows of a tab, the places of the map, the map and the charts as pictures. */
import type { Evidence, Situation } from '../../../situation/types.js';
import type { MenuItem } from '../../shared/menu.js';
import { saveFile, toCsv, toGeoJson, toPng } from '../../shared/save.js';
import { pictureOfSvg } from '../../shared/save-svg.js';
import { dayWords } from '../../shared/words.js';
import { graphOf } from './graph.js';
import type { GroundPane } from './ground-pane.js';
import type { Sides } from './sides.js';
import type { Tab } from './state.js';

type Cell = string | number | null;
type Rows = [columns: string[], rows: Cell[][]];

const names = (parties: readonly { name: string }[]): string => parties.map((p) => p.name).join('; ');
const rests = (e: Evidence): Cell[] => [e.incidents.join(' '), e.claims.join(' ')];
const RESTS = ['incidents', 'claims'];

/** The rows of a tab; each names the incidents and claims behind it. */
export function rowsOf(tab: Tab, p: Situation, sides: Sides): Rows {
  switch (tab) {
    case 'control':
      return [
        [
          'place',
          'country',
          'lat',
          'lon',
          'precision',
          'uncertainty_km',
          'state',
          'standing',
          'holders',
          'rivals',
          'besiegers',
          'since',
          'why',
          ...RESTS,
        ],
        p.control.map((c) => [
          c.place.name,
          c.place.country,
          c.place.lat,
          c.place.lon,
          c.place.precision,
          c.place.uncertaintyKm,
          c.state,
          c.standing,
          names(c.holders),
          names(c.rivals),
          names(c.besiegers),
          c.since,
          c.why,
          ...rests(c.evidence),
        ]),
      ];
    case 'operations':
      return [
        ['operation', 'parties', 'against', 'launched', 'aim', 'place', 'outcome', 'came_of_it', ...RESTS],
        p.operations.flatMap((o) => {
          const head = [o.name, names(o.parties), names(o.against), o.launched?.start ?? null];
          if (!o.aims.length) return [[...head, null, null, null, null, ...rests(o.evidence)]];
          return o.aims.map((a) => [
            ...head,
            a.summary,
            a.place?.name ?? null,
            a.state,
            a.outcomes.map((x) => x.incident).join(' '),
            ...rests(a.evidence),
          ]);
        }),
      ];
    case 'parties':
      return [
        ['who', 'tie', 'whom', 'state', 'fights', 'since', ...RESTS],
        graphOf(p, sides).edges.map((e) => [
          sides.get(e.from)?.name ?? e.from,
          e.type,
          sides.get(e.to)?.name ?? e.to,
          e.state,
          e.incidents || null,
          e.since,
          ...rests(e.evidence),
        ]),
      ];
    case 'logistics':
      return [
        ['kind', 'from_or_party', 'to', 'place', 'start', 'end', 'status', 'summary', ...RESTS],
        [
          ...p.logistics.supply.map((s) => [
            s.kind,
            names(s.from),
            names(s.to),
            s.place?.name ?? null,
            s.when?.start ?? null,
            s.when?.end ?? null,
            s.status,
            s.summary,
            ...rests(s.evidence),
          ]),
          ...p.logistics.bases.map((b) => [
            b.kind,
            names(b.party),
            null,
            b.place?.name ?? null,
            b.when?.start ?? null,
            b.when?.end ?? null,
            b.status,
            b.summary,
            ...rests(b.evidence),
          ]),
        ],
      ];
    case 'hazards':
      return [
        ['type', 'place', 'country', 'lat', 'lon', 'precision', 'uncertainty_km', 'state', 'steps', ...RESTS],
        p.hazards.map((h) => [
          h.type,
          h.place?.name ?? null,
          h.country,
          h.place?.lat ?? null,
          h.place?.lon ?? null,
          h.place?.precision ?? null,
          h.place?.uncertaintyKm ?? null,
          h.state,
          h.steps.map((s) => s.summary).join(' | '),
          ...rests(h.evidence),
        ]),
      ];
    case 'truces':
      return [
        [
          'kind',
          'parties',
          'place',
          'start',
          'end',
          'standing',
          'status',
          'violations',
          'held_days',
          'summary',
          ...RESTS,
        ],
        [
          ...p.diplomacy.truces.map((t) => [
            t.kind,
            names(t.parties),
            t.place?.name ?? null,
            t.when?.start ?? null,
            t.when?.end ?? null,
            t.standing,
            t.status,
            t.violations.length,
            t.heldDays,
            t.summary,
            ...rests(t.evidence),
          ]),
          ...p.diplomacy.events.map((e) => [
            e.kind,
            names(e.parties),
            e.place?.name ?? null,
            e.when?.start ?? null,
            e.when?.end ?? null,
            e.standing,
            e.status,
            null,
            null,
            e.summary,
            ...rests(e.evidence),
          ]),
        ],
      ];
    case 'casualties':
      return [
        ['what', 'week_or_from', 'to', 'country', 'kind', 'side', 'min', 'max', 'counted_incidents', ...RESTS],
        [
          ...p.casualties.weeks.flatMap((w) =>
            w.rows.map((r) => [
              'week',
              w.week,
              null,
              w.area,
              r.kind,
              r.sideName,
              r.min,
              r.max,
              r.incidents,
              ...rests(r.evidence),
            ]),
          ),
          ...p.casualties.totals.map((t) => [
            'running total',
            t.from,
            t.to,
            t.area,
            t.kind,
            t.sideName,
            t.min,
            t.max,
            null,
            ...rests(t.evidence),
          ]),
        ],
      ];
    case 'outlook':
      return [
        ['kind', 'said_by', 'parties', 'place', 'for', 'reported', 'outcome', 'came_of_it', 'summary', ...RESTS],
        p.outlook.map((o) => [
          o.kind,
          o.source,
          names(o.parties),
          o.place?.name ?? null,
          o.due?.end ?? null,
          o.reported.first,
          o.state,
          o.outcomes.map((x) => x.incident).join(' '),
          o.summary,
          ...rests(o.evidence),
        ]),
      ];
  }
}

/** Places that are said to be held, and hazards, as points with how far off they may be; never as areas of control. */
export function featuresOf(p: Situation) {
  const of = (place: { name: string; precision: string; uncertaintyKm: number }) => ({
    place: place.name,
    precision: place.precision,
    uncertaintyKm: place.uncertaintyKm,
  });
  return [
    ...p.control.map((c) => ({
      id: c.place.key,
      lat: c.place.lat,
      lon: c.place.lon,
      properties: {
        layer: 'control',
        ...of(c.place),
        state: c.state,
        standing: c.standing,
        holders: c.holders.map((h) => h.name),
        rivals: c.rivals.map((h) => h.name),
        besiegers: c.besiegers.map((h) => h.name),
        since: c.since,
        on: p.on,
        asKnown: p.asKnown,
        why: c.why,
        incidents: c.evidence.incidents,
        claims: c.evidence.claims,
      },
    })),
    ...p.hazards.map((h) => ({
      id: h.key,
      lat: h.place?.lat ?? null,
      lon: h.place?.lon ?? null,
      properties: {
        layer: 'hazard',
        ...(h.place ? of(h.place) : {}),
        type: h.type,
        state: h.state,
        on: p.on,
        asKnown: p.asKnown,
        incidents: h.evidence.incidents,
        claims: h.evidence.claims,
        note: 'Absence of a report is not safety.',
      },
    })),
  ];
}

export function captionOf(p: Situation): string[] {
  const what = [
    'sitrep',
    p.area ?? 'everywhere',
    dayWords(p.on),
    p.asKnown ? `as known on ${dayWords(p.asKnown)}` : '',
  ];
  return [
    what.filter(Boolean).join(' · '),
    'As reported; nothing between the marks is known. Absence of a report is not safety. Borders: Natural Earth, no statement.',
  ];
}

interface Shown {
  tab: Tab;
  tabLabel: string;
  picture: Situation;
  sides: Sides;
  pane: () => GroundPane | null;
  /** The part of the page that may hold charts. */
  panel: () => HTMLElement | null;
}

export function exportItems({ tab, tabLabel, picture, sides, pane, panel }: Shown): MenuItem[] {
  const stem = ['sitrep-situation', picture.on, picture.asKnown && `as-known-${picture.asKnown}`]
    .filter(Boolean)
    .join('-');
  const items: MenuItem[] = [
    { label: `${tabLabel} as CSV`, run: () => saveFile(`${stem}-${tab}.csv`, toCsv(...rowsOf(tab, picture, sides))) },
    { label: 'Places and hazards as GeoJSON', run: () => saveFile(`${stem}.geojson`, toGeoJson(featuresOf(picture))) },
    {
      label: 'Picture of the map',
      run: async () => {
        const canvas = await pane()?.picture(captionOf(picture));
        if (canvas) saveFile(`${stem}-map.png`, await toPng(canvas));
      },
    },
  ];
  if (tab === 'parties' || tab === 'casualties')
    items.push({
      label: tab === 'parties' ? 'Picture of the network' : 'Picture of the charts',
      run: async () => {
        const drawings = [...(panel()?.querySelectorAll<SVGSVGElement>('.network, .chart svg') ?? [])];
        if (drawings.length)
          saveFile(`${stem}-${tab}.png`, await toPng(await pictureOfSvg(drawings, captionOf(picture))));
      },
    });
  return items;
}
