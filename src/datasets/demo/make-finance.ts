import { type ItemMaker, type MakerContext, type TagDraft, WEIGHT } from './item-draft.ts'
import { titleMaker } from './title-maker.ts'
import { FINANCE, type FinanceShelf } from './words.ts'

const SECOND_THEME_CHANCE = 0.4

/** Funds and savings plans of a community's theme. */
export function fundMaker({ community, random, taken }: MakerContext): ItemMaker {
  const shelf = FINANCE.shelves[community]
  const names = { titles: ['{provider} {fund}'], words: { provider: FINANCE.providers, fund: shelf.funds } }
  const nextTitle = titleMaker(names, random, taken)
  return () => ({
    kind: 'fund',
    title: nextTitle(),
    tags: [
      ...themeTags(shelf, random),
      { kind: 'risk', name: FINANCE.risks[shelf.risk], weight: WEIGHT.also },
    ],
    properties: { feePercent: (8 + random.below(120)) / 100, currency: 'EUR' },
  })
}

/** Articles on a community's theme. */
export function articleMaker({ community, random, taken }: MakerContext): ItemMaker {
  const shelf = FINANCE.shelves[community]
  const nextTitle = titleMaker(shelf.articles, random, taken)
  return () => ({
    kind: 'article',
    title: nextTitle(),
    tags: themeTags(shelf, random),
    properties: { readingMinutes: 3 + random.below(10) },
  })
}

function themeTags(shelf: FinanceShelf, random: MakerContext['random']): TagDraft[] {
  const tags: TagDraft[] = [{ kind: 'theme', name: shelf.theme, weight: WEIGHT.main }]
  if (random.chance(SECOND_THEME_CHANCE)) {
    tags.push({ kind: 'theme', name: shelf.secondTheme, weight: WEIGHT.also })
  }
  return tags
}
