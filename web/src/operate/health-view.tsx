import { HealthDocument, type HealthFigureName, type HealthQuery } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useReloaded } from '../api/use-reloaded.ts'
import { Plot } from '../measure/plot.tsx'
import { ago, compact, number } from '../parts/format.ts'
import { ProblemState, Skeletons } from '../parts/states.tsx'
import { useTitle } from '../parts/use-title.ts'

const RELOAD_MS = 10_000

type Health = NonNullable<HealthQuery['health']>

interface FigureLook {
  readonly name: string
  readonly means: string
  form(value: number): string
}

const milliseconds = (value: number) => `${number(value)} ms`

const LOOKS: Readonly<Partial<Record<HealthFigureName, FigureLook>>> = {
  ANSWERS: { name: 'Answers a second', means: 'operations, with those of this page', form: number },
  ERRORS: { name: 'Errors a second', means: 'in answers, also those of callers', form: number },
  FAILURES: { name: 'Failures a second', means: 'errors that the server caused', form: number },
  LATENCY_P50: { name: 'Latency, median', means: 'half of the answers took less', form: milliseconds },
  LATENCY_P95: { name: 'Latency, 95 %', means: '95 % of the answers took less', form: milliseconds },
  LATE_SOURCES: { name: 'Late sources a second', means: 'lists were made without them', form: number },
  WAITING_LISTS: { name: 'Waiting lists', means: 'for a slot', form: number },
  WAITING_EVENTS: { name: 'Waiting events', means: 'in the journal, for the graph', form: number },
  SNAPSHOT_AGE: {
    name: 'Age of the snapshot',
    means: 'the newest one of the graph',
    form: (seconds) => `${number(seconds / 60)} min`,
  },
  DISK_FREE: {
    name: 'Free disk',
    means: 'of the data folder',
    form: (bytes) => `${compact(bytes / 1e9)} GB`,
  },
}

const STATES = { WELL: 'All well', DEGRADED: 'Degraded', DOWN: 'Down' } as const

/** Whether the server is well, and its figures of the last hour. */
export function HealthView() {
  useTitle('Health')
  const { data, problem, isAsking, askAgain } = useAnswer(HealthDocument, {})
  useReloaded(RELOAD_MS, isAsking, askAgain)
  const health = data?.health
  // What was read before is no longer true of a server that does not answer.
  const state = problem ? 'DOWN' : health?.state
  return (
    <>
      <header className="page-head">
        <h1>Health</h1>
        {state ? (
          <p className={state === 'WELL' ? 'banner' : 'banner is-bad'} role="status">
            <span>
              <strong>{STATES[state]}.</strong> {problem ? 'The server does not answer.' : reasonsOf(health)}
            </span>
          </p>
        ) : null}
        {health ? (
          <p className="note">
            Of the process that answers; each point is of {health.secondsBetween} seconds.{' '}
            {health.asOf ? `The newest one is of ${ago(health.asOf)}.` : ''}
          </p>
        ) : null}
      </header>
      {problem ? <ProblemState problem={problem} onAskAgain={askAgain} /> : null}
      {health || problem ? null : <Skeletons count={3} height={120} />}
      {health ? <Figures health={health} /> : null}
    </>
  )
}

function reasonsOf(health: Health | null | undefined): string {
  const text = health?.reasons.join('; ') ?? ''
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function Figures({ health }: { readonly health: Health }) {
  return (
    <div className="measure-cards">
      {health.figures.map(({ name, now, points }) => {
        const look = LOOKS[name]
        const highest = Math.max(...points.map((point) => point ?? 0))
        return look ? (
          <section key={name} className="panel measure-spark" aria-label={look.name}>
            <h2>{look.name}</h2>
            <p className="note">{look.means}</p>
            <p className="measure-total">
              <data value={now ?? ''}>{now === null ? 'none' : look.form(now)}</data>
              <small>at most {look.form(highest)} within the last hour</small>
            </p>
            <Plot series={seriesOf(health, points)} />
          </section>
        ) : null
      })}
    </div>
  )
}

/** Points as those of a measured series, without an interval around them. */
function seriesOf({ asOf, secondsBetween }: Health, points: readonly (number | null)[]) {
  const endMs = asOf ? Date.parse(asOf) : 0
  const instant = (place: number) =>
    new Date(endMs - (points.length - place) * secondsBetween * 1_000).toISOString()
  return {
    points: points.map((value, place) => ({
      from: instant(place),
      to: instant(place + 1),
      value: { value, low: null, high: null },
    })),
  }
}
