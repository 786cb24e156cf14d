import { type ReactNode, useId, useState } from 'react'

interface FilterSectionProps {
  readonly title: string
  readonly isActive: boolean
  /** Whether it is open at first. An active one always is. */
  readonly isOpen: boolean
  /** Called while the section is open, so that closed ones request nothing. */
  children(): ReactNode
}

/** A filter under a heading that opens and closes. */
export function FilterSection({ title, isActive, isOpen, children }: FilterSectionProps) {
  const id = useId()
  const [isShown, setShown] = useState(isOpen || isActive)
  return (
    <details className="filter" open={isShown} onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
      <summary id={id}>
        {title}
        {isActive ? <span className="filter-mark">set</span> : null}
      </summary>
      <fieldset aria-labelledby={id} className="stack">
        {isShown ? children() : null}
      </fieldset>
    </details>
  )
}
