import { useState } from 'react'
import { type InputProps, textOf } from './input-props.ts'
import type { Json } from './shape.ts'
import { DURATION_UNITS, durationOf, durationText, instantOf, localText } from './time-values.ts'

/** A number. */
export function NumberInput({
  value,
  attributes,
  onChange,
}: InputProps & { readonly value: Json | undefined }) {
  return (
    <input
      className="field"
      {...attributes}
      type="number"
      step="any"
      value={textOf(value)}
      onChange={({ target }) => onChange(target.value === '' ? undefined : Number(target.value))}
    />
  )
}

interface ChoicesInputProps extends InputProps {
  readonly of: readonly (readonly [string, string])[]
  readonly chosen: readonly string[]
}

/** A checkbox for each choice. */
export function ChoicesInput({ of, chosen, attributes, onChange }: ChoicesInputProps) {
  const change = (one: string, isOn: boolean) => {
    const next = isOn ? [...chosen, one] : chosen.filter((other) => other !== one)
    onChange(next.length === 0 ? undefined : next)
  }
  return (
    <fieldset className="check-list" id={attributes.id} aria-label={attributes['aria-label']} tabIndex={-1}>
      {of.map(([one, name]) => (
        <label key={one} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(one)}
            onChange={({ target }) => change(one, target.checked)}
          />
          {name}
        </label>
      ))}
    </fieldset>
  )
}

/** An amount and its unit. */
export function DurationInput({ value, attributes, onChange }: InputProps & { readonly value: string }) {
  const { amount, unit } = durationOf(value)
  const [chosen, setUnit] = useState(unit)
  // An empty amount has no unit of its own.
  const shown = amount === '' ? chosen : unit
  const change = (nextAmount: string, nextUnit: string) => {
    setUnit(nextUnit)
    onChange(durationText(nextAmount, nextUnit))
  }
  return (
    <span className="duration">
      <input
        className="field"
        {...attributes}
        type="number"
        min={0}
        value={amount}
        onChange={({ target }) => change(target.value, shown)}
      />
      <select
        className="field"
        aria-label={`${attributes['aria-label']}: unit`}
        value={shown}
        onChange={({ target }) => change(amount, target.value)}
      >
        {Object.keys(DURATION_UNITS).map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </span>
  )
}

/** A date and a time in the browser's time zone. */
export function InstantInput({ value, attributes, onChange }: InputProps & { readonly value: string }) {
  return (
    <input
      className="field"
      {...attributes}
      type="datetime-local"
      value={localText(value)}
      onChange={({ target }) => onChange(instantOf(target.value))}
    />
  )
}
