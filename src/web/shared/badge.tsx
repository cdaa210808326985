/** Short words with a form of their own for the judgements that the record makes; never by colour alone. */
import type { ReactNode } from 'react';

type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'dashed';

export function Badge({ tone = 'plain', title, children }: { tone?: Tone; title?: string; children: ReactNode }) {
  return (
    <span className={tone === 'plain' ? 'badge' : `badge badge-${tone}`} title={title}>
      {children}
    </span>
  );
}

const standings: Record<string, [word: string, tone: Tone, title: string]> = {
  confirmed: [
    'confirmed',
    'good',
    'Both sides say so, the side that loses by it does, or a source of neither side stands beside another',
  ],
  reported: ['reported', 'plain', 'Said by one source, of neither side'],
  claimed: ['one side only', 'warn', 'Only one side, or only unnamed speakers, say so'],
};

/** How well an incident is supported; not whether it is true. */
export function Standing({ value }: { value: string }) {
  const [word, tone, title] = standings[value] ?? [value, 'plain', ''];
  return (
    <Badge tone={tone} title={title}>
      <Bars n={value === 'confirmed' ? 3 : value === 'reported' ? 2 : 1} />
      {word}
    </Badge>
  );
}

/** One to three bars: the same as the word, for those who glance. */
function Bars({ n }: { n: number }) {
  return (
    <svg width="9" height="9" viewBox="0 0 9 9" aria-hidden="true">
      {[0, 1, 2].map((i) => (
        <rect
          key={i}
          x={i * 3 + 0.5}
          y={6 - i * 2.5}
          width="2"
          height={3 + i * 2.5}
          fill="currentColor"
          opacity={i < n ? 1 : 0.25}
        />
      ))}
    </svg>
  );
}

const statuses: Record<string, [word: string, tone: Tone]> = {
  asserted: ['said to have happened', 'plain'],
  planned: ['planned', 'dashed'],
  threatened: ['threatened', 'dashed'],
  ordered: ['ordered', 'dashed'],
  possible: ['possible', 'dashed'],
  denied: ['denied', 'bad'],
  contested: ['contested', 'bad'],
};

/** How it is said: as a fact, a plan, a denial … Nothing for plain assertions unless `always`. */
export function Modality({ value, always = false }: { value: string; always?: boolean }) {
  if (value === 'asserted' && !always) return null;
  const [word, tone] = statuses[value] ?? [value, 'plain'];
  return <Badge tone={tone}>{word}</Badge>;
}

const precisions: Record<string, string> = {
  point: 'exact place',
  town: 'town',
  district: 'district',
  region: 'region',
  country: 'country only',
  area: 'area',
  unresolved: 'place not found',
};

/** How exactly the place is known. */
export function Precision({ value }: { value: string | null }) {
  const exact = value === 'point' || value === 'town';
  return <Badge tone={exact ? 'plain' : 'dashed'}>{value ? (precisions[value] ?? value) : 'no place given'}</Badge>;
}
