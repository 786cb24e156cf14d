import { useImpressions } from '@attune/react'
import { type ReactNode, useId } from 'react'
import type { CardFragment } from '../__generated__/graphql.ts'
import { useChoices } from './choices.tsx'
import { ProductCard } from './product-card.tsx'

interface ProductListProps {
  /** Its heading: why the products are here, said once. */
  readonly title: ReactNode
  /** Where it is, for impressions. */
  readonly place: string
  readonly items: readonly CardFragment[]
  readonly recommendationId?: string | undefined
  /** A shelf is one row that scrolls sideways; a grid has all. */
  readonly shape?: 'shelf' | 'grid'
  readonly canDismiss?: boolean
}

/** Products under a heading. Reports which of them were seen. */
export function ProductList(props: ProductListProps) {
  const { title, place, items, recommendationId, shape = 'shelf', canDismiss = false } = props
  const heading = useId()
  const seen = useImpressions(recommendationId, place)
  const { isHidden } = useChoices()
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <ul className={shape}>
        {items
          .filter(({ id }) => !isHidden(id))
          .map((item) => (
            <ProductCard
              key={item.id}
              item={item}
              recommendationId={recommendationId}
              canDismiss={canDismiss}
              seen={seen(item.id)}
            />
          ))}
      </ul>
    </section>
  )
}
