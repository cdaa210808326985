/** The suites of our own sentences: dates, quantities, and violent words without an event. Their data need no shared folder. */
import { scoreDates } from '../dates.js';
import { SETS, scoreHardNegatives, scoreTwins } from '../hard-negatives.js';
import { scoreQuantities } from '../quantities.js';
import type { Figure, Mistake, Suite } from './types.js';

const share = (a: number, b: number): number | null => (b ? a / b : null);
const total = <T>(sets: Record<string, T>, of: (set: T) => number): number =>
  Object.values(sets).reduce((sum, s) => sum + of(s), 0);
const asMistakes = (errors: readonly string[]): Mistake[] => errors.map((text) => ({ cause: 'not exact', text }));

export const dates: Suite = {
  name: 'dates',
  title: 'news dates, our own sentences',
  async run() {
    const { sets, errors } = scoreDates();
    const figures: Figure[] = [
      {
        name: 'sentences exact',
        value: share(
          total(sets, (s) => s.exact),
          total(sets, (s) => s.sentences),
        ),
        target: 0.95,
      },
      {
        name: 'dates right',
        value: share(
          total(sets, (s) => s.right),
          total(sets, (s) => s.dates),
        ),
      },
    ];
    for (const [name, s] of Object.entries(sets))
      figures.push({ name: `exact, ${name}`, value: share(s.exact, s.sentences) });
    return { figures, detail: sets, mistakes: asMistakes(errors) };
  },
};

export const quantities: Suite = {
  name: 'quantities',
  title: 'counts and casualties, our own sentences',
  async run() {
    const { sets, errors } = scoreQuantities();
    const sentences = total(sets, (s) => s.sentences);
    const figures: Figure[] = [
      {
        name: 'quantities exact',
        value: share(
          total(sets, (s) => s.quantities),
          sentences,
        ),
        target: 0.95,
      },
      {
        name: 'casualties exact',
        value: share(
          total(sets, (s) => s.casualties),
          sentences,
        ),
        target: 0.95,
      },
      {
        name: 'event or total',
        value: share(
          total(sets, (s) => s.totals),
          total(sets, (s) => s.paired),
        ),
        target: 0.95,
      },
    ];
    for (const [name, s] of Object.entries(sets))
      figures.push({ name: `casualties, ${name}`, value: share(s.casualties, s.sentences) });
    return { figures, detail: sets, mistakes: asMistakes(errors) };
  },
};

export const hardNegatives: Suite = {
  name: 'hard-negatives',
  title: 'violent words and no event of war, our own sentences',
  async run({ read }) {
    const row = ({ id, text, published }: { id: string; text: string; published: string }) =>
      read({ id, text, published, language: 'en' });
    const figures: Figure[] = [];
    const detail: Record<string, unknown> = {};
    const mistakes: Mistake[] = [];
    for (const set of SETS) {
      const score = scoreHardNegatives(row, set);
      const twins = scoreTwins(row, set);
      figures.push({
        name: `false alarms, ${set}`,
        value: share(score.falseAlarms, score.sentences),
        target: 0.03,
        atMost: true,
      });
      if (twins.sentences > 0)
        figures.push({ name: `real events read, ${set}`, value: share(twins.read, twins.sentences) });
      detail[set] = { ...score, errors: undefined, twins: { ...twins, errors: undefined } };
      // nobody looks at the mistakes of the sets that are for measuring, so that they stay a measure
      if (set.startsWith('check')) continue;
      for (const text of [...score.errors, ...twins.errors])
        mistakes.push({ cause: text.split(' ')[1].replace(':', ''), text });
    }
    return { figures, detail, mistakes };
  },
};
