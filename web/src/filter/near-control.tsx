import { useState } from 'react'
import { parseCondition } from './filter-address.ts'
import type { Condition } from './filters.ts'

interface NearControlProps {
  readonly name: string
  readonly condition: Condition | undefined
  onChange(condition: Condition | null): void
}

const FIELDS = ['Latitude', 'Longitude', 'Kilometers'] as const

/** A place and a distance. The condition is set once all three fields are valid. */
export function NearControl({ name, condition, onChange }: NearControlProps) {
  const near = condition?.shape === 'near' ? condition : null
  const [typed, setTyped] = useState<readonly string[]>(['', '', ''])
  const texts = near ? [near.latitude, near.longitude, near.km].map(String) : typed
  const change = (field: number, text: string) => {
    const next = texts.map((other, index) => (index === field ? text : other))
    setTyped(next)
    onChange(parseCondition(`near:${next.join(',')}`))
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
