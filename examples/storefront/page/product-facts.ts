import type { CardFragment } from '../__generated__/graphql.ts'

const EUROS = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR', minimumFractionDigits: 0 })

/** @param price in euros */
export const priceText = (price: number) => EUROS.format(price)

/** The properties of a product that the shop shows. */
export function factsOf({ properties }: Pick<CardFragment, 'properties'>) {
  const value = (wanted: string) => properties.find(({ name }) => name === wanted)?.value
  const stock = Number(value('stock') ?? 0)
  return { price: Number(value('price') ?? 0), stock }
}

export function stockText(stock: number): string {
  if (stock === 0) return 'Sold out'
  return stock < 4 ? `Only ${stock} left` : 'In stock'
}
