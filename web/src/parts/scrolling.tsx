import type { ReactNode } from 'react'

interface ScrollingProps {
  /** What is in it, for screen readers. */
  readonly label: string
  readonly className?: string
  readonly children: ReactNode
}

/** What may be wider than the page, such as a table on a phone: it scrolls by itself, also by keyboard. */
export function Scrolling({ label, className = 'figures', children }: ScrollingProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={className} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
