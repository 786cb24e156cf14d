import { useState } from 'react'
import {
  DeleteSegmentDocument,
  EditedSegmentDocument,
  type EditedSegmentQuery,
  SaveSegmentDocument,
  type UserFilter,
} from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useWriting, type Writing } from '../api/use-writing.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { EmptyState, ProblemState, Skeletons } from '../parts/states.tsx'
import { useTitle } from '../parts/use-title.ts'
import { WriteNotes } from '../parts/write-notes.tsx'
import { blankOf, type Fault, faultsOf, isObject, type Json } from '../placements/form/shape.ts'
import { SEGMENT, SEGMENT_SECTIONS } from '../placements/form/spec-shape.ts'
import { SpecForm } from '../placements/spec-form.tsx'
import { href } from '../routing/route.ts'
import { goTo } from '../routing/use-route.ts'
import { useMay } from '../sign-in/use-scopes.ts'
import { peopleCount } from './people-count.ts'
import { SegmentPeople } from './segment-people.tsx'
import { SegmentVersions } from './segment-versions.tsx'

type Segment = NonNullable<EditedSegmentQuery['segment']>

interface SegmentPageProps {
  readonly id: string
  readonly query: URLSearchParams
}

/** One segment: who is in it as a form, how many they are, its versions, and its people for keys that may see them. */
export function SegmentPage({ id, query }: SegmentPageProps) {
  useTitle(id)
  const answer = useAnswer(EditedSegmentDocument, { name: id })
  if (answer.problem) return <ProblemState problem={answer.problem} onAskAgain={answer.askAgain} />
  if (!answer.data) return <Skeletons count={3} height={120} />
  const segment = answer.data.segment
  if (!segment && !query.has('new')) {
    return (
      <EmptyState title="There is no such segment">
        <p>
          Nothing has the name <code>{id}</code>. <a href={href('segments')}>All segments</a>
        </p>
      </EmptyState>
    )
  }
  return <SegmentEditor name={id} segment={segment} onWritten={answer.askAgain} />
}

interface EditorProps {
  readonly name: string
  /** Null for a new one. */
  readonly segment: Segment | null
  onWritten(): void
}

function SegmentEditor({ name, segment, onWritten }: EditorProps) {
  const maySteer = useMay('steer')
  const maySee = useMay('server')
  const [edited, setEdited] = useState<Json>()
  const [isChecked, setChecked] = useState(false)
  const { write, done, problem, refusals, isBusy } = useWriting(onWritten)
  const spec = edited ?? (segment ? { filter: segment.filter as Json } : (blankOf(SEGMENT) ?? {}))
  const missing = faultsOf(SEGMENT, spec)
  const refused = refusals.flatMap(filterFault)
  const isConflict = refusals.some(({ code }) => code === 'CONFLICT')
  const change = (next: Json | undefined) => {
    setEdited(next)
    // What was wrong with a filter is not known of another one.
    setChecked(false)
  }
  const save = async () => {
    setChecked(true)
    if (missing.length > 0 || !isObject(spec)) return
    const input = { name, filter: spec.filter as UserFilter, expectedDigest: segment?.digest ?? '' }
    const sentence = 'Saved. Everything that names the segment follows with its next request.'
    if (await write(SaveSegmentDocument, { input }, sentence, (data) => data.saveSegment))
      setEdited(undefined)
  }
  const remove = async () => {
    if (await write(DeleteSegmentDocument, { name }, 'Deleted.', (data) => data.deleteSegment))
      goTo(href('segments'))
  }
  return (
    <>
      <header className="page-head">
        <p className="note">
          <a href={href('segments')}>Segments</a>
        </p>
        <h1 className="code-title">{name}</h1>
        {segment ? (
          <div className="head-row">
            <span className="chip is-good">version {segment.number} applies</span>
            <span className="chip">{peopleCount(segment.people, maySee)} people</span>
          </div>
        ) : null}
      </header>
      <WriteNotes isBusy={isBusy} done={done} problem={refused.length === 0 ? problem : undefined} />
      {isConflict ? (
        <button
          type="button"
          className="button"
          onClick={() => {
            change(undefined)
            onWritten()
          }}
        >
          Take what is saved, drop mine
        </button>
      ) : null}
      <form
        className="sections spec-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <fieldset className="plain" disabled={!maySteer}>
          <legend className="hidden">The segment</legend>
          <SpecForm
            spec={spec}
            shape={SEGMENT}
            sections={SEGMENT_SECTIONS}
            faults={isChecked ? [...missing, ...refused] : []}
            onChange={change}
          />
        </fieldset>
        {maySteer ? (
          <div className="save-bar">
            <span className="note">
              {edited === undefined && segment ? 'All changes are saved.' : 'Not saved.'}
            </span>
            {segment ? (
              <ConfirmButton label="Delete" question={`Delete ${name}?`} onConfirm={() => void remove()}>
                <p>Its versions are deleted too. No one is in it any more for the rules that name it.</p>
              </ConfirmButton>
            ) : null}
            <button
              type="submit"
              className="button is-strong"
              disabled={isBusy || (edited === undefined && segment !== null)}
            >
              Save segment
            </button>
          </div>
        ) : null}
      </form>
      {segment ? (
        <div className="sections">
          {maySee ? <SegmentPeople key={segment.digest} name={name} /> : null}
          <SegmentVersions
            versions={segment.versions?.nodes ?? []}
            onShow={maySteer ? (filter) => change({ filter }) : undefined}
          />
        </div>
      ) : null}
    </>
  )
}

/** A problem of the argument `input.filter` as a fault of the form. */
function filterFault({ message, path = [] }: Writing['refusals'][number]): readonly Fault[] {
  return path[1] === 'filter' ? [{ path: path.slice(1), message }] : []
}
