import { usePage, useTrack } from '@attune/react'
import { useEffect } from 'react'
import { ProductDocument, type ProductQuery } from '../__generated__/graphql.ts'
import { setLine, useCart } from './cart.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { PageTitle } from './page-title.tsx'
import { Cover } from './picture.tsx'
import { LikeButton } from './product-card.tsx'
import { factsOf, priceText, stockText } from './product-facts.ts'
import { ProductList } from './product-list.tsx'
import { href, navigate } from './route.ts'
import { Failure, ShelfSkeletons } from './skeletons.tsx'
import { useToast } from './toasts.tsx'

type Product = NonNullable<ProductQuery['item']>

/** One product, what people buy with it, and what is like it. */
export function ProductPage({ id }: { readonly id: string }) {
  const { data, error, reload } = usePage(ProductDocument, { id })
  const item = data?.item
  const track = useTrack()
  const isShown = item?.kind === 'product'
  useEffect(() => {
    if (isShown) track({ kind: 'VIEW', itemId: id })
  }, [track, id, isShown])
  if (!isShown) {
    if (error) return <Failure error={error} onRetry={reload} />
    return data ? <NotFoundPage title="There is no such product" /> : <ProductSkeleton />
  }
  const boughtWith = item.boughtTogether?.edges.map(({ node }) => node) ?? []
  const similar = item.recommendations
  return (
    <>
      <ProductHead item={item} />
      {error ? <Failure error={error} onRetry={reload} /> : null}
      {boughtWith.length > 0 ? (
        <ProductList title="Bought together" place="product bought together" items={boughtWith} />
      ) : null}
      {similar ? (
        <ProductList
          title="Similar"
          place="product similar"
          items={similar.edges.map(({ node }) => node)}
          recommendationId={similar.recommendationId}
        />
      ) : null}
    </>
  )
}

function ProductHead({ item }: { readonly item: Product }) {
  const { price, stock } = factsOf(item)
  const tags = item.tags?.nodes ?? []
  const category = tags.find(({ kind }) => kind === 'category')
  const others = tags.filter(({ kind }) => kind === 'brand' || kind === 'material')
  return (
    <article className="product">
      <Cover item={item} />
      <div className="product-text">
        {category ? <a href={href('category', category.id)}>{category.name}</a> : null}
        <PageTitle title={item.title} />
        <p className="price">{priceText(price)}</p>
        <p className="soft">{[stockText(stock), ...others.map(({ name }) => name)].join(' · ')}</p>
        <p className="acts">
          <CartButton item={item} />
          <LikeButton item={item} />
        </p>
      </div>
    </article>
  )
}

function CartButton({ item }: { readonly item: Product }) {
  const { id, title, kind } = item
  const { price, stock } = factsOf(item)
  const line = useCart().find((other) => other.id === id)
  const track = useTrack()
  const toast = useToast()
  const add = () => {
    setLine({ id, title, kind, price, quantity: (line?.quantity ?? 0) + 1 })
    track({ kind: 'CART', itemId: id })
    toast({
      text: `${title} is in your cart.`,
      act: { label: 'Open the cart', run: () => navigate(href('cart')) },
    })
  }
  const isEmpty = stock <= (line?.quantity ?? 0)
  return (
    <button type="button" className="strong" disabled={isEmpty} onClick={add}>
      {line ? `Add another (${line.quantity} in the cart)` : 'Add to cart'}
    </button>
  )
}

function ProductSkeleton() {
  return (
    <>
      <div className="product skeleton" role="status" aria-label="Loading">
        <div className="cover" />
        <div className="product-text">
          <div className="skeleton-heading" />
        </div>
      </div>
      <ShelfSkeletons count={2} />
    </>
  )
}
