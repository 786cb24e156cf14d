import { type ItemMaker, type MakerContext, type TagDraft, WEIGHT } from './item-draft.ts'
import { titleMaker } from './title-maker.ts'
import { SHOP_SHELVES } from './words.ts'

/** Products of a community: every noun of its shelf in turn, under another brand and model name each time round. */
export function productMaker({ community, random, taken }: MakerContext): ItemMaker {
  const shelf = SHOP_SHELVES[community]
  const products = random.shuffled(shelf.products)
  const nextLine = titleMaker(shelf.lines, random)
  let made = 0
  return () => {
    const round = Math.floor(made / products.length)
    const [noun = '', category = '', material = '', euros = ''] = (
      products[made++ % products.length] ?? ''
    ).split('|')
    const brands = (shelf.brands[category] ?? '').split('|')
    const brand = brands[round % brands.length] ?? ''
    let title = ''
    do title = fill(shelf.format, { brand, noun, line: nextLine() })
    while (taken.has(title))
    taken.add(title)
    return {
      kind: 'product',
      title,
      tags: productTags(category, brand, material),
      properties: { price: Math.round(Number(euros) * random.between(0.8, 1.3)), currency: 'EUR' },
    }
  }
}

function fill(format: string, parts: Readonly<Record<string, string>>): string {
  return format.replace(/\{(\w+)\}/g, (_, slot: string) => parts[slot] ?? '')
}

function productTags(category: string, brand: string, material: string): TagDraft[] {
  const tags: TagDraft[] = [
    { kind: 'category', name: category, weight: WEIGHT.main },
    { kind: 'brand', name: brand, weight: WEIGHT.also },
  ]
  if (material) tags.push({ kind: 'material', name: material, weight: WEIGHT.also })
  return tags
}
