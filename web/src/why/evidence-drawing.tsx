import { type CSSProperties, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Evidence, EvidenceNode } from './evidence.ts'
import { layOut, type Place } from './lay-out.ts'

const SIGNS: Readonly<Record<EvidenceNode['kind'], string>> = {
  viewer: '●',
  target: '★',
  item: '▶',
  tag: '#',
  person: '☺',
  crowd: '∴',
}

/** Draws the paths from a user to an item as a small graph; thicker lines carry more of the evidence. */
export function EvidenceDrawing({
  evidence,
  summary,
}: {
  readonly evidence: Evidence
  readonly summary: string
}) {
  const figure = useRef<HTMLElement>(null)
  const [width, setWidth] = useState(640)
  useLayoutEffect(() => {
    const element = figure.current
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(Math.max(280, Math.round(element.clientWidth))))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const layout = useMemo(() => layOut(evidence, width), [evidence, width])
  return (
    <figure className="evidence" ref={figure}>
      <svg viewBox={`0 0 ${layout.width} ${layout.height}`} aria-label={summary}>
        {layout.links.map(({ link, from, to }) => (
          <path
            key={`${link.from} ${link.to}`}
            className="edge"
            d={curve(from, to, layout.isTall)}
            strokeWidth={1.5 + link.weight * 9}
            style={{ '--color': link.color } as CSSProperties}
          />
        ))}
        {layout.places.map((place) => (
          <NodeMark key={place.node.key} place={place} isTall={layout.isTall} />
        ))}
      </svg>
      <figcaption>
        Thicker lines carry more of the evidence. People are named only if they agreed to it.
      </figcaption>
    </figure>
  )
}

interface NodeMarkProps {
  readonly place: Place
  readonly isTall: boolean
}

function NodeMark({ place: { node, x, y }, isTall }: NodeMarkProps) {
  const isEnd = node.kind === 'viewer' || node.kind === 'target'
  const radius = isEnd ? 18 : 11 + 9 * Math.sqrt(Math.min(node.weight, 1))
  const lines = wrap(node.label, isTall ? LONG_LINE : SHORT_LINE)
  const label = isTall
    ? { x: x + radius + 10, y: y + 4 - (lines.length - 1) * 7, look: 'node-label is-beside' }
    : { x, y: y + radius + 15, look: 'node-label' }
  const mark = (
    <>
      <circle cx={x} cy={y} r={radius} />
      <text className="node-sign" x={x} y={y + 4}>
        {SIGNS[node.kind]}
      </text>
      <text className={label.look}>
        {lines.map((line, index) => (
          <tspan key={line} x={label.x} y={label.y + index * 14}>
            {line}
          </tspan>
        ))}
      </text>
    </>
  )
  const look = {
    className: isEnd ? 'node is-end' : 'node',
    style: { '--color': node.color } as CSSProperties,
  }
  if (node.address === null) return <g {...look}>{mark}</g>
  return (
    <a {...look} href={node.address}>
      <title>{node.label}</title>
      {mark}
    </a>
  )
}

/** A curve that starts and ends in the reading direction. */
function curve(from: Place, to: Place, isTall: boolean): string {
  const middle = (from.x + to.x) / 2
  // In a tall layout the curve first runs along the column of the ends, then turns to the node between.
  const turns = isTall
    ? from.x < to.x
      ? `${from.x},${to.y} ${from.x},${to.y}`
      : `${to.x},${from.y} ${to.x},${from.y}`
    : `${middle},${from.y} ${middle},${to.y}`
  return `M${from.x},${from.y} C${turns} ${to.x},${to.y}`
}

const SHORT_LINE = 22
const LONG_LINE = 32

/** At most two lines; a longer text is truncated. */
function wrap(text: string, lineLength: number): string[] {
  if (text.length <= lineLength) return [text]
  const cut = text.lastIndexOf(' ', lineLength)
  const end = cut > 6 ? cut : lineLength
  const rest = text.slice(end).trim()
  const second = rest.length > lineLength ? `${rest.slice(0, lineLength - 1).trimEnd()}…` : rest
  return [text.slice(0, end), second]
}
