import { useState } from 'react'
import {
  CancelTrainingDocument,
  RollBackModelDocument,
  RunningTrainingDocument,
  StartTrainingDocument,
  TrainingsDocument,
  type TrainingsQuery,
} from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useReloaded } from '../api/use-reloaded.ts'
import { useWriting, type Writing } from '../api/use-writing.ts'
import { SourceHead } from '../list/source-head.tsx'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { moment, number, percent } from '../parts/format.ts'
import { Panel } from '../parts/panel.tsx'
import { Scrolling } from '../parts/scrolling.tsx'
import { ShareBar } from '../parts/share-bar.tsx'
import { EmptyState, ProblemState, Skeletons } from '../parts/states.tsx'
import { Term } from '../parts/term.tsx'
import { useTitle } from '../parts/use-title.ts'
import { WriteNotes } from '../parts/write-notes.tsx'
import { href } from '../routing/route.ts'
import { replaceAddress } from '../routing/use-route.ts'
import { useMay } from '../sign-in/use-scopes.ts'

const RELOAD_MS = 10_000
const PROGRESS_MS = 1_000

type Training = NonNullable<TrainingsQuery['trainings']>[number]

interface TrainingsViewProps {
  /** Id of a training that was started here; null for none. */
  readonly runningId: string | null
}

/** How trainings ended, one that runs, and the way back to the settings of an earlier one. */
export function TrainingsView({ runningId }: TrainingsViewProps) {
  useTitle('Trainings')
  const { data, problem, isAsking, askAgain } = useAnswer(TrainingsDocument, {})
  useReloaded(RELOAD_MS, isAsking, askAgain)
  const mayTrain = useMay('admin')
  const writing = useWriting(askAgain)
  const start = async (likeVersion: string | null) => {
    const payload = await writing.write(
      StartTrainingDocument,
      { likeVersion, isForced: likeVersion !== null },
      'The training has started.',
      ({ startTraining }) => startTraining ?? null,
    )
    if (payload?.training) showRunning(payload.training.id)
  }
  const rollBack = (version: string) =>
    writing.write(
      RollBackModelDocument,
      { version },
      'The earlier model serves again.',
      ({ rollBackModel }) => rollBackModel ?? null,
    )
  const trainings = data?.trainings
  const previous = data?.previousModelVersion ?? null
  const mayReplace = mayTrain && runningId === null
  return (
    <>
      <header className="page-head">
        <h1>Trainings</h1>
        <p className="lead">
          The newest 50 that ended by themselves. A model that ranks held-out engagements worse than the
          serving one is refused.
        </p>
        {mayReplace ? (
          <div className="head-row">
            <button type="button" className="button is-strong" onClick={() => start(null)}>
              Train now
            </button>
            {previous === null ? null : <RollBackButton version={previous} onConfirm={rollBack} />}
          </div>
        ) : null}
      </header>
      <WriteNotes {...writing} />
      {mayTrain && runningId !== null ? (
        <Running key={runningId} id={runningId} writing={writing} onEnded={askAgain} />
      ) : null}
      {problem && !trainings ? <ProblemState problem={problem} onAskAgain={askAgain} /> : null}
      {trainings || problem ? null : <Skeletons count={2} height={120} />}
      {trainings?.length === 0 ? (
        <EmptyState title="No training has ended yet">
          <p>Train now, or run attune train on the machine of the server.</p>
        </EmptyState>
      ) : null}
      {trainings && trainings.length > 0 ? (
        <div className="sections">
          <History
            trainings={trainings}
            serving={data?.stats?.modelVersion ?? null}
            onRepeat={mayReplace ? start : null}
          />
          <Compared trainings={trainings.filter(({ outcome }) => outcome !== 'ROLLED_BACK')} />
        </div>
      ) : null}
    </>
  )
}

function showRunning(id: string | null): void {
  replaceAddress(href('operate', 'trainings', id === null ? undefined : new URLSearchParams({ running: id })))
}

interface RollBackProps {
  readonly version: string
  onConfirm(version: string): void
}

/** Serves the model again that served before the last training. */
function RollBackButton({ version, onConfirm }: RollBackProps) {
  return (
    <ConfirmButton
      label="Roll back"
      question="Serve the model that served before?"
      onConfirm={() => onConfirm(version)}
    >
      <p>
        Lists come from version <span className="code">{version}</span> at once. The model that serves now is
        kept in its place until the next training, so you can take this back.
      </p>
    </ConfirmButton>
  )
}

interface RunningProps {
  readonly id: string
  readonly writing: Writing
  onEnded(): void
}

/** The progress of a training that was started here, until they close it. */
function Running({ id, writing, onEnded }: RunningProps) {
  const { data, problem, isAsking, askAgain } = useAnswer(RunningTrainingDocument, { id })
  const training = data?.training
  const isOver = training != null && training.state !== 'RUNNING'
  useReloaded(isOver ? RELOAD_MS : PROGRESS_MS, isAsking, askAgain)
  const cancel = () =>
    writing.write(
      CancelTrainingDocument,
      { id },
      'The training stops.',
      ({ cancelTraining }) => cancelTraining ?? null,
    )
  const close = () => {
    onEnded()
    showRunning(null)
  }
  if (problem && !training) return <ProblemState problem={problem} onAskAgain={askAgain} />
  return (
    <Panel title="This training">
      <div className="stack">
        <p role="status">
          {data && !training
            ? 'This server does not know it: it has restarted, or another one runs it.'
            : null}
          {training ? STATES[training.state] : null} {training?.failure?.message}
        </p>
        <div className="bars">
          {training?.steps.map(({ job, done, total }) => (
            <ShareBar
              key={job}
              label={job}
              value={total === 0 ? 'begun' : percent(done / total)}
              share={total === 0 ? 0 : done / total}
            />
          ))}
        </div>
        <div className="head-row">
          {training && !isOver ? (
            <button type="button" className="button" onClick={cancel}>
              Cancel the training
            </button>
          ) : (
            <button type="button" className="button" onClick={close}>
              Close
            </button>
          )}
        </div>
      </div>
    </Panel>
  )
}

const STATES = {
  RUNNING: 'It runs. The model that serves goes on answering.',
  DONE: 'Done: its model serves.',
  FAILED: 'Its model does not serve:',
  CANCELED: 'Canceled. The model before it serves.',
} as const

const OUTCOMES = {
  SERVED: 'accepted',
  REFUSED: 'refused',
  FAILED: 'failed',
  ROLLED_BACK: 'rolled back to',
} as const

interface HistoryProps {
  readonly trainings: readonly Training[]
  readonly serving: string | null
  /** Null if the key may not train, or a training runs. */
  readonly onRepeat: ((version: string) => void) | null
}

function History({ trainings, serving, onRepeat }: HistoryProps) {
  return (
    <Panel title="History" note="newest first">
      <Scrolling label="History of trainings">
        <table className="table">
          <thead>
            <tr>
              <th>Started</th>
              <th>End</th>
              {FIGURES.map(({ name }) => (
                <th key={name} className="is-number">
                  {name}
                </th>
              ))}
              {onRepeat ? <th>Go back</th> : null}
            </tr>
          </thead>
          <tbody>
            {trainings.map((training) => (
              <tr key={`${training.version} ${training.startedAt}`}>
                <th scope="row">
                  {moment(training.startedAt)} <small className="code">{training.version}</small>
                </th>
                <td>
                  {training.version === serving && training.outcome === 'SERVED' ? (
                    <strong>serving</strong>
                  ) : (
                    OUTCOMES[training.outcome]
                  )}
                  {training.reason ? (
                    <details>
                      <summary>why</summary>
                      <p className="note is-wrapped">{training.reason}</p>
                    </details>
                  ) : null}
                </td>
                {FIGURES.map(({ name, of }) => (
                  <td key={name} className="is-number">
                    {of(training) ?? 'none'}
                  </td>
                ))}
                {onRepeat ? (
                  <td>
                    <ConfirmButton
                      label="Train like it"
                      question="Train again with the settings of this version?"
                      onConfirm={() => onRepeat(training.version)}
                    >
                      <p>The new model learns from the data of today and serves even if it ranks worse.</p>
                    </ConfirmButton>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </Panel>
  )
}

interface TrainingFigure {
  readonly name: string
  of(training: Training): string | null
}

const FIGURES: readonly TrainingFigure[] = [
  { name: 'Seconds', of: ({ seconds }) => number(seconds) },
  { name: 'NDCG@10', of: ({ ndcgAt10 }) => ndcgAt10?.toFixed(4) ?? null },
  { name: 'Pool recall', of: ({ interest }) => (interest ? percent(interest.metrics.poolRecall) : null) },
  { name: 'Distinct items', of: (training) => shownItems(training) },
  {
    name: 'Engagements',
    of: ({ interactions }) => (interactions == null ? null : number(interactions)),
  },
]

/** Distinct items in the best ten of all lists by the form that ranks. */
function shownItems({ interest }: Training): string | null {
  if (!interest) return null
  const { ranker, origin, metrics } = interest
  const form = ranker === 'BLEND' ? origin : ranker
  const shown = metrics.rankings.find(({ ranking }) => ranking === form)?.itemsShown
  return shown == null ? null : number(shown)
}

/** Two versions side by side: their figures, and what each source weighs. */
function Compared({ trainings }: { readonly trainings: readonly Training[] }) {
  const [picked, setPicked] = useState<readonly (string | undefined)[]>([])
  const sides = [0, 1].map(
    (side) => trainings.find(({ version }) => version === picked[side]) ?? trainings[side],
  )
  if (trainings.length < 2) return null
  const sources = sides.flatMap((side) => side?.interest?.weights ?? []).map(({ source }) => source)
  const pick = (side: number, version: string) =>
    setPicked(sides.map((one, place) => (place === side ? version : one?.version)))
  return (
    <Panel
      title="Two versions"
      note={<Term of="at best">figures on held-out engagements, and the weight of each source at best</Term>}
    >
      <table className="table">
        <thead>
          <tr>
            <th>Figure</th>
            {sides.map((one, side) => (
              <th key={side === 0 ? 'left' : 'right'} className="is-number">
                <select
                  className="field"
                  aria-label={side === 0 ? 'First version' : 'Second version'}
                  value={one?.version}
                  onChange={({ target }) => pick(side, target.value)}
                >
                  {trainings.map(({ version, startedAt }) => (
                    <option key={version} value={version}>
                      {moment(startedAt)}
                    </option>
                  ))}
                </select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {FIGURES.map(({ name, of }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {sides.map((one, side) => (
                <td key={side === 0 ? 'left' : 'right'} className="is-number">
                  {(one && of(one)) ?? 'none'}
                </td>
              ))}
            </tr>
          ))}
          {[...new Set(sources)].map((source) => (
            <tr key={source}>
              <SourceHead source={source} />
              {sides.map((one, side) => {
                const weight = one?.interest?.weights.find((row) => row.source === source)
                return (
                  <td key={side === 0 ? 'left' : 'right'} className="is-number">
                    {weight ? (weight.slope + weight.proposed).toFixed(2) : 'none'}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
