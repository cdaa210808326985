/** The event types beside the public codebooks, for the docs and for exports. */
import type { EventType } from './types.js';

/** One of our types and what it is called elsewhere. */
export interface Mapping {
  id: string;
  plover: string;
  mode: string | null;
  cameo: string | null;
  acledType: string | null;
  acledSubtype: string | null;
  ucdp: string | null;
}

/** Splits the ACLED-style names, so that exports can have a column for each. */
export function mappingOf(event: EventType): Mapping {
  // the first slash with spaces parts the type from the sub-event type; those inside a name have none
  const at = event.acled?.indexOf(' / ') ?? -1;
  return {
    id: event.id,
    plover: event.plover,
    mode: event.mode,
    cameo: event.cameo,
    acledType: event.acled === null ? null : event.acled.slice(0, at),
    acledSubtype: event.acled === null ? null : event.acled.slice(at + 3),
    ucdp: event.ucdp,
  };
}

/** The types as a Markdown table, in the order of events.yaml. */
export function eventTable(events: readonly EventType[]): string {
  const cell = (text: string | null): string => text ?? '–';
  const rows = events.map((e) => {
    const m = mappingOf(e);
    const acled = m.acledType === null ? '–' : `${m.acledType}: ${m.acledSubtype}`;
    return `| \`${e.id}\` | ${e.definition} | ${e.plover === 'NONE' ? '–' : e.plover}${e.mode ? ` ${e.mode}` : ''} | ${cell(m.cameo)} | ${acled} | ${cell(m.ucdp)} |`;
  });
  return [
    '',
    '| event | what counts | PLOVER | CAMEO | ACLED style | UCDP |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    '',
  ].join('\n');
}
