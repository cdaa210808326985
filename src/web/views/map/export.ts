/** What is on screen, as a file: the list by the server, which knows every row; pictures by the browser. */
import type { RefObject } from 'react';
import { kindOf } from '../../shared/kinds.js';
import type { MenuItem } from '../../shared/menu.js';
import { saveFile, toPng } from '../../shared/save.js';
import { dayWords, plural } from '../../shared/words.js';
import { latitude, longitude } from './columns.js';
import type { Loaded, Result } from './model.js';
import type { Pane } from './pane.js';
import { type MapState, wholeFilter } from './state.js';
import type { TimelineHandle } from './timeline.js';

interface Shown {
  state: MapState;
  loaded: Loaded | null;
  pane: RefObject<Pane | null>;
  timeline: RefObject<TimelineHandle | null>;
  counts: NonNullable<Result['counts']> | null;
}

export function exportItems({ state, loaded, pane, timeline, counts }: Shown): MenuItem[] {
  const period = [state.from && `from ${dayWords(state.from)}`, state.to && `to ${dayWords(state.to)}`].filter(Boolean);
  const caption = [
    'sitrep',
    counts ? plural(counts.fit, 'incident') : '',
    ...period,
    'as reported; borders: Natural Earth, no statement',
  ]
    .filter(Boolean)
    .join(' · ');
  const file = (format: 'csv' | 'geojson') => async () => {
    const view = state.inview ? pane.current?.view() : undefined;
    const clamp = (n: number, most: number) => Math.max(-most, Math.min(most, n));
    const box = view
      ? ([
          clamp(longitude(view.west), 180),
          clamp(latitude(view.south), 90),
          clamp(longitude(view.east), 180),
          clamp(latitude(view.north), 90),
        ] as [number, number, number, number])
      : null;
    const params = wholeFilter(state, loaded?.codes.subtype.map((s) => s.value) ?? [], box, (s) => kindOf(s).id);
    params.set('format', format);
    const link = document.createElement('a');
    link.href = `/api/export?${params}`;
    link.download = `sitrep-incidents.${format}`;
    link.click();
  };
  return [
    { label: 'List as CSV', run: file('csv') },
    { label: 'List as GeoJSON', run: file('geojson') },
    {
      label: 'Picture of the map',
      run: async () => {
        const picture = await pane.current?.picture(caption);
        if (picture) saveFile('sitrep-map.png', await toPng(picture));
      },
    },
    {
      label: 'Picture of the timeline',
      run: async () => {
        const picture = timeline.current?.picture();
        if (picture) saveFile('sitrep-timeline.png', await toPng(picture));
      },
    },
  ];
}
