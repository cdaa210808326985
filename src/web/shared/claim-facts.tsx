/** What a claim holds, field by field, in words: small, beside its sentence. What is not said is not shown. */
import type { ReactNode } from 'react';
import type { ClaimAnswer } from '../../server/schema/reading.js';
import { Badge, Modality, Precision } from './badge.js';
import { boundsWords, daysOf, harmWords, reckoned, timePrecision } from './claim-words.js';
import { kindOf, Shape } from './kinds.js';

interface Props {
  claim: ClaimAnswer;
  /** What its type is called. */
  label: string;
  /** Fields that a person has set. */
  corrected?: readonly string[];
  /** Names of those who take part, by id, where the words of the claim are not their name. */
  names?: ReadonlyMap<string, string>;
}

export function ClaimFacts({ claim, label, corrected = [], names }: Props) {
  const { actors, recipients, objects, place, places, when, casualties, attribution, framing, operation } = claim;
  const all = places.length ? places : place ? [place] : [];
  const days = daysOf(when);
  const speakers = attribution.flatMap((a) => (a.source ? [a.source.text] : []));
  const row = (name: string, fields: readonly string[], value: ReactNode) => (
    <div key={name}>
      <dt>{name}</dt>
      <dd>
        {value}
        {fields.some((f) => corrected.includes(f)) && <Badge tone="good">set by a person</Badge>}
      </dd>
    </div>
  );
  const party = (p: ClaimAnswer['actors'][number]) => {
    const name = p.name ?? names?.get(p.id) ?? p.text;
    return p.text && name.toLowerCase() !== p.text.toLowerCase() ? `${name} (“${p.text}”)` : name;
  };
  const shown = (name: string, fields: readonly string[]) => fields.some((f) => corrected.includes(f)) && name;
  return (
    <dl className="claim-facts">
      {row(
        'What',
        ['subtype', 'modality', 'background'],
        <>
          <Shape kind={kindOf(claim.subtype)} /> <strong>{label}</strong> <Modality value={claim.modality} />{' '}
          {claim.background && <Badge tone="dashed">recalled, or a total</Badge>}
        </>,
      )}
      {(actors.length > 0 || shown('Who', ['actors'])) &&
        row('Who', ['actors'], actors.map(party).join('; ') || 'nobody is named')}
      {(recipients.length > 0 || shown('To whom', ['recipients'])) &&
        row('To whom', ['recipients'], recipients.map(party).join('; ') || 'nobody is named')}
      {objects.length > 0 && row('What was hit or moved', ['objects'], objects.map((o) => o.text).join('; '))}
      {(all.length > 0 || shown('Where', ['place', 'places'])) &&
        row(
          'Where',
          ['place', 'places'],
          <>
            {all.map((p) => (p.country ? `${p.name}, ${p.country}` : p.name)).join('; ') || 'no place'}{' '}
            {place && <Precision value={place.precision} />}
          </>,
        )}
      {(when || shown('When', ['when'])) &&
        row(
          'When',
          ['when'],
          <>
            {days ?? when?.text ?? 'no day'}{' '}
            {when && (
              <span className="quiet">
                {reckoned(when) ? 'from the publication date' : timePrecision(when.precision)}
              </span>
            )}
          </>,
        )}
      {(casualties.length > 0 || shown('Casualties', ['casualties'])) &&
        row(
          'Casualties',
          ['casualties'],
          casualties
            .map((c) => `${boundsWords(c.min, c.max)} ${harmWords(c.kind)}${c.of ? ` (${c.of})` : ''}`)
            .join('; ') || 'none',
        )}
      {operation && row('Operation', ['operation'], operation)}
      {framing && row('Said as', [], `“${framing.text}”: a word that takes sides, coded neutrally`)}
      {speakers.length > 0 && row('Says who', [], speakers.join(', according to '))}
    </dl>
  );
}
