import { type ReactNode, useRef } from 'react'

interface PopDownProps {
  readonly label: string
  readonly children: ReactNode
}

/** A button that opens a small panel below it. Escape, or moving the focus elsewhere, closes it. */
export function PopDown({ label, children }: PopDownProps) {
  const element = useRef<HTMLDetailsElement>(null)
  const close = () => {
    if (element.current) element.current.open = false
  }
  return (
    <details
      className="pop-down"
      ref={element}
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || !element.current?.open) return
        close()
        element.current.querySelector('summary')?.focus()
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) close()
      }}
    >
      <summary className="button">{label}</summary>
      {/* Takes the focus of clicks beside its controls, which would go to the page and close it. */}
      <div className="options" tabIndex={-1}>
        {children}
      </div>
    </details>
  )
}
