import type { CSSProperties } from 'react'

interface ShareBarProps {
  readonly label: string
  readonly value: string
  /** Length of the bar, 0-1. */
  readonly share: number
  readonly color?: string
}

/** A labeled bar. The text has all information; the bar is decoration. */
export function ShareBar({ label, value, share, color }: ShareBarProps) {
  const style = {
    width: `${Math.max(share * 100, 0.5)}%`,
    ...(color ? { '--color': color } : {}),
  } as CSSProperties
  return (
    <div className="bar-row">
      <span>{label}</span>
      <span className="numbers note">{value}</span>
      <span className="track" aria-hidden="true">
        <span style={style} />
      </span>
    </div>
  )
}
