import { useImpressions, useTrack, useViewer } from '@attune/react'
import { useState } from 'react'
import type { CardFragment } from '../__generated__/graphql.ts'
import { href } from './route.ts'
import { useDismissal } from './use-dismissal.ts'

/** A page of a list or of a search. */
interface Listed {
  readonly recommendationId?: string | undefined
  readonly edges: readonly {
    readonly node: CardFragment
    readonly reasons: readonly { readonly text: string }[]
  }[]
}

interface ItemListProps {
  readonly title: string
  readonly list: Listed
  readonly error?: Error | null
  /** Called after a dismissal or its undo. */
  onChanged?(): void
  onMore?(): Promise<void>
}

/** A list of Attune as cards with their first reason. Reports impressions and clicks, and dismisses with undo. */
export function ItemList({ title, list, error, onChanged, onMore }: ItemListProps) {
  const { recommendationId, edges } = list
  const seen = useImpressions(recommendationId, title)
  const isKnown = useViewer() !== ''
  const track = useTrack()
  const { dismiss, undo } = useDismissal()
  const [dismissed, setDismissed] = useState<CardFragment | null>(null)
  const [problem, setProblem] = useState('')
  /** Does what a button is for, and shows why it failed. */
  const attempt = async (act: () => Promise<void>) => {
    setProblem('')
    await act().catch((error: unknown) => setProblem(error instanceof Error ? error.message : 'It failed.'))
  }
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {problem === '' && !error ? null : <p role="alert">{problem || error?.message}</p>}
      {dismissed ? (
        <p className="note" role="status">
          {dismissed.title} is not shown again.{' '}
          <button
            type="button"
            onClick={() =>
              attempt(async () => {
                await undo(dismissed.id)
                setDismissed(null)
                onChanged?.()
              })
            }
          >
            Undo
          </button>
        </p>
      ) : null}
      <ul className="cards">
        {edges.map(({ node, reasons }) => (
          <li key={node.id} data-id={node.id} ref={seen(node.id)}>
            <small>{node.kind}</small>
            <a
              href={href('items', node.id)}
              onClick={() =>
                track({ kind: 'CLICK', itemId: node.id, ...(recommendationId && { recommendationId }) })
              }
            >
              {node.title}
            </a>
            <p>{reasons[0]?.text}</p>
            {onChanged && isKnown ? (
              <button
                type="button"
                aria-label={`Do not show ${node.title} again`}
                onClick={() =>
                  attempt(async () => {
                    await dismiss(node.id)
                    setDismissed(node)
                    onChanged()
                  })
                }
              >
                ×
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {onMore ? (
        <button type="button" onClick={() => attempt(onMore)}>
          Show more
        </button>
      ) : null}
    </section>
  )
}

interface ListStateProps {
  readonly error: Error | null
  reload(): void
}

/** Shown instead of a list that is not there: it is loading, or it failed and may succeed if it is requested again. */
export function ListState({ error, reload }: ListStateProps) {
  if (!error) return <p role="status">Loading</p>
  return (
    <p role="alert">
      {error.message}{' '}
      <button type="button" onClick={reload}>
        Try again
      </button>
    </p>
  )
}
