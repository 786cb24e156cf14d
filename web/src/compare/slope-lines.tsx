const ROW_HEIGHT = 60
const WIDTH = 96

interface SlopeLinesProps {
  readonly left: readonly string[]
  readonly right: readonly string[]
  readonly marked: string | null
}

/** Lines between the ranks of an item in two lists with rows of equal height. Decoration: the ranks are text, too. */
export function SlopeLines({ left, right, marked }: SlopeLinesProps) {
  const places = new Map(right.map((id, index) => [id, index]))
  const height = Math.max(left.length, right.length, 1) * ROW_HEIGHT
  return (
    <svg
      className="slopes"
      viewBox={`0 0 ${WIDTH} ${height}`}
      width={WIDTH}
      height={height}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {left.map((id, index) => {
        const place = places.get(id)
        if (place === undefined) return null
        const [from, to] = [middle(index), middle(place)]
        const look = [trend(index, place), marked === id ? 'is-marked' : ''].join(' ')
        return (
          <path
            key={id}
            className={look}
            d={`M0,${from} C${WIDTH / 2},${from} ${WIDTH / 2},${to} ${WIDTH},${to}`}
          />
        )
      })}
    </svg>
  )
}

function middle(index: number): number {
  return (index + 0.5) * ROW_HEIGHT
}

function trend(from: number, to: number): string {
  if (from === to) return 'is-same'
  return to < from ? 'is-up' : 'is-down'
}
