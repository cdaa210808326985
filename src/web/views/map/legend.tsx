/** What the marks mean, in words; and what the map is not. */
import { memo } from 'react';
import { KINDS, Shape } from '../../shared/kinds.js';

const mark = (children: React.ReactNode) => (
  <svg width="22" height="16" viewBox="-11 -8 22 16" aria-hidden="true">
    {children}
  </svg>
);

export const Legend = memo(function Legend() {
  return (
    <details className="legend">
      <summary>Legend</summary>
      <div className="legend-body">
        <ul className="bare">
          {KINDS.map((kind) => (
            <li key={kind.id}>
              <Shape kind={kind} />
              {kind.label}
            </li>
          ))}
        </ul>
        <ul className="bare">
          <li>
            {mark(
              <>
                <circle cx="-6" r="3" className="ink" />
                <circle cx="4" r="6" className="ink" />
              </>,
            )}
            size: killed, at least
          </li>
          <li>
            {mark(
              <>
                <circle cx="-7" r="3.5" className="ink ink-1" />
                <circle cx="0.5" r="3.5" className="ink ink-2" />
                <circle cx="8" r="3" className="ink" />
              </>,
            )}
            one side only, reported, confirmed
          </li>
          <li>
            {mark(<circle r="5" className="line dashed" />)}
            planned, threatened or possible
          </li>
          <li>
            {mark(
              <>
                <circle r="4.5" className="ink ink-2" />
                <path d="M-6 6L6 -6" className="line strong" />
              </>,
            )}
            denied or contested
          </li>
          <li>
            {mark(
              <>
                <circle r="2.5" className="ink" />
                <circle r="6.5" className="line" />
              </>,
            )}
            somewhere in this town
          </li>
          <li>
            {mark(
              <>
                <circle r="7" className="line dashed faint" />
                <rect x="-4" y="-3.5" width="8" height="7" rx="1.5" className="line" />
              </>,
            )}
            somewhere in this area: no pin
          </li>
          <li>
            {mark(<circle r="6" className="line strong" />)}
            several incidents, by kind
          </li>
        </ul>
        <p className="quiet">
          Borders are Natural Earth’s, disputed ones dashed. They are no statement of this project. Places are those
          that reports name.
        </p>
      </div>
    </details>
  );
});
