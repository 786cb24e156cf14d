import type { ReactNode } from 'react'
import {
  RequestErasureDocument,
  RequestExportDocument,
  ResetProfileDocument,
} from '../__generated__/graphql.ts'
import type { Writing } from '../api/use-writing.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { moment } from '../parts/format.ts'
import { Panel } from '../parts/panel.tsx'
import { NotLoaded } from '../parts/states.tsx'
import { type Request, usePrivacyRequest } from './use-privacy-request.ts'

interface DataPanelProps {
  readonly userId: string
  readonly name: string
  readonly writing: Writing
  /** Ids of the requests that the page follows; empty for none. */
  readonly exportId: string
  readonly erasureId: string
  onRequest(kind: 'export' | 'erasure', id: string): void
}

/** Export, reset and erasure. The address holds the ids of the requests, so a reload keeps them. */
export function DataPanel({ userId, name, writing, exportId, erasureId, onRequest }: DataPanelProps) {
  const askExport = async () => {
    const payload = await writing.write(
      RequestExportDocument,
      { userId },
      'The export is being made.',
      ({ requestExport }) => requestExport,
    )
    if (payload?.request) onRequest('export', payload.request.id)
  }
  const askErasure = async () => {
    const payload = await writing.write(
      RequestErasureDocument,
      { userId },
      'The erasure has begun.',
      ({ requestErasure }) => requestErasure,
    )
    if (payload?.request) onRequest('erasure', payload.request.id)
  }
  const reset = () =>
    writing.write(
      ResetProfileDocument,
      { userId },
      'The profile is reset.',
      ({ resetProfile }) => resetProfile,
    )
  return (
    <Panel title="My data">
      <div className="stack">
        <Choice
          title="Take it with me"
          note="Everything that is stored and concluded, as one file. It can be downloaded for 24 hours."
          button={
            <button type="button" className="button" aria-disabled={writing.isBusy} onClick={askExport}>
              Export my data
            </button>
          }
        >
          {/* An erasure deletes the export, too. */}
          <Export id={erasureId === '' ? exportId : ''} />
        </Choice>
        <Choice
          title="Start again"
          note="Forgets what I did and what was concluded from it. What I decided stays: consent, follows, blocks, dismissals and stated interests."
          button={
            <ConfirmButton label="Reset profile" question={`Reset the profile of ${name}?`} onConfirm={reset}>
              <p>The history cannot be brought back. Lists are those of a new user again.</p>
            </ConfirmButton>
          }
        />
        <Choice
          title="Leave"
          note="Erases me and everything about me, also in files, backups that are restored, and served lists."
          button={
            <ConfirmButton label="Erase everything" question={`Erase ${name}?`} onConfirm={askErasure}>
              <p>
                <code>{userId}</code> and all their data are deleted at once and for good. An export that was
                not downloaded is deleted, too.
              </p>
            </ConfirmButton>
          }
        >
          <Erasure id={erasureId} />
        </Choice>
      </div>
    </Panel>
  )
}

interface ChoiceProps {
  readonly title: string
  readonly note: string
  readonly button: ReactNode
  readonly children?: ReactNode
}

function Choice({ title, note, button, children }: ChoiceProps) {
  return (
    <section className="data-choice" aria-label={title}>
      <div>
        <h3>{title}</h3>
        <p className="note">{note}</p>
      </div>
      {button}
      {children}
    </section>
  )
}

function Export({ id }: { readonly id: string }) {
  return (
    <RequestState id={id} name="export">
      {({ downloadUrl }) =>
        downloadUrl === null ? (
          <p className="note">It has expired: make another one.</p>
        ) : (
          <a className="button is-strong" href={downloadUrl} download>
            Download
          </a>
        )
      }
    </RequestState>
  )
}

function Erasure({ id }: { readonly id: string }) {
  return (
    <RequestState id={id} name="erasure">
      {(request) => <Receipt request={request} />}
    </RequestState>
  )
}

interface RequestStateProps {
  readonly id: string
  readonly name: string
  /** Shown once the request is done. */
  readonly children: (request: Request) => ReactNode
}

/** State of a request: its progress, why it failed, or its result. */
function RequestState({ id, name, children }: RequestStateProps) {
  const { data, problem, askAgain } = usePrivacyRequest(id)
  if (id === '') return null
  if (problem) return <NotLoaded problem={problem} onAskAgain={askAgain} />
  const request = data?.privacyRequest
  if (!request) return data ? <p className="note">The {name} is not known any more.</p> : null
  const { state, progress, problems } = request
  if (state === 'DONE') return <div className="request-state">{children(request)}</div>
  if (state === 'FAILED') {
    return (
      <p className="banner is-bad" role="alert">
        The {name} failed: {problems.map(({ message }) => message).join(', ')}
      </p>
    )
  }
  return (
    <p className="request-state" role="status">
      <progress value={progress} aria-label={`Progress of the ${name}`} />
      <small className="note">{state === 'PENDING' ? 'waiting' : 'running'}</small>
    </p>
  )
}

/** What an erasure that is done removed. */
export function Receipt({ request: { receipt, finishedAt } }: { readonly request: Request }) {
  if (receipt === null) return <p className="note">Erased.</p>
  const counts: readonly (readonly [string, number])[] = [
    ['users', receipt.users],
    ['relationships', receipt.relationships],
    ['events', receipt.events],
    ['vectors in models', receipt.modelVectors],
    ['served lists', receipt.servedLists],
    ['files written again', receipt.filesRewritten],
    ['files deleted', receipt.filesDeleted],
  ]
  return (
    <table className="table" aria-label="Receipt of the erasure">
      <caption className="note">Erased{finishedAt === null ? '' : ` on ${moment(finishedAt)}`}</caption>
      <tbody>
        {counts.map(([name, count]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="is-number">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
