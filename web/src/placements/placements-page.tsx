import { type FormEvent, useState } from 'react'
import { PlacementsDocument, type PlacementsQuery, type Surface } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { ago, moment } from '../parts/format.ts'
import { NameField } from '../parts/name-field.tsx'
import { Panel } from '../parts/panel.tsx'
import { EmptyState, ProblemBanner, ProblemState, Skeletons } from '../parts/states.tsx'
import { useTitle } from '../parts/use-title.ts'
import { href } from '../routing/route.ts'
import { goTo } from '../routing/use-route.ts'
import { NeedsScope } from '../sign-in/needs-scope.tsx'
import { SURFACES } from './surfaces.ts'

type Placement = NonNullable<PlacementsQuery['placements']>['nodes'][number]

/** All placements, and a way to make one. */
export function PlacementsPage({ query }: { readonly query: URLSearchParams }) {
  useTitle('Placements')
  const answer = useAnswer(PlacementsDocument, { after: query.get('after') })
  const page = answer.data?.placements
  if (answer.problem?.code === 'FORBIDDEN') return <NeedsScope scope="steer" />
  return (
    <>
      <header className="page-head">
        <h1>Placements</h1>
        <p className="lead">
          A placement is a place of your product whose lists you steer. Clients name its key; what it means
          changes here, without a release.
        </p>
      </header>
      {answer.problem && page ? (
        <ProblemBanner problem={answer.problem} onAskAgain={answer.askAgain} />
      ) : null}
      {answer.problem && !page ? (
        <ProblemState problem={answer.problem} onAskAgain={answer.askAgain} />
      ) : null}
      <div className="columns">
        <section aria-label="All placements">
          {page ? <Listing placements={page.nodes} /> : null}
          {!page && !answer.problem ? <Skeletons count={4} height={56} /> : null}
          {page?.pageInfo.hasNextPage ? (
            <a
              className="button"
              href={href('placements', '', new URLSearchParams({ after: page.pageInfo.endCursor ?? '' }))}
            >
              Next page
            </a>
          ) : null}
        </section>
        <div className="aside">
          <NewPlacement />
        </div>
      </div>
    </>
  )
}

function Listing({ placements }: { readonly placements: readonly Placement[] }) {
  if (placements.length === 0) {
    return (
      <EmptyState title="There is no placement yet">
        <p>Make the first one: name a place of your product, such as home, item-page or cart.</p>
      </EmptyState>
    )
  }
  return (
    <div className="panel">
      <table className="table" aria-label="Placements">
        <thead>
          <tr>
            <th>Key</th>
            <th>Surface</th>
            <th>Applies now</th>
            <th>Draft</th>
          </tr>
        </thead>
        <tbody>
          {placements.map(({ key, surface, published, draft }) => (
            <tr key={key}>
              <th scope="row">
                <a href={href('placements', key)}>{key}</a>
              </th>
              <td>{surface.toLowerCase()}</td>
              <td>
                {published ? (
                  <>
                    <span className="chip is-good">version {published.number}</span>{' '}
                    <small className="note">{windowWords(published)}</small>
                  </>
                ) : (
                  <span className="chip">no version</span>
                )}
              </td>
              <td>
                {draft ? (
                  <>
                    <span className="chip is-warn">draft</span>{' '}
                    <small className="note" title={moment(draft.createdAt)}>
                      {ago(draft.createdAt)} by {draft.createdBy}
                    </small>
                  </>
                ) : (
                  <span className="note">none</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface Window {
  readonly activeFrom: string | null
  readonly activeUntil: string | null
}

/** The window of a version in words: "from Oct 10, 2026, 9:32 PM". */
export function windowWords({ activeFrom, activeUntil }: Window): string {
  const words = [activeFrom && `from ${moment(activeFrom)}`, activeUntil && `until ${moment(activeUntil)}`]
  return words.filter(Boolean).join(' ') || 'without end'
}

function NewPlacement() {
  const [key, setKey] = useState('')
  const [surface, setSurface] = useState<Surface>('LIST')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (key.trim() !== '') goTo(href('placements', key.trim(), new URLSearchParams({ surface })))
  }
  return (
    <Panel title="New placement">
      <form className="stack" onSubmit={submit}>
        <NameField
          id="new-key"
          label="Key"
          placeholder="home"
          note="Clients name it. It never changes."
          value={key}
          onChange={setKey}
        />
        <div className="form-field">
          <label htmlFor="new-surface">Surface</label>
          <select
            className="field"
            id="new-surface"
            value={surface}
            onChange={({ target }) => setSurface(target.value as Surface)}
          >
            {SURFACES.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
          <small className="note">Where its lists are shown. It never changes either.</small>
        </div>
        <button type="submit" className="button is-strong">
          New placement
        </button>
      </form>
    </Panel>
  )
}
