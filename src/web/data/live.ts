/**
 * Whether reports are coming in, as the server tells it (server-sent events), also when another process takes them in.
 * Only a page that can be seen listens: browsers allow few connections to one server.
 */
import { useEffect, useState } from 'react';
import type { RecordEvent } from '../../server/schema/live.js';
import { forget } from './query.js';

export interface Incoming {
  /** Reports and incidents more than when this page was opened, or since it was last brought up to date. */
  reports: number;
  incidents: number;
  running: boolean;
}

const STILL: Incoming = { reports: 0, incidents: 0, running: false };

let own = { reports: 0, incidents: 0 };

/** What this page has stored itself and shows already: it is not told as news. */
export function countOwn(reports: number, incidents: number): void {
  own = { reports: own.reports + reports, incidents: own.incidents + incidents };
}

/** What is new since `since`; a record that was exchanged for a smaller one counts as nothing new. */
export function incomingOf(event: RecordEvent, since: RecordEvent['counts']): Incoming {
  const reports = Math.max(0, event.counts.reports - since.reports - own.reports);
  const incidents = Math.max(0, event.counts.incidents - since.incidents - own.incidents);
  return { reports, incidents, running: event.running && reports > 0 };
}

/** Listens while the page can be seen. Kept answers are forgotten whenever the record has changed. */
export function useIncoming(): Incoming {
  const [incoming, setIncoming] = useState(STILL);
  useEffect(() => {
    let source: EventSource | null = null;
    let since: RecordEvent['counts'] | null = null;
    let version: string | null = null;
    const hear = (message: MessageEvent<string>) => {
      const event = JSON.parse(message.data) as RecordEvent;
      since ??= event.counts;
      if (version !== null && event.version !== version) forget('/api/');
      version = event.version;
      const next = incomingOf(event, since);
      setIncoming((now) =>
        now.reports === next.reports && now.incidents === next.incidents && now.running === next.running ? now : next,
      );
    };
    const listen = () => {
      if (document.hidden) {
        source?.close();
        source = null;
      } else if (!source) {
        source = new EventSource('/api/events');
        source.addEventListener('record', hear);
      }
    };
    listen();
    document.addEventListener('visibilitychange', listen);
    return () => {
      document.removeEventListener('visibilitychange', listen);
      source?.close();
    };
  }, []);
  return incoming;
}
