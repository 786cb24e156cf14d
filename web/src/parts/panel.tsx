import { type ReactNode, useId } from 'react'

interface PanelProps {
  readonly title: string
  readonly note?: ReactNode
  readonly children: ReactNode
}

/** A titled section. */
export function Panel({ title, note, children }: PanelProps) {
  const id = useId()
  return (
    <section className="panel" aria-labelledby={id}>
      <div className="panel-head">
        <h2 id={id}>{title}</h2>
        {note === undefined ? null : <small>{note}</small>}
      </div>
      {children}
    </section>
  )
}
