import { useState } from 'react'
import {
  PlacementHistoryDocument,
  type PlacementHistoryQuery,
  VersionChangesDocument,
} from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { moment } from '../parts/format.ts'
import { EmptyState, ProblemState, Skeletons } from '../parts/states.tsx'
import { ChangesTable } from './changes-table.tsx'
import { windowWords } from './placements-page.tsx'
import type { Editing } from './use-edit.ts'

type Edge = NonNullable<NonNullable<PlacementHistoryQuery['placement']>['versions']>['edges'][number]

const STATES = {
  DRAFT: { words: 'draft', look: 'chip is-warn' },
  SCHEDULED: { words: 'scheduled', look: 'chip is-warn' },
  PUBLISHED: { words: 'applies now', look: 'chip is-good' },
  RETIRED: { words: 'retired', look: 'chip' },
} as const

/** The published versions, newest first, each with what it changed and a way back to it. */
export function HistoryView({ editing }: { readonly editing: Editing }) {
  const key = editing.placement?.key ?? ''
  const [pages, setPages] = useState<readonly (string | null)[]>([null])
  const after = pages.at(-1) ?? null
  const applies = editing.placement?.published?.number
  const answer = useAnswer(PlacementHistoryDocument, key === '' ? null : { key, after })
  const versions = answer.data?.placement?.versions
  if (answer.problem) return <ProblemState problem={answer.problem} onAskAgain={answer.askAgain} />
  if (key === '' || versions?.totalCount === 0) {
    return (
      <EmptyState title="Nothing was published yet">
        <p>Versions are listed here once a draft is published.</p>
      </EmptyState>
    )
  }
  if (!versions) return <Skeletons count={3} height={72} />
  return (
    <div className="stack">
      <ol className="stack" aria-label="Versions">
        {versions.edges.map((edge, index) => (
          <li key={edge.node.number} className="panel">
            <Version
              placementKey={key}
              edge={edge}
              after={versions.edges[index - 1]?.cursor ?? after}
              applies={applies}
              onRollBack={async () => {
                await editing.rollBack(edge.node.number)
                setPages([null])
                answer.askAgain()
              }}
            />
          </li>
        ))}
      </ol>
      <div className="head-row">
        {pages.length > 1 ? (
          <button type="button" className="button" onClick={() => setPages(pages.slice(0, -1))}>
            Newer
          </button>
        ) : null}
        {versions.pageInfo.hasNextPage ? (
          <button
            type="button"
            className="button"
            onClick={() => setPages([...pages, versions.pageInfo.endCursor ?? null])}
          >
            Older
          </button>
        ) : null}
      </div>
    </div>
  )
}

interface VersionProps {
  readonly placementKey: string
  readonly edge: Edge
  /** Cursor of the version that follows it. */
  readonly after: string | null
  readonly applies: number | undefined
  onRollBack(): Promise<void>
}

function Version({ placementKey, edge: { node }, after, applies, onRollBack }: VersionProps) {
  const { number, state, createdAt, createdBy, note } = node
  const { words, look } = STATES[state]
  const [isOpen, setOpen] = useState(false)
  return (
    <article aria-label={`Version ${number}`}>
      <div className="head-row">
        <h2>Version {number}</h2>
        <span className={look}>{words}</span>
        <span className="note">
          {moment(createdAt)} by {createdBy}, {windowWords(node)}
        </span>
        {number === applies ? null : (
          <span className="version-acts">
            <ConfirmButton
              label={`Roll back to ${number}`}
              question={`Publish version ${number} again?`}
              onConfirm={onRollBack}
            >
              <p>
                It gets a new number and applies at once, for all viewers. The draft stays as it is, and so do
                all versions.
              </p>
            </ConfirmButton>
          </span>
        )}
      </div>
      {note === null ? null : <p className="version-note">{note}</p>}
      {number > 1 ? (
        <details className="receipts" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>What it changed</summary>
          {isOpen ? <VersionChanges placementKey={placementKey} number={number} after={after} /> : null}
        </details>
      ) : null}
    </article>
  )
}

interface ChangesProps {
  readonly placementKey: string
  readonly number: number
  readonly after: string | null
}

function VersionChanges({ placementKey, number, after }: ChangesProps) {
  const answer = useAnswer(VersionChangesDocument, { key: placementKey, after, against: number - 1 })
  if (answer.problem) return <ProblemState problem={answer.problem} onAskAgain={answer.askAgain} />
  if (!answer.data) return <Skeletons count={1} height={40} />
  return (
    <ChangesTable
      name={`What version ${number} changed`}
      changes={answer.data.placement?.versions?.nodes[0]?.diff}
    />
  )
}
