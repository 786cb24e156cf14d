import { useEffect, useMemo, useRef } from 'react'
import type { RecommendedItemFragment } from '../__generated__/graphql.ts'
import { SourceHead } from '../list/source-head.tsx'
import { sourceLook } from '../list/sources.ts'
import { positiveShares, SourceDot, StackedBar } from '../list/stacked-bar.tsx'
import { number, percent } from '../parts/format.ts'
import { Icon } from '../parts/icon.tsx'
import { Term } from '../parts/term.tsx'
import { evidenceOf } from './evidence.ts'
import { EvidenceDrawing } from './evidence-drawing.tsx'
import { wholePercents } from './whole-percents.ts'

interface WhyDrawerProps {
  readonly edge: RecommendedItemFragment
  onClose(): void
}

/** Explains one entry of a list: the evidence as a graph, the reasons, and the terms of the score. */
export function WhyDrawer({ edge, onClose }: WhyDrawerProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const evidence = useMemo(() => evidenceOf(edge), [edge])
  useEffect(() => {
    // Unmounting closes it; an explicit close would fire `onClose` as if the user had closed it.
    dialog.current?.showModal()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it anyway
    <dialog
      className="drawer"
      ref={dialog}
      aria-labelledby="why-title"
      onClose={onClose}
      onClick={(event) => {
        const target = event.target
        if (target === dialog.current || (target instanceof Element && target.closest('a'))) onClose()
      }}
    >
      <div className="drawer-head">
        <div>
          <p>Why this?</p>
          <h2 id="why-title">{edge.node.title}</h2>
        </div>
        <button type="button" className="button is-quiet is-round" onClick={onClose}>
          <Icon name="close" />
          <span className="hidden">Close</span>
        </button>
      </div>
      <div className="drawer-body">
        <EvidenceDrawing evidence={evidence} summary={`Paths to ${edge.node.title}`} />
        <Reasons reasons={edge.reasons} />
        <ScoreTable edge={edge} />
      </div>
    </dialog>
  )
}

function Reasons({ reasons }: { readonly reasons: RecommendedItemFragment['reasons'] }) {
  const shares = reasons.map(({ evidenceShare }) => evidenceShare)
  const told = shares.reduce((sum, share) => sum + share, 0)
  const percents = wholePercents([...shares, Math.max(0, 1 - told)])
  const other = percents[reasons.length] ?? 0
  return (
    <section className="stack">
      <h3>Reasons</h3>
      <ul className="reasons">
        {reasons.map(({ text, sources }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two reasons may have the same text, and their order is fixed
          <li className="reason" key={index}>
            <span className="named">
              {sources.map((source) => (
                <SourceDot key={source} source={source} />
              ))}
            </span>
            <span>
              {text}
              <span className="hidden"> {sources.map((source) => sourceLook(source).name).join(', ')}</span>
            </span>
            {sources.length > 0 ? (
              <span className="note numbers">{percents[index]}% of the evidence</span>
            ) : null}
          </li>
        ))}
        {told > 0 && other > 0 ? (
          <li className="reason">
            <span />
            <span>Other evidence</span>
            <span className="note numbers">{other}% of the evidence</span>
          </li>
        ) : null}
      </ul>
    </section>
  )
}

function ScoreTable({ edge }: { readonly edge: RecommendedItemFragment }) {
  const shares = positiveShares(edge.contributions)
  const sorted = [...shares].sort((one, other) => other.logit - one.logit)
  return (
    <section className="stack">
      <h3>How the score adds up</h3>
      <StackedBar shares={shares} />
      <table className="table">
        <thead>
          <tr>
            <th>Source</th>
            <th className="is-number">
              <Term of="raw">Raw</Term>
            </th>
            <th className="is-number">
              <Term of="adds">Adds</Term>
            </th>
            <th className="is-number">Share</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ source, raw, logit, share }) => (
            <tr key={source}>
              <SourceHead source={source} />
              <td className="is-number">{number(raw)}</td>
              <td className="is-number">{number(logit)}</td>
              <td className="is-number">{percent(share)}</td>
            </tr>
          ))}
          {edge.bias === 0 ? null : (
            <tr>
              <th scope="row">Popularity, the same for all users</th>
              <td />
              <td className="is-number">{number(edge.bias)}</td>
              <td />
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              <Term of="score">Score</Term>
            </th>
            <td />
            <td className="is-number">{number(edge.logit)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
      <p className="formula">
        Softmax turns scores into shares of interest: exp(score / temperature), divided by the sum over all
        candidates of this list. This item has <strong>{percent(edge.probability)}</strong>. Shares compare
        items of one list only.
      </p>
    </section>
  )
}
