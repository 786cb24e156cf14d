import type { ReactNode } from 'react'
import type { RecommendedItemFragment } from '../__generated__/graphql.ts'
import { Cover } from '../parts/cover.tsx'
import { percent } from '../parts/format.ts'
import { Icon } from '../parts/icon.tsx'
import { TagChips } from '../parts/links.tsx'
import { href } from '../routing/route.ts'
import { MoveMark } from './move-mark.tsx'
import type { Move } from './moves.ts'
import { positiveShares, StackedBar } from './stacked-bar.tsx'

interface CardProps {
  readonly edge: RecommendedItemFragment
  readonly move: Move | undefined
  /** Further buttons, for feedback on the item. */
  readonly acts?: ReactNode
  onWhy(): void
}

/** One recommended item: rank, probability, reasons and the share of every source. */
export function Card({ edge, move, acts, onWhy }: CardProps) {
  const { node, rank, probability, contributions, reasons } = edge
  const [reason, ...others] = reasons
  return (
    <li className="card" data-id={node.id}>
      <div className="card-rank numbers">
        <span>
          <span className="hidden">Rank </span>
          {rank}
        </span>
        <MoveMark move={move} />
      </div>
      <Cover id={node.id} kind={node.kind} title={node.title} imageUrl={node.imageUrl} />
      <div className="card-body">
        <h3 className="card-title">
          <a href={href('items', node.id)}>{node.title}</a>
          <span className="kind">{node.kind}</span>
        </h3>
        <p className="card-reason">
          {reason?.text}
          {others.length > 0 ? <span className="card-more"> and {others.length} more</span> : null}
        </p>
        <TagChips tags={node.tags?.nodes ?? []} />
      </div>
      <div className="card-chance">
        <strong>{percent(probability)}</strong>
        <small>of interest</small>
      </div>
      <div className="card-foot">
        <StackedBar shares={positiveShares(contributions)} />
        <div className="card-acts">
          <button type="button" className="button is-small is-quiet" onClick={onWhy}>
            <Icon name="why" />
            Why this?<span className="hidden"> {node.title}</span>
          </button>
          {acts}
        </div>
      </div>
    </li>
  )
}
