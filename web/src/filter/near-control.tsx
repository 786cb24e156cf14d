import { useState } from 'react'
import { parseCondition } from './filter-address.ts'
import type { Condition } from './filters.ts'

interface NearControlProps {
  readonly name: string
  readonly condition: Condition | undefined
  onChange(condition: Condition | null): void
}

const FIELDS = ['Latitude', 'Longitude', 'Kilometers'] as const
const EMPTY: readonly string[] = ['', '', '']

function parseTyped(texts: readonly string[]): Condition | null {
  return parseCondition(`near:${texts.join(',')}`)
}

/** A place and a distance. The condition is set once all three fields are valid. */
export function NearControl({ name, condition, onChange }: NearControlProps) {
  const near = condition?.shape === 'near' ? condition : null
  const [typed, setTyped] = useState<readonly string[]>(EMPTY)
  // What was typed is a valid condition that is not set: it was removed elsewhere.
  const isRemoved = near === null && parseTyped(typed) !== null
  const texts = near ? [near.latitude, near.longitude, near.km].map(String) : isRemoved ? EMPTY : typed
  const change = (field: number, text: string) => {
    const next = texts.map((other, index) => (index === field ? text : other))
    setTyped(next)
    onChange(parseTyped(next))
  }
  return (
    <div className="bounds is-three">
      {FIELDS.map((field, index) => (
        <label key={field}>
          <span className="note">{field}</span>
          <input
            type="number"
            step="any"
            className="field"
            aria-label={`${name}: ${field.toLowerCase()}`}
            value={texts[index]}
            onChange={({ target }) => change(index, target.value)}
          />
        </label>
      ))}
    </div>
  )
}
