/** First and last day, both inclusive; either may be open. */
interface Props {
  from: string | null;
  to: string | null;
  /** Bounds of what the record holds. */
  min?: string;
  max?: string;
  onChange: (range: { from: string | null; to: string | null }) => void;
}

export function DateRange({ from, to, min, max, onChange }: Props) {
  return (
    <div className="dates">
      <label className="field">
        <span>From</span>
        <input
          type="date"
          value={from ?? ''}
          min={min}
          max={to ?? max}
          onChange={(e) => onChange({ from: e.target.value || null, to })}
        />
      </label>
      <label className="field">
        <span>To</span>
        <input
          type="date"
          value={to ?? ''}
          min={from ?? min}
          max={max}
          onChange={(e) => onChange({ from, to: e.target.value || null })}
        />
      </label>
    </div>
  );
}
