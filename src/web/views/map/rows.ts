/** Rows of the list: fetched for what can be seen, kept for as long as the record stays the same. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { IncidentPage, IncidentRow } from '../../../server/schema/incidents.js';
import { ask } from '../../data/query.js';

/** The server takes so many ids at once. */
const AT_ONCE = 50;
const WAIT = 40;

export class Rows {
  private readonly kept = new Map<string, IncidentRow>();
  private readonly asked = new Set<string>();
  /** Ids wanted since the last request, newest wish last. */
  private wanted = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly listeners = new Set<() => void>();
  failed: unknown = null;

  constructor(private readonly more: readonly string[]) {}

  get(id: string): IncidentRow | undefined {
    return this.kept.get(id);
  }

  /** Asks for rows; `listen` hears when they come. */
  want(ids: readonly string[]): void {
    this.wanted = new Set(ids.filter((id) => !this.kept.has(id) && !this.asked.has(id)));
    if (this.wanted.size && this.timer === null) this.timer = setTimeout(() => this.fetch(), WAIT);
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private async fetch(): Promise<void> {
    this.timer = null;
    const ids = [...this.wanted].slice(0, AT_ONCE);
    if (!ids.length) return;
    for (const id of ids) {
      this.asked.add(id);
      this.wanted.delete(id);
    }
    const params = new URLSearchParams([
      ['limit', String(AT_ONCE)],
      ...ids.map((id) => ['id', id]),
      ...(this.more.length ? ['happening', 'plan', ...this.more].map((kind) => ['kind', kind]) : []),
    ]);
    try {
      for (const row of (await ask<IncidentPage>(`/api/incidents?${params}`)).items) this.kept.set(row.id, row);
      this.failed = null;
    } catch (error) {
      this.failed = error;
    }
    for (const id of ids) this.asked.delete(id);
    for (const listener of this.listeners) listener();
    if (this.wanted.size) void this.fetch();
  }
}

/** Draws again when rows have come. */
export function useRows(rows: Rows): (ids: readonly string[]) => void {
  const [, turn] = useState(0);
  useEffect(() => rows.listen(() => turn((n) => n + 1)), [rows]);
  const last = useRef<{ rows: Rows; key: string } | null>(null);
  return useCallback(
    (ids: readonly string[]) => {
      const key = ids.join();
      if (last.current?.rows === rows && last.current.key === key) return;
      last.current = { rows, key };
      rows.want(ids);
    },
    [rows],
  );
}
