import type { MeasuredSeriesFragment } from '../__generated__/graphql.ts'
import { shownValue } from './figures.ts'

/** Something that happened at an instant. */
export interface Mark {
  /** Epoch milliseconds. */
  readonly atMs: number
  readonly name: string
}

interface PlotProps {
  readonly series: { readonly points: readonly Point[] }
  readonly marks?: readonly Mark[]
}

type Measured = MeasuredSeriesFragment['points'][number]

/** What is drawn of a point over time. */
type Point = Pick<Measured, 'from' | 'to'> & {
  readonly value: Pick<Measured['value'], 'value' | 'low' | 'high'>
}

const WIDTH = 100
const HEIGHT = 40

/** Where values are, from the bottom to the top of a plot: zero is always on it. */
function scaleOf(points: readonly Point[]): readonly [lowest: number, highest: number] {
  const values = points.flatMap(({ value: { value, high } }) => [value ?? 0, high ?? 0])
  const lowest = Math.min(0, ...points.map(({ value: { value } }) => value ?? 0))
  return [lowest, Math.max(lowest + Number.MIN_VALUE, ...values)]
}

/**
 * A line over time with the 95 % interval around it; where there is no value, there is no line. It is drawn for the eye alone: a
 * table with all values belongs beside it.
 */
export function Plot({ series: { points }, marks = [] }: PlotProps) {
  const [lowest, highest] = scaleOf(points)
  const x = (place: number) => ((place + 0.5) / points.length) * WIDTH
  const y = (value: number) =>
    HEIGHT - ((Math.min(highest, Math.max(lowest, value)) - lowest) / (highest - lowest)) * HEIGHT
  const fromMs = Date.parse(points[0]?.from ?? '')
  const toMs = Date.parse(points.at(-1)?.to ?? '')
  const runs = runsOf(points)
  const line = runs.map((run) => `M${run.map(({ place, value }) => `${x(place)},${y(value)}`).join(' L')} h0`)
  const bands = runs.map((run) => {
    const banded = run.filter(({ low, high }) => low !== null && high !== null)
    const upper = banded.map(({ place, high }) => `${x(place)},${y(high ?? 0)}`)
    const lower = banded.map(({ place, low }) => `${x(place)},${y(low ?? 0)}`).reverse()
    return banded.length === 0 ? '' : `M${[...upper, ...lower].join(' L')} Z`
  })
  return (
    <svg className="plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path className="plot-zero" d={`M0,${y(0)} H${WIDTH}`} />
      <path className="plot-band" d={bands.join(' ')} />
      <path className="plot-line" d={line.join(' ')} />
      {marks.map(({ atMs, name }) => {
        const at = ((atMs - fromMs) / (toMs - fromMs)) * WIDTH
        return <path key={`${name} ${atMs}`} className="plot-mark" d={`M${at},0 V${HEIGHT}`} />
      })}
    </svg>
  )
}

interface Placed {
  readonly place: number
  readonly value: number
  readonly low: number | null
  readonly high: number | null
}

/** Consecutive points that have a value. */
function runsOf(points: readonly Point[]): readonly (readonly Placed[])[] {
  const runs: Placed[][] = [[]]
  for (const [place, { value: figure }] of points.entries()) {
    if (figure.value === null) runs.push([])
    else runs.at(-1)?.push({ place, value: figure.value, low: figure.low, high: figure.high })
  }
  return runs.filter((run) => run.length > 0)
}

/** The highest value of a plot, for its axis. */
export function topOf(series: MeasuredSeriesFragment): string {
  return shownValue(series, scaleOf(series.points)[1])
}
