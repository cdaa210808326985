/** Reads knowledge/codebook/, checks it and makes one plain object of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { crossCheck } from './check.js';
import * as schema from './schema.js';
import type { CompiledCodebook } from './types.js';

/** Where an item of the data stands, so that an error can say so. */
export interface Origin {
  /** `knowledge/codebook/verbs/force.yaml` */
  file: string;
  /** Line of a place inside the item ("senses", 2, "event"); of the item itself when the path is empty. */
  line(path?: readonly (string | number)[]): number;
}

export interface Sourced<T> {
  item: T;
  origin: Origin;
}

/** Thrown with every mistake found, one a line. */
export class CodebookError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      `${problems.length === 1 ? 'one mistake' : `${problems.length} mistakes`} in the codebook:\n${problems.join('\n')}`,
    );
    this.name = 'CodebookError';
  }
}

/** One YAML file, which must hold a list; every item is checked by itself, so that one mistake does not hide the others. */
export function readList<T>(dir: string, name: string, shape: z.ZodType<T>, problems: string[]): Sourced<T>[] {
  const file = `knowledge/codebook/${name}`;
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(join(dir, name), 'utf8'), { lineCounter: lines });
  for (const error of document.errors)
    problems.push(`${file}:${lines.linePos(error.pos[0]).line}: ${error.message.split('\n')[0]}`);
  if (document.errors.length > 0) return [];
  const data: unknown = document.toJS();
  if (!Array.isArray(data)) {
    problems.push(`${file}:1: the file must hold a list`);
    return [];
  }
  const found: Sourced<T>[] = [];
  data.forEach((value: unknown, index) => {
    const lineOf = (path: readonly (string | number)[] = []): number => {
      for (let n = path.length; n >= 0; n--) {
        const node = document.getIn([index, ...path.slice(0, n)], true);
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
      }
      return 1;
    };
    const result = shape.safeParse(value);
    if (result.success) found.push({ item: result.data, origin: { file, line: lineOf } });
    else {
      for (const issue of result.error.issues) {
        const path = issue.path as (string | number)[];
        problems.push(`${file}:${lineOf(path)}: ${[...path].join('.') || 'item'}: ${issue.message}`);
      }
    }
  });
  return found;
}

/**
 * Reads and checks a folder of codebook files.
 *
 * @throws {CodebookError} with every mistake, each as `knowledge/codebook/FILE:LINE: what is wrong`
 */
export function compileCodebook(dir: string): CompiledCodebook {
  const problems: string[] = [];
  const list = <T>(name: string, shape: z.ZodType<T>): Sourced<T>[] => readList(dir, name, shape, problems);
  const verbFiles = readdirSync(join(dir, 'verbs'))
    .filter((f) => f.endsWith('.yaml'))
    .sort();
  const parts = {
    events: list('events.yaml', schema.eventType),
    classes: [...list('classes.yaml', schema.wordClass), ...list('contexts.yaml', schema.wordClass)],
    verbs: verbFiles.flatMap((f) => list(`verbs/${f}`, schema.entry)),
    nouns: list('nouns.yaml', schema.entry),
    transforms: list('transforms.yaml', schema.transform),
    means: list('means.yaml', schema.means),
    cues: list('cues.yaml', schema.cue),
    relations: list('relations.yaml', schema.relation),
    framing: list('framing.yaml', schema.framing),
    vagueNumbers: list('vague-numbers.yaml', schema.vagueNumber),
  };
  problems.push(...crossCheck(parts));
  if (problems.length > 0) throw new CodebookError(problems);
  const items = <T>(sourced: readonly Sourced<T>[]): T[] => sourced.map((s) => s.item);
  return {
    events: items(parts.events),
    classes: items(parts.classes),
    verbs: items(parts.verbs),
    nouns: items(parts.nouns),
    transforms: items(parts.transforms),
    means: items(parts.means),
    cues: items(parts.cues),
    relations: items(parts.relations),
    framing: items(parts.framing),
    vagueNumbers: items(parts.vagueNumbers),
  };
}
