/** Says in the frame that reports are coming in, and how many came; one click brings the page up to date. */
import { useIncoming } from '../data/live.js';
import { plural } from '../shared/words.js';

export function Live() {
  const { reports, incidents, running } = useIncoming();
  if (!reports) return <div className="live" role="status" />;
  const more = `${plural(reports, 'new report')}${incidents ? `, ${plural(incidents, 'incident')} more` : ''}`;
  return (
    <div className={running ? 'live live-running' : 'live'}>
      <span aria-hidden="true" className="live-dot" />
      {/* Read out when it has come to rest, not with every report. */}
      <span className="live-words" aria-hidden={running || undefined}>
        {running ? 'Reading: ' : ''}
        {more}
      </span>
      <span className="hidden" role="status">
        {running ? 'Reports are coming in' : more}
      </span>
      <button type="button" onClick={() => location.reload()}>
        Show
      </button>
    </div>
  );
}
