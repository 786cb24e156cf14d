import { useTrack, useViewer } from '@attune/react'
import type { CardFragment } from '../__generated__/graphql.ts'
import { useChoices } from './choices.tsx'
import { Cover } from './picture.tsx'
import { factsOf, priceText, stockText } from './product-facts.ts'
import { href } from './route.ts'

interface ProductCardProps {
  readonly item: CardFragment
  readonly recommendationId: string | undefined
  /** True for a list that the visitor may change. */
  readonly canDismiss?: boolean
  seen(element: Element | null): void
}

/** A product in a list: its link reports clicks, and its buttons change what later lists show. */
export function ProductCard({ item, recommendationId, canDismiss = false, seen }: ProductCardProps) {
  const { id, title } = item
  const { price, stock } = factsOf(item)
  const isKnown = useViewer() !== ''
  const track = useTrack()
  const { dismiss } = useChoices()
  const click = () =>
    track({ kind: 'CLICK', itemId: id, ...(recommendationId !== undefined && { recommendationId }) })
  return (
    <li className="card" data-id={id} ref={seen}>
      <a href={href('products', id)} onClick={click}>
        <Cover item={item} />
        <span className="card-title">{title}</span>
      </a>
      <p className="card-facts">
        <strong>{priceText(price)}</strong>
        <small>{stockText(stock)}</small>
      </p>
      <span className="card-acts">
        {canDismiss && isKnown ? (
          <button
            type="button"
            className="round dismiss"
            aria-label={`Do not show ${title} again`}
            onClick={() => dismiss(item)}
          >
            ×
          </button>
        ) : null}
        <LikeButton item={item} />
      </span>
    </li>
  )
}

/** A heart that is full while the visitor likes the product. */
export function LikeButton({ item }: { readonly item: Pick<CardFragment, 'id' | 'title'> }) {
  const { isLiked, toggleLike } = useChoices()
  const liked = isLiked(item.id)
  return (
    <button
      type="button"
      className="round like"
      aria-pressed={liked}
      aria-label={`Like ${item.title}`}
      onClick={() => toggleLike(item)}
    >
      {liked ? '♥' : '♡'}
    </button>
  )
}
