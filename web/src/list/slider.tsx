import { type CSSProperties, type ReactNode, useId } from 'react'

interface SliderProps {
  readonly label: ReactNode
  /** The value as text; `spoken` if a screen reader needs other words. */
  readonly shown: string
  readonly spoken?: string
  readonly min: number
  readonly max: number
  readonly step: number
  readonly value: number
  readonly isChanged: boolean
  readonly note?: string
  readonly title?: string
  readonly color?: string
  onChange(value: number): void
}

/** A labeled slider that shows its value as text. */
export function Slider(props: SliderProps) {
  const { label, shown, spoken = shown, min, max, step, value, isChanged, note, title, onChange } = props
  const id = useId()
  const track = {
    '--at': `${((value - min) / (max - min)) * 100}%`,
    '--fill': props.color ?? 'var(--ink)',
  } as CSSProperties
  return (
    <div className={isChanged ? 'slider is-changed' : 'slider'} title={title}>
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>{shown}</output>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={spoken}
        style={track}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      {note === undefined ? null : <small className="note">{note}</small>}
    </div>
  )
}
