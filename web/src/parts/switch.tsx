import { type ReactNode, useId } from 'react'

interface SwitchProps {
  readonly label: string
  readonly note: ReactNode
  readonly isOn: boolean
  readonly isBusy: boolean
  onChange(isOn: boolean): void
}

/** A labeled switch. While a write is pending it keeps the focus and does nothing. */
export function Switch({ label, note, isOn, isBusy, onChange }: SwitchProps) {
  const id = useId()
  return (
    <div className="switch-row">
      <span>
        <strong id={`${id}-label`}>{label}</strong>
        <small id={`${id}-note`}>{note}</small>
      </span>
      <button
        type="button"
        className="switch"
        role="switch"
        aria-checked={isOn}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-note`}
        aria-disabled={isBusy}
        onClick={() => {
          if (!isBusy) onChange(!isOn)
        }}
      />
    </div>
  )
}
