interface FlagControlProps {
  readonly name: string
  /** Null for either. */
  readonly value: boolean | null
  onChange(value: boolean | null): void
}

const CHOICES = [
  { words: 'Any', value: null },
  { words: 'Yes', value: true },
  { words: 'No', value: false },
] as const

/** Yes, no or either. */
export function FlagControl({ name, value, onChange }: FlagControlProps) {
  return (
    <fieldset className="segmented">
      <legend className="hidden">{name}</legend>
      {CHOICES.map((choice) => (
        <button
          type="button"
          key={choice.words}
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
        >
          {choice.words}
        </button>
      ))}
    </fieldset>
  )
}
