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

/** The ways from a person to an item as a small graph; thicker lines carry more of the evidence. */
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
            d={curve(from, to, layout.width < 480)}
            strokeWidth={1.5 + link.weight * 9}
            style={{ '--color': link.color } as CSSProperties}
          />
        ))}
        {layout.places.map((place) => (
          <NodeMark key={place.node.key} place={place} />
        ))}
      </svg>
      <figcaption>
        Thicker lines carry more of the evidence. People are named only if they agreed to it.
      </figcaption>
    </figure>
  )
}

function NodeMark({ place: { node, x, y } }: { readonly place: Place }) {
  const isEnd = node.kind === 'viewer' || node.kind === 'target'
  const radius = isEnd ? 18 : 11 + 9 * Math.sqrt(Math.min(node.weight, 1))
  const lines = wrap(node.label)
  const mark = (
    <>
      <circle cx={x} cy={y} r={radius} />
      <text className="node-sign" x={x} y={y + 4}>
        {SIGNS[node.kind]}
      </text>
      <text className="node-label">
        {lines.map((line, index) => (
          <tspan key={line} x={x} y={y + radius + 15 + index * 14}>
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

/** A line that leaves and arrives along the direction of reading. */
function curve(from: Place, to: Place, isTall: boolean): string {
  const [middleX, middleY] = [(from.x + to.x) / 2, (from.y + to.y) / 2]
  const turns = isTall ? `${from.x},${middleY} ${to.x},${middleY}` : `${middleX},${from.y} ${middleX},${to.y}`
  return `M${from.x},${from.y} C${turns} ${to.x},${to.y}`
}

const LINE_LENGTH = 22

/** At most two lines; the rest of a long text is left out. */
function wrap(text: string): string[] {
  if (text.length <= LINE_LENGTH) return [text]
  const cut = text.lastIndexOf(' ', LINE_LENGTH)
  const end = cut > 6 ? cut : LINE_LENGTH
  const rest = text.slice(end).trim()
  const second = rest.length > LINE_LENGTH ? `${rest.slice(0, LINE_LENGTH - 1).trimEnd()}…` : rest
  return [text.slice(0, end), second]
}
