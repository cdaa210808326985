/** The queue on screen as a file, in its order. */
import { saveFile, toCsv } from '../../shared/save.js';
import type { QueueItem } from './queue.js';

const COLUMNS = [
  'incident',
  'event',
  'start',
  'end',
  'place',
  'doubt',
  'weight',
  'priority',
  'reasons',
  'claims',
  'reviewed',
];

export function saveQueue(items: readonly QueueItem[]): void {
  const rows = items.map(({ incident: i, doubt, weight, priority, reasons, reviewed }) => [
    ...[i.id, i.subtype, i.when?.start, i.when?.end, i.place?.name],
    ...[doubt, weight, priority, reasons.join('; '), i.claims, reviewed],
  ]);
  saveFile(
    'sitrep-queue.csv',
    toCsv(
      [...COLUMNS, 'summary'],
      rows.map((row, n) => [...row, items[n]!.incident.summary]),
    ),
  );
}
