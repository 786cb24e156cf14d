import type { OverviewQuery } from '../__generated__/graphql.ts'
import { percent } from '../parts/format.ts'

type Point = NonNullable<NonNullable<OverviewQuery['stats']>['popularity']>[number]

const WIDTH = 320
const HEIGHT = 200

/** Share of all interactions that the most used `part` of the catalog has, 0-1. */
export function shareOfTop(points: readonly Point[], part: number): number {
  const after = points.findIndex(({ items }) => items >= part)
  const [from, to] = [points[after - 1], points[after]]
  if (!to) return 1
  if (!from || to.items === from.items) return to.interactions
  const along = (part - from.items) / (to.items - from.items)
  return from.interactions + along * (to.interactions - from.interactions)
}

/** Lorenz curve of interactions over the catalog, with a summary in text. */
export function PopularityChart({ points }: { readonly points: readonly Point[] }) {
  if (points.length === 0) return <p className="note">No interactions yet, or the graph was never trained.</p>
  const line = points
    .map(({ items, interactions }) => `${items * WIDTH},${(1 - interactions) * HEIGHT}`)
    .join(' L')
  const top = shareOfTop(points, 0.1)
  return (
    <figure className="chart">
      <svg viewBox={`-18 -2 ${WIDTH + 20} ${HEIGHT + 22}`} aria-hidden="true">
        <path className="chart-area" d={`M${line} L${WIDTH},${HEIGHT} L0,${HEIGHT} Z`} />
        {[0.25, 0.5, 0.75].map((part) => (
          <path
            key={part}
            className="chart-grid"
            d={`M0,${part * HEIGHT} H${WIDTH} M${part * WIDTH},0 V${HEIGHT}`}
          />
        ))}
        <path className="chart-even" d={`M0,${HEIGHT} L${WIDTH},0`} />
        <path className="chart-line" d={`M${line}`} />
        <circle className="chart-mark" cx={0.1 * WIDTH} cy={(1 - top) * HEIGHT} r="4" />
        <text className="chart-label" x={WIDTH} y={HEIGHT + 16} textAnchor="end">
          share of the items, most used first
        </text>
        <text className="chart-label" x="-6" y="0" textAnchor="end" transform="rotate(-90)">
          share of all use
        </text>
      </svg>
      <figcaption>
        The most used 10% of the catalog has <strong>{percent(top)}</strong> of all use. On the straight line
        all items would be used equally.
      </figcaption>
    </figure>
  )
}
