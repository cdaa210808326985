/** What is around every view: name, navigation, theme, and the one line that says what a record is. */
import type { ReactNode } from 'react';
import { Link } from './link.js';
import { Live } from './live.js';
import { SearchBox } from './search-box.js';
import { setTheme, type Theme, useTheme } from './theme.js';
import { views } from './views.js';

const themes: [Theme, string][] = [
  ['system', 'As system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

export function Frame({ current, children }: { current: string | null; children: ReactNode }) {
  const theme = useTheme();
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="frame-head">
        <Link to="/" className="frame-name" title="Map and timeline">
          sitrep
        </Link>
        <nav aria-label="Views" className="frame-nav">
          {views
            .filter((v) => v.label)
            .map((v) => (
              <Link key={v.name} to={`/${v.path}`} aria-current={v.name === current ? 'page' : undefined}>
                {v.label}
              </Link>
            ))}
        </nav>
        <p className="frame-word">What reports say, and who says so. A claim is not a fact.</p>
        <Live />
        {current !== 'search' && (
          <>
            <SearchBox />
            <Link to="/search" className="frame-search" aria-label="Search">
              <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
                <circle cx="6.5" cy="6.5" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
                <path d="M10 10l4.5 4.5" stroke="currentColor" strokeWidth="1.8" />
              </svg>
            </Link>
          </>
        )}
        <label className="frame-theme">
          <span className="hidden">Colours</span>
          <select value={theme} onChange={(e) => setTheme(e.target.value as Theme)}>
            {themes.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </header>
      <main id="main" tabIndex={-1} className={`view view-${current ?? 'none'}`}>
        {children}
      </main>
    </>
  );
}
