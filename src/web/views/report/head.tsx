/** Where the report comes from, which others have the same text, and what read it. */
import type { ReportAnswer } from '../../../server/schema/reports.js';
import { Link } from '../../app/link.js';
import { Badge } from '../../shared/badge.js';
import { reportPath } from '../../shared/claim-words.js';
import { Menu, type MenuItem } from '../../shared/menu.js';
import { dayWords, plural } from '../../shared/words.js';

export function Head({ answer, exports }: { answer: ReportAnswer; exports: MenuItem[] }) {
  const { report, copies, reading, readers } = answer;
  const origin = copies.find((c) => c.hash === report.copyOf);
  const others = copies.filter((c) => c !== origin);
  const incidents = new Set(answer.incidents.map((x) => x.incident)).size;
  return (
    <header className="report-head">
      <div className="row">
        <b>{report.outlet ?? 'Outlet unknown'}</b>
        <span className="quiet">{report.published ? dayWords(report.published) : 'date unknown'}</span>
        {report.language && report.language !== 'en' && <Badge>language: {report.language}</Badge>}
        {report.url && (
          <a href={report.url} rel="noreferrer noopener" target="_blank">
            Original page<span className="hidden"> (opens in a new tab)</span>
          </a>
        )}
        {exports.length > 0 && (
          <span className="push">
            <Menu label="Export" items={exports} />
          </span>
        )}
      </div>
      <h1 dir="auto" lang={report.language ?? undefined}>
        {report.title ?? 'Report without a title'}
      </h1>
      <p className="quiet">
        {reading
          ? `${plural(reading.claims.length, 'claim')} in ${plural(incidents, 'incident')}, read by version ${reading.reader}`
          : 'Not read yet'}
        {readers.length > 1 && ` (before that by ${readers.filter((r) => r !== reading?.reader).join(', ')})`} · report{' '}
        <code title={report.hash}>{report.id === report.hash ? report.hash.slice(0, 12) : report.id}</code>
      </p>
      {origin && (
        <p className="note">
          {Math.round(report.similarity * 100)} of 100 words are those of{' '}
          <Link to={reportPath(origin.hash)}>
            {origin.outlet ?? 'another report'}
            {origin.published && `, ${dayWords(origin.published)}`}
          </Link>
          : the two count as one source.
        </p>
      )}
      {others.length > 0 && (
        <p className="note">
          Nearly the same text:{' '}
          {others.map((copy, i) => (
            <span key={copy.hash}>
              {i > 0 && '; '}
              <Link to={reportPath(copy.hash)}>{copy.outlet ?? copy.hash.slice(0, 12)}</Link>
              {copy.published && `, ${dayWords(copy.published)}`}
            </span>
          ))}
          . Copies count as one source.
        </p>
      )}
      {reading?.notes.map((note) => (
        <p key={note} className="note">
          {note.charAt(0).toUpperCase() + note.slice(1)}.
        </p>
      ))}
    </header>
  );
}
