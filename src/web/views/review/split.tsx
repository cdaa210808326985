/** Taking an incident apart: the claims that tell another happening are chosen. */
import { useState } from 'react';
import { Quote } from '../../shared/quote.js';
import { plural } from '../../shared/words.js';
import type { FormProps } from './actions.js';
import { SignForm } from './sign.js';

export default function Split({ incident, making, onSign, onCancel }: FormProps) {
  const [off, setOff] = useState<ReadonlySet<string>>(new Set());
  const claims = incident.claims.filter((c) => c.role === 'support');
  const toggle = (key: string) => {
    const next = new Set(off);
    if (!next.delete(key)) next.add(key);
    setOff(next);
  };
  const missing =
    off.size === 0
      ? 'Choose the claims that tell another happening.'
      : off.size === claims.length
        ? 'One claim at least has to stay.'
        : null;
  return (
    <SignForm
      type="split"
      verb={off.size ? `Split off ${plural(off.size, 'claim')}` : undefined}
      missing={missing}
      focus={false}
      busy={making.busy}
      onCancel={onCancel}
      onSign={(signature) => onSign([{ type: 'split', incident: incident.id, claims: [...off] }], signature)}
    >
      <fieldset className="candidates">
        <legend>These tell another happening</legend>
        <ul className="bare">
          {claims.map((c) => (
            <li key={c.key}>
              <label className="candidate">
                <input type="checkbox" checked={off.has(c.key)} onChange={() => toggle(c.key)} />
                <span>
                  <span className="quiet">{c.report.outlet ?? 'outlet unknown'}</span>
                  <Quote
                    text={c.quote.text}
                    offset={c.quote.span[0]}
                    marks={c.quote.marks.filter((m) => m.inside && m.field === 'event')}
                    lang={c.report.language}
                  />
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
    </SignForm>
  );
}
