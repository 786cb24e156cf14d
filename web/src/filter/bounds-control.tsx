interface BoundsControlProps {
  readonly type: 'number' | 'date'
  readonly name: string
  readonly low: string
  readonly high: string
  /** Shown in an empty field: what the items have. */
  readonly hints: readonly [low: string, high: string]
  onChange(low: string, high: string): void
}

/** Two fields for a lower and an upper bound; an empty one is no bound. */
export function BoundsControl({ type, name, low, high, hints, onChange }: BoundsControlProps) {
  return (
    <div className="bounds">
      <label>
        <span className="note">From</span>
        <input
          type={type}
          step="any"
          className="field"
          aria-label={`${name} from`}
          value={low}
          placeholder={hints[0]}
          onChange={({ target }) => onChange(target.value, high)}
        />
      </label>
      <label>
        <span className="note">To</span>
        <input
          type={type}
          step="any"
          className="field"
          aria-label={`${name} to`}
          value={high}
          placeholder={hints[1]}
          onChange={({ target }) => onChange(low, target.value)}
        />
      </label>
    </div>
  )
}
