/** A box for a report: what is pasted is read at once, and nothing is stored unless asked. */
import { useEffect, useState } from 'react';
import { Empty, ErrorNote, Loading } from '../../shared/states.js';
import { number, plural } from '../../shared/words.js';
import { type Draft, EXAMPLES, NOTHING } from './examples.js';
import { Keep } from './keep.js';
import { Sentences } from './sentences.js';
import { LONGEST_TEXT, useReading } from './use-reading.js';
import './paste.css';

/** What was pasted stays while the page is open, so that a look elsewhere does not lose it; it is written nowhere. */
let last: Draft = NOTHING;

export default function PasteView() {
  const [draft, setDraft] = useState(last);
  useEffect(() => {
    last = draft;
  }, [draft]);
  const { answer, of, busy, error, again } = useReading(draft);
  const set = (patch: Partial<Draft>) => setDraft((d) => ({ ...d, ...patch }));
  const long = draft.text.length > LONGEST_TEXT;
  return (
    <div className="page paste">
      <header className="page-head">
        <h1>Read a text</h1>
        <p className="quiet">It is read on this server and not stored, unless you ask for it.</p>
      </header>
      <div className="paste-body">
        <form className="paste-form" aria-label="Text to read" onSubmit={(e) => e.preventDefault()}>
          <label className="field paste-text">
            <span>Report</span>
            <textarea
              value={draft.text}
              aria-describedby="paste-size"
              aria-invalid={long}
              placeholder="Paste a news report here, in English."
              dir="auto"
              onChange={(e) => set({ text: e.target.value })}
            />
          </label>
          <p id="paste-size" className={long ? 'note' : 'quiet paste-size'} role={long ? 'alert' : undefined}>
            {long
              ? `${number(draft.text.length)} characters are too many: at most ${number(LONGEST_TEXT)} are read at once. Take a part of it, or use “sitrep ingest”.`
              : `${number(draft.text.length)} of at most ${number(LONGEST_TEXT)} characters`}
          </p>
          <div className="paste-fields">
            <label className="field">
              <span>Publication date</span>
              <input type="date" value={draft.published} onChange={(e) => set({ published: e.target.value })} />
            </label>
            <label className="field">
              <span>Outlet</span>
              <input
                value={draft.outlet}
                maxLength={200}
                placeholder="who publishes it"
                onChange={(e) => set({ outlet: e.target.value })}
              />
            </label>
            <label className="field paste-title">
              <span>Title</span>
              <input value={draft.title} maxLength={500} onChange={(e) => set({ title: e.target.value })} />
            </label>
          </div>
          <p className="row">
            {EXAMPLES.map((example, i) => (
              <button key={example.title} type="button" onClick={() => setDraft(example)} title={example.title}>
                Try example {i + 1}
              </button>
            ))}
            {draft.text && (
              <button type="button" className="plain push" onClick={() => setDraft(NOTHING)}>
                Clear
              </button>
            )}
          </p>
        </form>
        <section className="paste-read" aria-label="What was read" aria-busy={busy}>
          {error ? (
            <ErrorNote error={error} onRetry={again} />
          ) : answer && of ? (
            <>
              <p className="row paste-sum" role="status">
                <strong>{plural(answer.reading.claims.length, 'claim')}</strong>
                <span className="quiet">
                  in {plural(answer.reading.sentences.length, 'sentence')}
                  {answer.reading.relations.length > 0 && `, ${plural(answer.reading.relations.length, 'lasting tie')}`}
                  {busy && ' · reading again …'}
                </span>
              </p>
              {answer.reading.language !== null && answer.reading.language !== 'en' ? (
                <Foreign language={answer.reading.language} />
              ) : (
                answer.reading.notes.map((note) => (
                  <p className="note" key={note}>
                    {note.charAt(0).toUpperCase() + note.slice(1)}.
                  </p>
                ))
              )}
              {answer.reading.claims.length === 0 && (answer.reading.language ?? 'en') === 'en' && (
                <p>
                  The reader found nothing that it would stand by. It looks for acts of war and what goes with them, and
                  leaves out what it is not sure of.
                  {answer.reading.language === null &&
                    ' Which language this is could not be told; only English is read so far.'}
                </p>
              )}
              <Sentences answer={answer} />
              <Keep key={JSON.stringify(of)} draft={of} claims={answer.reading.claims.length} />
            </>
          ) : busy ? (
            <Loading what="what is read in it" />
          ) : (
            <Empty title="What is read appears here">
              Each sentence with the words that carry something marked, and under it who did what to whom, where and
              when, and who says so. Loaded words are coded neutrally, and a plan stays a plan.
            </Empty>
          )}
        </section>
      </div>
    </div>
  );
}

const names = new Intl.DisplayNames('en', { type: 'language' });

function Foreign({ language }: { language: string }) {
  return (
    <p className="note">
      This text seems to be in {names.of(language) ?? language}. Only English is read so far, so nothing was read in it:
      an empty reading here says nothing about what the text tells.
    </p>
  );
}
