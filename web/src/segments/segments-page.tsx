import { type FormEvent, useState } from 'react'
import { SegmentsDocument, type SegmentsQuery } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { ago, moment } from '../parts/format.ts'
import { NameField } from '../parts/name-field.tsx'
import { Panel } from '../parts/panel.tsx'
import { EmptyState, ProblemState, Skeletons } from '../parts/states.tsx'
import { useTitle } from '../parts/use-title.ts'
import { href } from '../routing/route.ts'
import { goTo } from '../routing/use-route.ts'
import { useMay } from '../sign-in/use-scopes.ts'
import { peopleCount } from './people-count.ts'

type Segment = NonNullable<SegmentsQuery['segments']>['nodes'][number]

/** All segments with their counts, and a way to make one. */
export function SegmentsPage({ query }: { readonly query: URLSearchParams }) {
  useTitle('Segments')
  const answer = useAnswer(SegmentsDocument, { after: query.get('after') })
  const page = answer.data?.segments
  const maySteer = useMay('steer')
  return (
    <>
      <header className="page-head">
        <h1>Segments</h1>
        <p className="lead">
          A segment is a named group of people. Rules of placements, audiences and exports ask for it by its
          name. Who is in it follows from what is known of them now.
        </p>
      </header>
      {answer.problem ? <ProblemState problem={answer.problem} onAskAgain={answer.askAgain} /> : null}
      <div className="columns">
        <section aria-label="All segments">
          {page ? <Listing segments={page.nodes} /> : null}
          {!page && !answer.problem ? <Skeletons count={4} height={56} /> : null}
          {page?.pageInfo.hasNextPage ? (
            <a
              className="button"
              href={href('segments', '', new URLSearchParams({ after: page.pageInfo.endCursor ?? '' }))}
            >
              Next page
            </a>
          ) : null}
        </section>
        <div className="aside">{maySteer ? <NewSegment /> : null}</div>
      </div>
    </>
  )
}

function Listing({ segments }: { readonly segments: readonly Segment[] }) {
  const isExact = useMay('server')
  if (segments.length === 0) {
    return (
      <EmptyState title="There is no segment yet">
        <p>A first one could be the people who bought something in the last 30 days.</p>
      </EmptyState>
    )
  }
  return (
    <div className="panel">
      <table className="table" aria-label="Segments">
        <thead>
          <tr>
            <th>Name</th>
            <th>People</th>
            <th>Version</th>
          </tr>
        </thead>
        <tbody>
          {segments.map(({ name, number, people, createdAt, createdBy }) => (
            <tr key={name}>
              <th scope="row">
                <a href={href('segments', name)}>{name}</a>
              </th>
              <td>{peopleCount(people, isExact)}</td>
              <td>
                {number}{' '}
                <small className="note" title={moment(createdAt)}>
                  {ago(createdAt)} by {createdBy}
                </small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function NewSegment() {
  const [name, setName] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    goTo(href('segments', name.trim(), new URLSearchParams({ new: '' })))
  }
  return (
    <Panel title="New segment">
      <form className="stack" onSubmit={submit}>
        <NameField
          id="new-name"
          label="Name"
          placeholder="film-fans"
          note="Rules name it. It never changes."
          value={name}
          onChange={setName}
        />
        <button type="submit" className="button is-strong">
          New segment
        </button>
      </form>
    </Panel>
  )
}
